import { useEffect, useState } from 'react';
import { Bookmark } from 'lucide-react';
import type { SavedView } from '../../../shared/domain/savedView';
import { changeSavedQuery, deleteSavedView, renameSavedView } from '../../commands/savedViewCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { MenuButton } from '../../ui/MenuButton';
import { useSearchVersion } from './useSearchResults';
import styles from './SavedViews.module.css';

interface NameDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly name: string;
  onName(name: string): Promise<void>;
  onClose(): void;
}

/** Asks for the name of a view. */
export function ViewNameDialog({ title, confirmLabel, name, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (): Promise<void> => {
    if (typed.trim() === '') return setProblem('A view needs a name.');
    await onName(typed);
    onClose();
  };
  return (
    <Dialog
      title={title} size="small" onClose={onClose}
      footer={<><Button onPress={onClose}>Cancel</Button><Button tone="primary" onPress={() => void take()}>{confirmLabel}</Button></>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void take(); }}>
        <TextField label="Name" value={typed} onChange={(text) => { setTyped(text); setProblem(null); }} problem={problem} autoFocus />
      </form>
    </Dialog>
  );
}

/** How much each query finds, again whenever that may have changed. */
function useCounts(queries: readonly string[]): ReadonlyMap<string, number | null> {
  const { search } = useServices();
  const version = useSearchVersion();
  const [counts, setCounts] = useState<ReadonlyMap<string, number | null>>(new Map());
  const key = JSON.stringify(queries);
  useEffect(() => {
    let isCurrent = true;
    const asked = JSON.parse(key) as readonly string[];
    if (asked.length > 0) {
      void search.counts(asked).then((found) => {
        if (isCurrent) setCounts(new Map(asked.map((query, index) => [query, found[index] ?? null])));
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [search, key, version]);
  return counts;
}

interface SavedViewsProps {
  readonly views: readonly SavedView[];
  readonly currentId: string | null;
  /** What stands in the field now. */
  readonly query: string;
  onChoose(view: SavedView): void;
}

/** The saved views, each with how much it finds now. */
export function SavedViews({ views, currentId, query, onChoose }: SavedViewsProps) {
  const { context } = useServices();
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const counts = useCounts(views.map((view) => view.query));
  if (views.length === 0) return null;
  return (
    <section aria-label="Saved views" className={styles['views']}>
      <h2 className={styles['heading']}>Saved views</h2>
      <ul className={styles['list']}>
        {views.map((view) => {
          const count = counts.get(view.query);
          const isCurrent = view.id === currentId && query.trim() === view.query;
          const isChanged = view.id === currentId && query.trim() !== '' && query.trim() !== view.query;
          return (
            <li key={view.id} className={styles['view']} data-current={isCurrent}>
              <button type="button" className={styles['choose']} title={view.query} aria-current={isCurrent} onClick={() => onChoose(view)}>
                <Bookmark aria-hidden size={13} />
                <span className={styles['name']}>{view.name}</span>
                <span className={styles['count']}>{count === undefined ? '' : count === null ? 'not readable' : count.toLocaleString('en')}</span>
              </button>
              <MenuButton
                label={`More for ${view.name}`}
                lines={[
                  ...(isChanged ? [{ id: 'change', label: 'Find what is typed now', run: () => void changeSavedQuery(context, view.id, query) }] : []),
                  { id: 'rename', label: 'Rename…', run: () => setRenamed(view) },
                  { id: 'delete', label: 'Delete', isDanger: true, startsGroup: true, run: () => void deleteSavedView(context, view.id) },
                ]}
              />
            </li>
          );
        })}
      </ul>
      {renamed ? (
        <ViewNameDialog
          title="Rename view" confirmLabel="Rename" name={renamed.name} onClose={() => setRenamed(null)}
          onName={async (name) => void (await renameSavedView(context, renamed.id, name))}
        />
      ) : null}
    </section>
  );
}
