import { useDeferredValue, useRef, useState } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
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
import { useReading } from './useReading';
import { useRegion } from './useRegion';
import styles from './Inspector.module.css';

type InspectorTab = 'highlights' | 'details';

/** The highlights and the details of the source in view. */
export function Inspector({ sourceId }: { readonly sourceId: SourceId }) {
  const { database, navigation } = useServices();
  const root = useRef<HTMLDivElement | null>(null);
  useRegion(readerSessionOf(navigation), 'inspector', root);
  // The text is drawn first, what is said about it after.
  const answer = useDeferredValue(useReading(sourceId));
  const mentions = useLive(() => mentionsOf(database, sourceId), [sourceId]);
  const tags = useLive(() => allTags(database), []);
  const entities = useLive(() => allEntities(database), []);
  const selectedId = useDeferredValue(useStore(navigation.selectedPassageId));
  const [tab, setTab] = useState<InspectorTab>('highlights');
  const [seenId, setSeenId] = useState(selectedId);
  // A highlight that is selected comes into sight.
  if (selectedId !== seenId) {
    setSeenId(selectedId);
    if (selectedId !== null) setTab('highlights');
  }
  if (answer.status !== 'ready' || !mentions || !tags || !entities) return <div ref={root} className={styles['inspector']} data-reader-region="inspector" />;
  const { reading } = answer;
  const located = reading.passages.find(({ passage }) => passage.id === selectedId);
  return (
    <div ref={root} className={styles['inspector']} data-reader-region="inspector">
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
    </div>
  );
}
