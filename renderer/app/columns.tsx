import { lazy, Suspense, useCallback } from 'react';
import { useServices } from '../services';
import { EmptyState } from '../ui/EmptyState';
import type { PaneContent, Place, Section } from '../workspace/navigation';
import { ErrorBoundary } from './ErrorBoundary';
import styles from './Shell.module.css';

// Each view is a chunk of its own, so that the first one is there before the others are read.
const LibraryList = lazy(async () => ({ default: (await import('../features/library/LibraryList')).LibraryList }));
const NoteList = lazy(async () => ({ default: (await import('../features/notes/NoteList')).NoteList }));
const EntityList = lazy(async () => ({ default: (await import('../features/entities/EntityList')).EntityList }));
const TagList = lazy(async () => ({ default: (await import('../features/tags/TagList')).TagList }));
const SearchList = lazy(async () => ({ default: (await import('../features/search/SearchList')).SearchList }));
const GraphFilters = lazy(async () => ({ default: (await import('../features/graph/GraphFilters')).GraphFilters }));
const SourcePane = lazy(async () => ({ default: (await import('../features/reader/SourcePane')).SourcePane }));
const ActiveInspector = lazy(async () => ({ default: (await import('../features/reader/ActiveInspector')).ActiveInspector }));
const NotePane = lazy(async () => ({ default: (await import('../features/notes/NotePane')).NotePane }));
const EntityPane = lazy(async () => ({ default: (await import('../features/entities/EntityPane')).EntityPane }));
const GraphPane = lazy(async () => ({ default: (await import('../features/graph/GraphPane')).GraphPane }));
const LibraryWelcome = lazy(async () => ({ default: (await import('../features/library/LibraryWelcome')).LibraryWelcome }));

export function ListColumn({ section }: { readonly section: Section }) {
  switch (section) {
    case 'library': return <LibraryList />;
    case 'notes': return <NoteList />;
    case 'entities': return <EntityList />;
    case 'tags': return <TagList />;
    case 'search': return <SearchList />;
    case 'graph': return <GraphFilters />;
  }
}

function Pane({ content, which }: { readonly content: PaneContent; readonly which: 'main' | 'beside' }) {
  const { navigation } = useServices();
  const onClose = useCallback(() => navigation.close(which), [navigation, which]);
  switch (content.kind) {
    case 'source': return <SourcePane key={content.id} sourceId={content.id} onClose={onClose} />;
    case 'note': return <NotePane key={content.id} noteId={content.id} onClose={onClose} />;
    case 'entity': return <EntityPane key={content.id} entityId={content.id} onClose={onClose} />;
    case 'graph': return <GraphPane onClose={onClose} />;
  }
}

const emptyTitles: Readonly<Record<Exclude<Section, 'library'>, string>> = {
  notes: 'No note is open',
  entities: 'No entity is open',
  tags: 'Nothing is open',
  search: 'No result is open',
  graph: 'The graph is not open',
};

export function Panes({ place }: { readonly place: Place }) {
  const { section, main, beside } = place;
  if (!main) {
    return (
      <Suspense fallback={null}>
        {section === 'library' ? <LibraryWelcome /> : <EmptyState title={emptyTitles[section]}>{section === 'graph' ? 'Graph, on the far left, shows it again.' : 'Choose one from the list on the left.'}</EmptyState>}
      </Suspense>
    );
  }
  return (
    <>
      {([['main', main], ['beside', beside]] as const).map(([which, content]) =>
        content ? (
          <div key={which} className={styles['pane']}>
            <ErrorBoundary key={content.id}>
              <Suspense fallback={null}><Pane content={content} which={which} /></Suspense>
            </ErrorBoundary>
          </div>
        ) : null,
      )}
    </>
  );
}

export function InspectorColumn({ place }: { readonly place: Place }) {
  const sourceIds = [place.main, place.beside].flatMap((content) => (content?.kind === 'source' ? [content.id] : []));
  return <ActiveInspector sourceIds={sourceIds} />;
}
