import { useMemo, useState } from 'react';
import { BookOpenCheck, FolderPlus, Tag as TagIcon, Trash2, X } from 'lucide-react';
import type { Source } from '../../../shared/domain/source';
import { allCollections } from '../../data/collectionQueries';
import { useLive } from '../../data/live';
import { setPreference } from '../../data/preferences';
import { allSources, highlightCounts } from '../../data/sourceQueries';
import { allTags } from '../../data/tagQueries';
import { usePreferences, useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { ContextMenu, type MenuPoint } from '../../ui/ContextMenu';
import { EmptyState } from '../../ui/EmptyState';
import { MenuButton } from '../../ui/MenuButton';
import { noSelection, selectOnly, selectRows, type RowSelection } from '../../ui/rowSelection';
import { VirtualList } from '../../ui/VirtualList';
import { useStore } from '../../workspace/store';
import { CollectionPicker } from './CollectionPicker';
import { freshSources } from './importSession';
import { filterSources, noFilter, sortSources, sourcesIn, type LibraryFilter } from './libraryFilter';
import styles from './LibraryList.module.css';
import { LibraryRow } from './LibraryRow';
import { ImportMenu, LibraryTools } from './LibraryTools';
import { shownCollection } from './shownCollection';
import { useCollectionMenu } from './useCollectionMenu';
import { useSourceMenu, type SourceMenu } from './useSourceMenu';

/** What is chosen follows the open source and the last import, and is the person's own in between. */
function useLibrarySelection(openId: string | null): readonly [RowSelection, (selection: RowSelection) => void] {
  const fresh = useStore(freshSources);
  const [followed, setFollowed] = useState<{ readonly openId: string | null; readonly fresh: readonly string[] }>({ openId: null, fresh: [] });
  const [selection, setSelection] = useState<RowSelection>(noSelection);
  if (followed.openId !== openId || followed.fresh !== fresh) {
    setFollowed({ openId, fresh });
    if (followed.fresh !== fresh && fresh.length > 0) setSelection(selectRows([...fresh].reverse()));
    else if (openId !== null && !(selection.selected.size === 1 && selection.selected.has(openId))) setSelection(selectOnly(openId));
  }
  return [selection, setSelection];
}

function BulkBar({ count, menu, onClear }: { readonly count: number; readonly menu: SourceMenu; onClear(): void }) {
  return (
    <div className={styles['bulk']} role="toolbar" aria-label="Chosen articles">
      <span className={styles['bulkCount']} role="status">{count.toLocaleString()} selected</span>
      <MenuButton label="Reading state" lines={menu.stateLines}><BookOpenCheck aria-hidden /></MenuButton>
      <IconButton label="Tags…" onPress={menu.editTags}><TagIcon aria-hidden /></IconButton>
      <IconButton label="Collections…" onPress={menu.editCollections}><FolderPlus aria-hidden /></IconButton>
      <IconButton label="Delete…" onPress={menu.askToDelete}><Trash2 aria-hidden /></IconButton>
      <MenuButton label="More for the chosen articles" lines={menu.lines} />
      <IconButton label="Clear selection" onPress={onClear}><X aria-hidden /></IconButton>
    </div>
  );
}

function countText(shown: number, all: number): string {
  return shown === all ? all.toLocaleString() : `${shown.toLocaleString()} of ${all.toLocaleString()}`;
}

/** The library: every source, found, filtered and sorted. */
export function LibraryList() {
  const { actions, context, database, navigation } = useServices();
  const { librarySort } = usePreferences();
  const place = useStore(navigation.place);
  const openId = place.main?.kind === 'source' ? place.main.id : place.beside?.kind === 'source' ? place.beside.id : null;
  const sources = useLive(() => allSources(database), []);
  const tags = useLive(() => allTags(database), []);
  const collections = useLive(() => allCollections(database), []);
  const wanted = useStore(shownCollection);
  const [filter, setFilter] = useState<LibraryFilter>(noFilter);
  const [selection, setSelection] = useLibrarySelection(openId);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const [drawn, setDrawn] = useState({ first: 0, last: 0 });

  // One that is gone shows nothing; an undo may bring it back.
  const collection = collections?.find(({ id }) => id === wanted) ?? null;
  const within = collection?.id ?? (wanted === 'none' ? 'none' : 'all');
  const collectionMenu = useCollectionMenu(collection, sources ?? [], shownCollection.set);

  const sorted = useMemo(() => sortSources(sources ?? [], librarySort), [sources, librarySort]);
  const held = useMemo(() => sourcesIn(sorted, within), [sorted, within]);
  const shown = useMemo(() => filterSources(held, filter, tags ?? []), [held, filter, tags]);
  const tagNames = useMemo(() => new Map((tags ?? []).map((tag) => [tag.id, tag.name])), [tags]);
  const chosen = useMemo(() => shown.filter((source) => selection.selected.has(source.id)), [shown, selection]);
  const menu = useSourceMenu({ sources: chosen, tags: tags ?? [], collections: collections ?? [], shown: collection });
  const drawnIds = shown.slice(drawn.first, drawn.last).map((source) => source.id);
  const counts = useLive(() => highlightCounts(database, drawnIds), [drawnIds], { keepsPrevious: true });
  if (!sources || !tags || !collections) return null;

  const open = (source: Source): void => navigation.open({ kind: 'source', id: source.id });
  return (
    <section className={styles['library']} aria-label="Library">
      <header className={styles['header']}>
        <CollectionPicker collections={collections} sources={sources} shown={within} menu={collectionMenu} onShow={shownCollection.set} />
        <span className={styles['total']} role="status">{countText(shown.length, held.length)}</span>
        <ImportMenu />
      </header>
      {sources.length === 0 ? (
        <EmptyState title="No articles yet" actions={<Button onPress={() => void actions.run('importFiles')}>Import files…</Button>}>
          Articles you import are listed here.
        </EmptyState>
      ) : (
        <>
          <LibraryTools
            filter={filter} onFilter={setFilter} tags={tags} sort={librarySort}
            onSort={(sort) => void setPreference(context.writer, 'librarySort', sort)}
          />
          {collection?.description ? <p className={styles['about']}>{collection.description}</p> : null}
          {held.length === 0 ? (
            <EmptyState title="Nothing here yet" actions={<Button onPress={() => shownCollection.set('all')}>Show all articles</Button>}>
              {within === 'none' ? 'Every article lies in a collection.' : 'Choose articles in the library, then “Collections…” in their menu.'}
            </EmptyState>
          ) : shown.length === 0 ? (
            <EmptyState title="Nothing matches" actions={<Button onPress={() => setFilter(noFilter)}>Show all articles</Button>}>
              No article has these words, tags and reading states.
            </EmptyState>
          ) : (
            <div className={styles['rows']}>
              <VirtualList
                label="Articles"
                items={shown}
                textOf={(source) => source.title}
                renderRow={(source) => (
                  <LibraryRow
                    source={source}
                    tagNames={source.tagIds.flatMap((id) => tagNames.get(id) ?? [])}
                    highlights={counts?.get(source.id)}
                  />
                )}
                selection={selection}
                onSelectionChange={setSelection}
                currentId={openId}
                onOpen={open}
                onMenu={setMenuAt}
                onDelete={menu.askToDelete}
                onRangeChange={(first, last) => setDrawn({ first, last })}
                estimatedHeight={72}
              />
            </div>
          )}
          {chosen.length > 1 ? <BulkBar count={chosen.length} menu={menu} onClear={() => setSelection({ ...noSelection, active: selection.active })} /> : null}
          {menuAt && chosen.length > 0 ? <ContextMenu label="Article" at={menuAt} lines={menu.lines} onClose={() => setMenuAt(null)} /> : null}
          {menu.dialog}
        </>
      )}
      {collectionMenu.dialog}
    </section>
  );
}
