import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Check, X } from 'lucide-react';
import type { Entity } from '../../../shared/domain/entity';
import { formatPublicationDate } from '../../../shared/domain/publicationDate';
import { acceptMention, forgetMentions } from '../../commands/mentionCommands';
import { rejectMentions } from '../../commands/reviewCommands';
import { useLive } from '../../data/live';
import { acceptedWordsOf, newestSources } from '../../data/mentionQueries';
import { useServices } from '../../services';
import { IconButton } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { LongList } from '../../ui/LongList';
import { mentionCounts, mentionPlaces, mentionRows, type MentionFilter, type MentionPlace, type MentionRow } from './mentionRows';
import { MentionSnippet } from './MentionSnippet';
import { useAnalysisAnswer } from './useAnalysisAnswer';
import styles from './EntityMentions.module.css';
import paneStyles from './EntityPane.module.css';

const filters: readonly { readonly value: MentionFilter; readonly label: string }[] = [
  { value: 'all', label: 'All mentions' }, { value: 'accepted', label: 'Accepted' }, { value: 'open', label: 'Not reviewed' },
];
const standings: Readonly<Record<MentionPlace['standing'], string>> = { accepted: 'accepted', open: 'not reviewed', unclear: 'not reviewed, others may be meant' };
const estimatedHeight = 44;

function countSentence({ accepted, open, sources }: ReturnType<typeof mentionCounts>): string {
  const articles = sources === 1 ? 'one article' : `${sources.toLocaleString('en')} articles`;
  return `${accepted.toLocaleString('en')} accepted, ${open.toLocaleString('en')} not reviewed, in ${articles}`;
}

/** Every mention of an entity with its words, by source and date: accepted ones, and those that analysis found. */
export function EntityMentions({ entity }: { readonly entity: Entity }) {
  const { analysis, context, database, navigation } = useServices();
  const [filter, setFilter] = useState<MentionFilter>('all');
  const found = useAnalysisAnswer(entity.id, (_, signal) => analysis.mentionsOf(entity.id, signal));
  const accepted = useLive(() => acceptedWordsOf(database, entity.id), [entity.id]);
  const bySource = useMemo(() => mentionPlaces(found, accepted ?? []), [found, accepted]);
  const sourceIds = [...bySource.keys()];
  const sources = useLive(() => newestSources(database, sourceIds), [sourceIds], { keepsPrevious: true });
  const rows = useMemo(() => mentionRows(bySource, sources ?? [], filter), [bySource, sources, filter]);
  const counts = mentionCounts(bySource);
  const isWhole = found !== null && found.done === found.total;

  const open = ({ sourceId, start, end }: MentionPlace): void => navigation.openSpan(sourceId, { start, end }, { beside: true });
  const mentionRow = (place: MentionPlace) => (
    <div className={styles['mention']} data-standing={place.standing}>
      <AriaButton className={styles['words'] ?? ''} onPress={() => open(place)}>
        <MentionSnippet place={place} />
        <span className="visually-hidden">, {standings[place.standing]}</span>
      </AriaButton>
      {place.mentionId !== null ? (
        <IconButton label="Take back" onPress={() => void forgetMentions(context, place.mentionId === null ? [] : [place.mentionId])}><X aria-hidden size={14} /></IconButton>
      ) : (
        <>
          <IconButton label="Accept this mention" onPress={() => void acceptMention(context, place.sourceId, entity.id, place)}><Check aria-hidden size={14} /></IconButton>
          <IconButton label="Reject this mention" onPress={() => void rejectMentions(context, [{ sourceId: place.sourceId, entityId: entity.id, spans: [place] }])}><X aria-hidden size={14} /></IconButton>
        </>
      )}
    </div>
  );
  const renderRow = (row: MentionRow) =>
    row.kind === 'mention' ? mentionRow(row.place) : (
      <h3 className={styles['source']}>
        <AriaButton className={paneStyles['link'] ?? ''} onPress={() => navigation.open({ kind: 'source', id: row.source.id }, { beside: true })}>{row.source.title || 'Untitled'}</AriaButton>
        <small>{[row.source.outlet, row.source.published.edtf === null ? '' : formatPublicationDate(row.source.published), row.count === 1 ? 'one mention' : `${row.count} mentions`].filter((part) => part !== '').join(' · ')}</small>
      </h3>
    );

  return (
    <section className={paneStyles['evidence']} aria-label="Mentions">
      <h2>Mentions <small>{(counts.accepted + counts.open).toLocaleString('en')}</small></h2>
      <div className={styles['head']}>
        <p role="status">
          {isWhole ? countSentence(counts) : found ? `${countSentence(counts)} so far: ${found.done.toLocaleString('en')} of ${found.total.toLocaleString('en')} articles read` : 'Looking through the library…'}
        </p>
        {counts.accepted > 0 && counts.open > 0 ? <SelectField label="Which mentions" isLabelHidden value={filter} options={filters} onChange={setFilter} /> : null}
      </div>
      {rows.length > 0 ? (
        <LongList label="Mentions by source" items={rows} renderRow={renderRow} estimatedHeight={estimatedHeight} className={styles['list']} rowClassName={styles['row']} />
      ) : isWhole && counts.accepted + counts.open === 0 ? (
        <p className={paneStyles['hint']}>No article mentions it by a name it has. Add another name above, and every article is looked through at once.</p>
      ) : null}
    </section>
  );
}
