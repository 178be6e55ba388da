import { useMemo, useState } from 'react';
import { Tag as TagIcon, Trash2 } from 'lucide-react';
import type { Source } from '../../../shared/domain/source';
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
import { freshSources } from './importSession';
import { filterSources, noFilter, sortSources, type LibraryFilter } from './libraryFilter';
import styles from './LibraryList.module.css';
import { LibraryRow } from './LibraryRow';
import { ImportMenu, LibraryTools } from './LibraryTools';
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

function BulkBar({ count, menu }: { readonly count: number; readonly menu: SourceMenu }) {
  return (
    <div className={styles['bulk']} role="toolbar" aria-label="Chosen articles">
      <span className={styles['bulkCount']}>{count} selected</span>
      <IconButton label="Tags…" onPress={menu.editTags}><TagIcon aria-hidden /></IconButton>
      <IconButton label="Delete…" onPress={menu.askToDelete}><Trash2 aria-hidden /></IconButton>
      <MenuButton label="More for the chosen articles" lines={menu.lines} />
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
  const [filter, setFilter] = useState<LibraryFilter>(noFilter);
  const [selection, setSelection] = useLibrarySelection(openId);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const [drawn, setDrawn] = useState({ first: 0, last: 0 });

  const sorted = useMemo(() => sortSources(sources ?? [], librarySort), [sources, librarySort]);
  const shown = useMemo(() => filterSources(sorted, filter, tags ?? []), [sorted, filter, tags]);
  const tagNames = useMemo(() => new Map((tags ?? []).map((tag) => [tag.id, tag.name])), [tags]);
  const chosen = useMemo(() => shown.filter((source) => selection.selected.has(source.id)), [shown, selection]);
  const menu = useSourceMenu(chosen, tags ?? []);
  const drawnIds = shown.slice(drawn.first, drawn.last).map((source) => source.id);
  const counts = useLive(() => highlightCounts(database, drawnIds), [drawnIds], { keepsPrevious: true });
  if (!sources || !tags) return null;

  const open = (source: Source): void => navigation.open({ kind: 'source', id: source.id });
  return (
    <section className={styles['library']} aria-label="Library">
      <header className={styles['header']}>
        <h1 className={styles['heading']}>Library</h1>
        <span className={styles['total']} role="status">{countText(shown.length, sources.length)}</span>
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
          {shown.length === 0 ? (
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
          {chosen.length > 1 ? <BulkBar count={chosen.length} menu={menu} /> : null}
          {menuAt && chosen.length > 0 ? <ContextMenu label="Article" at={menuAt} lines={menu.lines} onClose={() => setMenuAt(null)} /> : null}
          {menu.dialog}
        </>
      )}
    </section>
  );
}
