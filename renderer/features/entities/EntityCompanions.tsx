import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Companions } from '../../../shared/contracts/analysisContract';
import type { Entity } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import { useLive } from '../../data/live';
import { entitiesById, newestSources } from '../../data/mentionQueries';
import { useServices } from '../../services';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { SnippetText } from './MentionSnippet';
import { useAnalysisAnswer } from './useAnalysisAnswer';
import styles from './EntityMentions.module.css';
import paneStyles from './EntityPane.module.css';

const shownFirst = 12;

type Companion = Companions['companions'][number];

function countWords({ sentences, paragraphs }: Companion): string {
  const inSentences = sentences === 1 ? 'one sentence' : `${sentences.toLocaleString('en')} sentences`;
  const inParagraphs = paragraphs === 1 ? 'one paragraph' : `${paragraphs.toLocaleString('en')} paragraphs`;
  if (sentences === 0) return inParagraphs;
  return paragraphs === 0 ? inSentences : `${inSentences}, ${inParagraphs} more`;
}

/** The sentences in which two entities stand; each opens its place. */
function TogetherList({ entityId, other }: { readonly entityId: EntityId; readonly other: Entity }) {
  const { analysis, database, navigation } = useServices();
  const places = useAnalysisAnswer(`${entityId} ${other.id}`, (_, signal) => analysis.together(entityId, other.id, signal));
  const ids = [...new Set((places ?? []).map(({ sourceId }) => sourceId))];
  const sources = useLive(() => newestSources(database, ids), [ids], { keepsPrevious: true });
  if (!places) return <p className={paneStyles['hint']}>Looking for the sentences…</p>;
  const titles = new Map((sources ?? []).map(({ id, title }) => [id, title]));
  return (
    <ul className={styles['together']} aria-label={`Sentences with ${other.name}`}>
      {places.map(({ sourceId, start, end, isSentence, snippet }) => (
        <li key={`${sourceId} ${start} ${isSentence}`}>
          <AriaButton className={styles['words'] ?? ''} onPress={() => navigation.openSpan(sourceId, { start, end }, { beside: true })}>
            <SnippetText snippet={snippet} />
            <small>{titles.get(sourceId) ?? ''}{isSentence ? '' : ' · in the same paragraph'}</small>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

/** The entities that stand most often with another, each count with the sentences behind it. */
export function EntityCompanions({ entity }: { readonly entity: Entity }) {
  const { analysis, database } = useServices();
  const [openId, setOpenId] = useState<EntityId | null>(null);
  const [isLong, setLong] = useState(false);
  const answer = useAnalysisAnswer(entity.id, (_, signal) => analysis.companionsOf(entity.id, signal));
  const ids = (answer?.companions ?? []).map(({ entityId }) => entityId);
  const entities = useLive(() => entitiesById(database, ids), [ids], { keepsPrevious: true });
  const companions = (answer?.companions ?? []).flatMap((companion) => {
    const other = entities?.get(companion.entityId);
    return other ? [{ companion, other }] : [];
  });
  if (companions.length === 0) return null;
  const shown = isLong ? companions : companions.slice(0, shownFirst);
  return (
    <section className={paneStyles['evidence']} aria-label="Stands most often with">
      <h2>Stands most often with</h2>
      <ul className={styles['companions']}>
        {shown.map(({ companion, other }) => {
          const isOpen = openId === other.id;
          return (
            <li key={other.id}>
              <AriaButton className={styles['companion'] ?? ''} aria-expanded={isOpen} onPress={() => setOpenId(isOpen ? null : other.id)}>
                {isOpen ? <ChevronDown aria-hidden size={14} /> : <ChevronRight aria-hidden size={14} />}
                <EntityKindIcon kind={other.kind} size={14} />
                <span>{other.name}</span>
                <small>{countWords(companion)}</small>
              </AriaButton>
              {isOpen ? <TogetherList entityId={entity.id} other={other} /> : null}
            </li>
          );
        })}
      </ul>
      {companions.length > shown.length ? <AriaButton className={paneStyles['link'] ?? ''} onPress={() => setLong(true)}>Show {companions.length - shown.length} more</AriaButton> : null}
    </section>
  );
}
