import { useEffect, useState } from 'react';
import type { Source } from '../../../shared/domain/source';
import type { SimilarText } from '../../../shared/importing/similarTexts';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import styles from './Inspector.module.css';

const mostShown = 20;
const none: readonly SimilarText[] = [];

function useSimilar(id: Source['id']): readonly SimilarText[] {
  const { similar: sources } = useServices();
  const [answer, setAnswer] = useState<{ readonly id: string; readonly similar: readonly SimilarText[] }>({ id, similar: none });
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      timer = undefined;
      const similar = await sources.similarTo(id);
      if (isCurrent) setAnswer({ id, similar });
    };
    void ask();
    // An import tells of every article; once a moment is enough here.
    const unsubscribe = sources.subscribe(() => {
      timer ??= setTimeout(() => void ask(), 300);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [sources, id]);
  return answer.id === id ? answer.similar : none;
}

/** The sources that say much the same as one: wire copy, earlier and later versions. Nothing where there are none. */
export function SimilarSection({ source }: { readonly source: Source }) {
  const { database, navigation } = useServices();
  const similar = useSimilar(source.id).slice(0, mostShown);
  const ids = similar.map(({ id }) => id);
  const sources = useLive(() => database.sources.bulkGet(ids), [ids], { keepsPrevious: true });
  const shown = similar.flatMap(({ id, share }) => {
    const other = sources?.find((each) => each?.id === id);
    return other ? [{ other, share }] : [];
  });
  if (shown.length === 0) return null;
  const heading = shown.length === 1 ? '1 similar source' : `${shown.length} similar sources`;
  return (
    <section aria-label="Similar sources">
      <h3>{heading}</h3>
      <ul className={styles['similar']}>
        {shown.map(({ other, share }) => (
          <li key={other.id}>
            <div>
              <div>{other.title}</div>
              <small>{[other.outlet, `about ${Math.round(share * 100)} % of the wording is the same`].filter(Boolean).join(' · ')}</small>
            </div>
            <Button tone="quiet" onPress={() => navigation.open({ kind: 'source', id: other.id }, { beside: true })}>Open beside</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
