import { useMemo, useState } from 'react';
import { BookmarkPlus } from 'lucide-react';
import type { SearchOutcome, SearchTotals } from '../../../shared/contracts/searchContract';
import { parseQuery } from '../../../shared/search/queryParser';
import { addSavedView } from '../../commands/savedViewCommands';
import { useLive } from '../../data/live';
import { allSavedViews } from '../../data/savedViewQueries';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { selectOnly } from '../../ui/rowSelection';
import { VirtualList } from '../../ui/VirtualList';
import { useStore } from '../../workspace/store';
import { ConditionMenu, Conditions } from './QueryConditions';
import { QueryField } from './QueryField';
import { QueryHelp } from './QueryHelp';
import { resultRows, type ResultRow } from './resultRows';
import { ResultRowView } from './ResultRowView';
import { SavedViews, ViewNameDialog } from './SavedViews';
import { searchSessionOf } from './searchSession';
import { useSearchResults, useSearchState } from './useSearchResults';
import styles from './SearchList.module.css';

function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
}

/** "12 articles, 30 highlights, 1 note". */
function totalsText({ sources, highlights, notes, entities }: SearchTotals): string {
  const parts = [
    ...(sources > 0 ? [many(sources, 'article', 'articles')] : []),
    ...(highlights > 0 ? [many(highlights, 'highlight', 'highlights')] : []),
    ...(notes > 0 ? [many(notes, 'note', 'notes')] : []),
    ...(entities > 0 ? [many(entities, 'entity', 'entities')] : []),
  ];
  return parts.length === 0 ? 'Nothing found' : parts.join(', ');
}

type Found = Extract<SearchOutcome, { readonly status: 'found' }>;

function Suggestion({ suggestion, onQuery }: { readonly suggestion: Found['suggestion']; onQuery(query: string): void }) {
  if (!suggestion) return null;
  return (
    <p className={styles['suggestion']}>
      {suggestion.isShown ? 'Nothing is spelled so. Shown is ' : 'Did you mean '}
      <Button tone="quiet" onPress={() => onQuery(suggestion.query)}>{suggestion.query}</Button>
      {suggestion.isShown ? '' : '?'}
    </p>
  );
}

/** What the index is doing, where that matters to what is found. */
function IndexState() {
  const { phase, done, total, sentence } = useSearchState();
  if (phase === 'catchingUp' && total > 0) {
    return (
      <div className={styles['state']} role="status">
        <progress max={total} value={done} aria-label="Bringing the search index up to date" />
        Bringing the index up to date: {Math.floor((100 * done) / total)} %. What is found may not be all yet.
      </div>
    );
  }
  return sentence === '' ? null : <div className={styles['state']} role="status">{sentence}</div>;
}

/** The search over everything: query, saved views and what was found. */
export function SearchList() {
  const { context, database, navigation } = useServices();
  const session = searchSessionOf(navigation);
  const query = useStore(session.query);
  const viewId = useStore(session.viewId);
  const focusRequest = useStore(session.focusRequest);
  const views = useLive(() => allSavedViews(database), []);
  const results = useSearchResults(query, session.found);
  const selection = useStore(session.list.selection);
  const [isNaming, setNaming] = useState(false);

  const parsed = useMemo(() => parseQuery(query), [query]);
  const { outcome, groups } = results;
  const isWrong = parsed.status === 'wrong';
  const found = outcome?.status === 'found' && parsed.status === 'parsed' ? outcome : null;
  const remarks = isWrong ? parsed.errors : found && results.query === query ? found.remarks : [];
  const rows = useMemo(() => resultRows(found ? groups : []), [found, groups]);

  const setQuery = (next: string): void => {
    session.query.set(next);
    if (next.trim() === '') session.viewId.set(null);
  };
  const open = (row: ResultRow, options: { readonly beside: boolean }): void => {
    const { group } = row;
    if (row.kind === 'group') navigation.open({ kind: group.kind, id: group.id } as Parameters<typeof navigation.open>[0], options);
    else if (group.kind !== 'source') navigation.open({ kind: group.kind, id: group.id } as Parameters<typeof navigation.open>[0], options);
    else if (row.hit.kind === 'highlight') navigation.openPassage(group.id, row.hit.id, options);
    else navigation.openSpan(group.id, row.hit.place, options);
  };
  const enterList = (): void => {
    const first = rows[0];
    if (!first) return;
    session.list.selection.set((current) => (rows.some((row) => row.id === current.active) ? current : selectOnly(first.id)));
    session.list.memory.focus();
  };

  return (
    <section className={styles['search']} aria-label="Search">
      <header className={styles['header']}>
        <h1 className={styles['heading']}>Search</h1>
        <ConditionMenu
          query={query}
          onCondition={(next, isWhole) => {
            setQuery(next);
            if (!isWhole) session.focusRequest.set({ completes: true });
          }}
        />
        <IconButton label="Save as view…" isDisabled={parsed.status !== 'parsed'} onPress={() => setNaming(true)}><BookmarkPlus aria-hidden /></IconButton>
      </header>
      <div className={styles['tools']}>
        <QueryField query={query} onQuery={setQuery} remarks={remarks} isWrong={isWrong} focusRequest={focusRequest} onLeave={enterList} />
      </div>
      <Conditions query={query} node={parsed.status === 'parsed' ? parsed.node : null} onQuery={setQuery} />
      <IndexState />
      <SavedViews
        views={views ?? []} currentId={viewId} query={query}
        onChoose={(view) => {
          session.query.set(view.query);
          session.viewId.set(view.id);
        }}
      />
      {parsed.status === 'empty' ? <QueryHelp onExample={(example) => { setQuery(example); session.focusRequest.set({ completes: true }); }} /> : null}
      {outcome?.status === 'failed' && parsed.status === 'parsed' ? <EmptyState title="Search does not answer">{outcome.reason}</EmptyState> : null}
      {found ? (
        <>
          <p className={styles['total']} role="status">
            {totalsText(found.totals)} <span className={styles['time']}>{found.tookMs < 1000 ? `${Math.max(1, Math.round(found.tookMs))} ms` : `${(found.tookMs / 1000).toFixed(1)} s`}</span>
          </p>
          <Suggestion suggestion={found.suggestion} onQuery={setQuery} />
          <div className={styles['rows']} data-query={results.query}>
            {rows.length > 0 ? (
              <VirtualList
                isPlain
                label="Results" items={rows}
                textOf={(row) => row.group.title.text}
                renderRow={(row) => <ResultRowView row={row} />}
                selection={selection} onSelectionChange={session.list.selection.set} currentId={null}
                onOpen={open}
                onRangeChange={(_, last) => { if (last >= rows.length - 10) results.more(); }}
                estimatedHeight={64}
                view={results.query}
                memory={session.list.memory}
              />
            ) : (
              <EmptyState title="Nothing found">Look for fewer or other words, the beginning of a word with a star (tarif*), or take a condition out.</EmptyState>
            )}
          </div>
        </>
      ) : null}
      {isNaming ? (
        <ViewNameDialog
          title="Save as view" confirmLabel="Save view" name={query.length <= 60 ? query.trim() : ''} onClose={() => setNaming(false)}
          onName={async (name) => {
            const saved = await addSavedView(context, { name, query });
            if (saved.status === 'done') session.viewId.set(saved.view.id);
          }}
        />
      ) : null}
    </section>
  );
}
