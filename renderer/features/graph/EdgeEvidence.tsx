import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { datedRelation } from '../../../shared/exporting/graphDrawing';
import { formatPublicationDate } from '../../../shared/domain/publicationDate';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import { evidenceTexts, relationsWithPassages, type EvidenceText } from '../../data/graphQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import type { EdgeDetail } from '../../worker/graphMessages';
import styles from './EdgeEvidence.module.css';

interface EdgeEvidenceProps {
  readonly edge: EdgeDetail;
  readonly unit: GraphScope;
  readonly nameOf: (id: string) => string;
  /** So many sentences at first, and at each wish for more. */
  readonly step?: number;
  /** After a place was gone to. */
  onLeave?(): void;
}

/** What a connection rests on: relations with their passages, and every sentence or paragraph with its words. Each goes to its place. */
export function EdgeEvidence({ edge, unit, nameOf, step = 50, onLeave }: EdgeEvidenceProps) {
  const { database, navigation } = useServices();
  const [most, setMost] = useState(step);
  const places = edge.evidence.map(({ sourceId, start, end }) => `${sourceId} ${start} ${end}`).join(',');
  const evidence = useLive(() => evidenceTexts(database, edge.evidence, most), [places, most], { keepsPrevious: true });
  const relations = useLive(() => relationsWithPassages(database, edge.relationIds), [edge.relationIds], { keepsPrevious: true });
  const hidden = edge.evidence.length - most;

  return (
    <div className={styles['evidence']}>
      {relations?.map(({ relation, passages }) => (
        <div key={relation.id} className={styles['relation']}>
          <p><strong>{nameOf(relation.fromId)}</strong> → <strong>{nameOf(relation.toId)}</strong><br />{datedRelation(relation)}</p>
          {relation.remark ? <p className={styles['remark']}>{relation.remark}</p> : null}
          {passages.length === 0 ? <p className={styles['remark']}>Rests on no highlight yet.</p> : null}
          <ul>
            {passages.map(({ passage, source }) => (
              <li key={passage.id}>
                <AriaButton
                  className={styles['words'] ?? ''}
                  style={{ borderColor: `var(--mark-${passage.color}-line)` }}
                  onPress={() => {
                    onLeave?.();
                    navigation.openPassage(passage.sourceId, passage.id, { beside: true });
                  }}
                >
                  {passage.anchor.exact}
                  <small>{[source?.title || 'Untitled', source?.outlet].filter(Boolean).join(' · ')}</small>
                </AriaButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {evidence?.map(({ source, texts }) => (
        <div key={source.id} className={styles['source']}>
          <h4>
            {source.title || 'Untitled'}
            <small>{[source.outlet, source.published.edtf === null ? '' : formatPublicationDate(source.published)].filter((part) => part !== '').join(' · ')}</small>
          </h4>
          <ul>
            {texts.map((text) => (
              <li key={text.key}>
                <AriaButton
                  className={styles['words'] ?? ''}
                  onPress={() => {
                    onLeave?.();
                    navigation.openSpan(source.id, text.span, { beside: true });
                  }}
                >
                  <Words text={text} />
                </AriaButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {hidden > 0 ? <Button onPress={() => setMost(most + step * 4)}>{`Show more (${hidden.toLocaleString('en')} ${unit}${hidden === 1 ? '' : 's'} left)`}</Button> : null}
    </div>
  );
}

function Words({ text }: { readonly text: EvidenceText }) {
  return (
    <>
      {text.pieces.map((piece, index) => (piece.end === null ? piece.text : <strong key={index} data-end={piece.end}>{piece.text}</strong>))}
      {text.isSuggested ? <small>suggested, not accepted yet</small> : null}
    </>
  );
}
