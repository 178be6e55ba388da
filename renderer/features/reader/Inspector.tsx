import { memo, useDeferredValue, useRef, useState } from 'react';
import type { Entity } from '../../../shared/domain/entity';
import type { PassageId, SourceId } from '../../../shared/domain/ids';
import type { Mention } from '../../../shared/domain/mention';
import type { Tag } from '../../../shared/domain/tag';
import { allEntities } from '../../data/entityQueries';
import { useLive } from '../../data/live';
import { mentionsOf } from '../../data/passageQueries';
import { allTags } from '../../data/tagQueries';
import { useServices } from '../../services';
import { Tabs } from '../../ui/Tabs';
import { useStore } from '../../workspace/store';
import { HighlightCard } from './HighlightCard';
import { HighlightList } from './HighlightList';
import { readerSessionOf } from './readerSession';
import { SourceDetails } from './SourceDetails';
import { useReading, type ReadingAnswer } from './useReading';
import { useRegion } from './useRegion';
import styles from './Inspector.module.css';

type InspectorTab = 'highlights' | 'details';

interface InspectorContentProps {
  readonly answer: ReadingAnswer;
  readonly mentions: readonly Mention[] | undefined;
  readonly tags: readonly Tag[] | undefined;
  readonly entities: readonly Entity[] | undefined;
  readonly selectedId: PassageId | null;
}

const InspectorContent = memo(function InspectorContent({ answer, mentions, tags, entities, selectedId }: InspectorContentProps) {
  const [tab, setTab] = useState<InspectorTab>('highlights');
  const [seenId, setSeenId] = useState(selectedId);
  // A highlight that is selected comes into sight.
  if (selectedId !== seenId) {
    setSeenId(selectedId);
    if (selectedId !== null) setTab('highlights');
  }
  if (answer.status !== 'ready' || !mentions || !tags || !entities) return null;
  const { reading } = answer;
  const located = reading.passages.find(({ passage }) => passage.id === selectedId);
  return (
    <Tabs<InspectorTab>
      label="Inspector"
      selected={tab}
      onSelect={setTab}
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
        { name: 'details', label: 'Source', content: <SourceDetails source={reading.source} tags={tags} /> },
      ]}
    />
  );
});

/** The highlights and the details of the source in view. */
export function Inspector({ sourceId }: { readonly sourceId: SourceId }) {
  const { database, navigation } = useServices();
  const root = useRef<HTMLDivElement | null>(null);
  useRegion(readerSessionOf(navigation), 'inspector', root);
  // The text is drawn first, what is said about it after: nothing below is drawn at all until then.
  const answer = useDeferredValue(useReading(sourceId));
  const selectedId = useDeferredValue(useStore(navigation.selectedPassageId));
  const mentions = useLive(() => mentionsOf(database, sourceId), [sourceId]);
  const tags = useLive(() => allTags(database), []);
  const entities = useLive(() => allEntities(database), []);
  return (
    <div ref={root} className={styles['inspector']} data-reader-region="inspector">
      <InspectorContent answer={answer} mentions={mentions} tags={tags} entities={entities} selectedId={selectedId} />
    </div>
  );
}
