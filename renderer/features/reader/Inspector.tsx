import { useDeferredValue, useEffect, useRef } from 'react';
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
import { NamePanel } from './NamePanel';
import { readerSessionOf, type InspectorTab } from './readerSession';
import { SourceDetails } from './SourceDetails';
import { useNameReview } from './useNameReview';
import { useReading } from './useReading';
import { useRegion } from './useRegion';
import styles from './Inspector.module.css';

/** The highlights, the names and the details of the source in view. */
export function Inspector({ sourceId }: { readonly sourceId: SourceId }) {
  const { database, navigation } = useServices();
  const root = useRef<HTMLDivElement | null>(null);
  const session = readerSessionOf(navigation);
  useRegion(session, 'inspector', root);
  // The text is drawn first, what is said about it after.
  const answer = useDeferredValue(useReading(sourceId));
  const mentions = useLive(() => mentionsOf(database, sourceId), [sourceId]);
  const tags = useLive(() => allTags(database), []);
  const entities = useLive(() => allEntities(database), []);
  const selectedId = useDeferredValue(useStore(navigation.selectedPassageId));
  const names = useDeferredValue(useNameReview(sourceId));
  const tab = useStore(session.inspectorTab);
  // A highlight that is selected comes into sight.
  useEffect(() => {
    if (selectedId !== null) session.inspectorTab.set('highlights');
  }, [session, selectedId]);
  if (answer.status !== 'ready' || !mentions || !tags || !entities) return <div ref={root} className={styles['inspector']} data-reader-region="inspector" />;
  const { reading } = answer;
  const located = reading.passages.find(({ passage }) => passage.id === selectedId);
  return (
    <div ref={root} className={styles['inspector']} data-reader-region="inspector">
      <Tabs<InspectorTab>
        label="Inspector"
        selected={tab}
        onSelect={(next) => session.inspectorTab.set(next)}
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
    </div>
  );
}
