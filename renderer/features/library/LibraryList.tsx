import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Source } from '../../../shared/domain/source';
import { collectionsByName, liveCollections } from '../../data/collectionQueries';
import { useLive } from '../../data/live';
import { setPreference } from '../../data/preferences';
import { useLiveTable } from '../../data/liveTable';
import { highlightCounts, liveSources } from '../../data/sourceQueries';
import { liveTags, tagsByName } from '../../data/tagQueries';
import { usePreferences, useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ContextMenu, type MenuPoint } from '../../ui/ContextMenu';
import { EmptyState } from '../../ui/EmptyState';
import { noSelection } from '../../ui/rowSelection';
import { VirtualList } from '../../ui/VirtualList';
import { useStore } from '../../workspace/store';
import { BulkBar } from './BulkBar';
import { CollectionPicker } from './CollectionPicker';
import { freshSources } from './importSession';
import { dragSources } from './dragSources';
import { DropShelf } from './DropShelf';
import { filterSources, noFilter, sourcesIn, type LibraryFilter } from './libraryFilter';
import styles from './LibraryList.module.css';
import { LibraryRow } from './LibraryRow';
import { draggedSources, followLibrary, libraryFilter, libraryOrder, librarySession, noteLibraryUse } from './librarySession';
import { ImportMenu, LibraryTools } from './LibraryTools';
import { shownCollection } from './shownCollection';
import { useCollectionMenu } from './useCollectionMenu';
import { useSourceMenu } from './useSourceMenu';

/** Rows are counted in blocks of so many, so that scrolling asks seldom. */
const countedRows = 32;

function countedBlock(first: number, last: number): { readonly first: number; readonly last: number } {
  return { first: Math.floor(first / countedRows) * countedRows, last: Math.ceil(last / countedRows) * countedRows };
}

const none: readonly Source[] = [];

/** Whether only some of all are shown, and which: each has a place of its own. */
function viewOf(within: string, { words, tagIds, readingStates }: LibraryFilter, sort: string): string {
  return JSON.stringify([within, words.trim(), tagIds, readingStates, sort]);
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
  const known = useLiveTable(liveSources, database);
  const knownTags = useLiveTable(liveTags, database);
  const knownCollections = useLiveTable(liveCollections, database);
  const tags = useMemo(() => tagsByName(knownTags?.rows ?? []), [knownTags]);
  const collections = useMemo(() => collectionsByName(knownCollections?.rows ?? []), [knownCollections]);
  const wanted = useStore(shownCollection);
  const filter = useStore(libraryFilter);
  const selection = useStore(librarySession.selection);
  const fresh = useStore(freshSources);
  const dragged = useStore(draggedSources);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const [counted, setCounted] = useState({ first: 0, last: 0 });
  const follow = useEffectEvent(() => {
    const first = known?.rows.find(({ id }) => id === fresh[0]);
    followLibrary(openId, fresh, first?.createdAt ?? new Date().toISOString());
  });
  useEffect(() => follow(), [openId, fresh]);

  // One that is gone shows nothing; an undo may bring it back.
  const collection = collections.find(({ id }) => id === wanted) ?? null;
  const within = collection?.id ?? (wanted === 'none' ? 'none' : 'all');
  const view = viewOf(within, filter, librarySort);
  // The first rows are those imported last: until all are read, they can be shown as a part of that list alone.
  const isPart = known !== undefined && !known.isWhole;
  const isShowable = !isPart || view === viewOf('all', noFilter, 'imported');
  const sources = known && isShowable ? known.rows : none;
  const collectionMenu = useCollectionMenu(collection, sources, shownCollection.set);

  const sorted = useMemo(() => libraryOrder(sources, librarySort), [sources, librarySort]);
  const held = useMemo(() => sourcesIn(sorted, within), [sorted, within]);
  const shown = useMemo(() => filterSources(held, filter, tags), [held, filter, tags]);
  const tagNames = useMemo(() => new Map((tags).map((tag) => [tag.id, tag.name])), [tags]);
  const chosen = useMemo(() => shown.filter((source) => selection.selected.has(source.id)), [shown, selection]);
  const menu = useSourceMenu({ sources: chosen, tags: tags, collections: collections, shown: collection });
  const countedIds = shown.slice(counted.first, counted.last).map((source) => source.id);
  const counts = useLive(() => highlightCounts(database, countedIds), [countedIds], { keepsPrevious: true });
  if (!known || !knownTags || !knownCollections) return null;

  const open = (source: Source): void => navigation.open({ kind: 'source', id: source.id });
  return (
    <section className={styles['library']} aria-label="Library">
      <header className={styles['header']}>
        <CollectionPicker collections={collections} sources={sources} shown={within} menu={collectionMenu} onShow={shownCollection.set} />
        <span className={styles['total']} role="status">{isPart ? known.total.toLocaleString() : countText(shown.length, held.length)}</span>
        <ImportMenu />
      </header>
      {known.rows.length === 0 ? (
        <EmptyState title="No articles yet" actions={<Button onPress={() => void actions.run('importFiles')}>Import files…</Button>}>
          Articles you import are listed here.
        </EmptyState>
      ) : (
        <>
          <LibraryTools
            filter={filter} onFilter={libraryFilter.set} tags={tags} sort={librarySort}
            onSort={(sort) => void setPreference(context.writer, 'librarySort', sort)}
          />
          {collection?.description ? <p className={styles['about']}>{collection.description}</p> : null}
          {!isShowable ? null : held.length === 0 ? (
            <EmptyState title="Nothing here yet" actions={<Button onPress={() => shownCollection.set('all')}>Show all articles</Button>}>
              {within === 'none' ? 'Every article lies in a collection.' : 'Choose articles in the library, then “Collections…” in their menu.'}
            </EmptyState>
          ) : shown.length === 0 ? (
            <EmptyState title="Nothing matches" actions={<Button onPress={() => libraryFilter.set(noFilter)}>Show all articles</Button>}>
              No article has these words, tags and reading states.
            </EmptyState>
          ) : (
            <div className={styles['rows']} onWheelCapture={noteLibraryUse} onPointerDownCapture={noteLibraryUse} onKeyDownCapture={noteLibraryUse}>
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
                onSelectionChange={librarySession.selection.set}
                currentId={openId}
                onOpen={open}
                onMenu={setMenuAt}
                onDelete={menu.askToDelete}
                onDrag={dragSources}
                onDragEnd={() => draggedSources.set(null)}
                onRangeChange={(first, last) => setCounted(countedBlock(first, last))}
                estimatedHeight={72}
                view={view}
                memory={librarySession.memory}
              />
            </div>
          )}
          {chosen.length > 1 ? <BulkBar count={chosen.length} menu={menu} onClear={() => librarySession.selection.set({ ...noSelection, active: selection.active })} /> : null}
          {menuAt && chosen.length > 0 ? <ContextMenu label="Article" at={menuAt} lines={menu.lines} onClose={() => setMenuAt(null)} /> : null}
          {dragged ? <DropShelf ids={dragged} sources={chosen} tags={tags} collections={collections} menu={menu} /> : null}
          {menu.dialog}
        </>
      )}
      {collectionMenu.dialog}
    </section>
  );
}
