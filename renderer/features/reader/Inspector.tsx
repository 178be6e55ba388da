import { memo, useEffect, useMemo, useRef } from 'react';
import type { Entity } from '../../../shared/domain/entity';
import type { PassageId, SourceId } from '../../../shared/domain/ids';
import type { Mention } from '../../../shared/domain/mention';
import type { Tag } from '../../../shared/domain/tag';
import { useEntities } from '../../data/entityQueries';
import { liveMentions } from '../../data/passageQueries';
import { useSharedLive } from '../../data/sharedLive';
import { useTags } from '../../data/tagQueries';
import { useServices } from '../../services';
import { Tabs } from '../../ui/Tabs';
import { useAfterPaint } from '../../ui/useAfterPaint';
import { useStore } from '../../workspace/store';
import { HighlightCard } from './HighlightCard';
import { HighlightList } from './HighlightList';
import { NamePanel } from './NamePanel';
import { readerSessionOf, type InspectorTab } from './readerSession';
import { SourceDetails } from './SourceDetails';
import { useNameReview, type NamesAnswer } from './useNameReview';
import { useReading, type ReadingAnswer } from './useReading';
import { useRegion } from './useRegion';
import styles from './Inspector.module.css';

interface InspectorContentProps {
  readonly answer: ReadingAnswer;
  readonly names: NamesAnswer;
  readonly mentions: readonly Mention[] | undefined;
  readonly tags: readonly Tag[] | undefined;
  readonly entities: readonly Entity[] | undefined;
  readonly selectedId: PassageId | null;
}

const InspectorContent = memo(function InspectorContent({ answer, names, mentions, tags, entities, selectedId }: InspectorContentProps) {
  const { inspectorTab } = readerSessionOf(useServices().navigation);
  const tab = useStore(inspectorTab);
  // A highlight that is selected comes into sight.
  useEffect(() => {
    if (selectedId !== null) inspectorTab.set('highlights');
  }, [inspectorTab, selectedId]);
  if (answer.status !== 'ready' || !mentions || !tags || !entities) return null;
  const { reading } = answer;
  const located = reading.passages.find(({ passage }) => passage.id === selectedId);
  return (
    <Tabs<InspectorTab>
      label="Inspector"
      selected={tab}
      onSelect={(next) => inspectorTab.set(next)}
      tabs={[
        {
          name: 'highlights',
          label: <>Highlights <small>{reading.passages.length}</small></>,
          content: (
            <div className={styles['highlights']}>
              {located ? <HighlightCard key={located.passage.id} reading={reading} located={located} mentions={mentions} tags={tags} entities={entities} /> : null}
              <HighlightList reading={reading} mentions={mentions} tags={tags} entities={entities} selectedId={selectedId} />
            </div>
          ),
        },
        {
          name: 'names',
          label: <>Names <small>{names.review.openCount > 0 ? names.review.openCount : ''}</small></>,
          content: <NamePanel reading={reading} answer={names} />,
        },
        { name: 'details', label: 'Source', content: <SourceDetails source={reading.source} tags={tags} /> },
      ]}
    />
  );
});

/** The highlights, the names and the details of the source in view. */
export function Inspector({ sourceId }: { readonly sourceId: SourceId }) {
  const { database, navigation } = useServices();
  const root = useRef<HTMLDivElement | null>(null);
  useRegion(readerSessionOf(navigation), 'inspector', root);
  const answer = useReading(sourceId);
  const names = useNameReview(sourceId);
  const selectedId = useStore(navigation.selectedPassageId);
  const mentions = useSharedLive(liveMentions, database, sourceId)?.rows;
  const tags = useTags(database);
  const entities = useEntities(database);
  // The text is drawn first, what is said about it in the frame after: nothing below is drawn at all until then.
  const shown = useAfterPaint(useMemo(() => ({ answer, names, mentions, tags, entities, selectedId }), [answer, names, mentions, tags, entities, selectedId]));
  return (
    <div ref={root} className={styles['inspector']} data-reader-region="inspector">
      <InspectorContent {...shown} />
    </div>
  );
}
