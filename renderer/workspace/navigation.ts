import type { EntityId, NoteId, PassageId, SourceId } from '../../shared/domain/ids';
import type { Span } from '../../shared/domain/span';
import { createStore, type Store } from './store';

/** What the list beside the rail shows. */
export const sections = ['library', 'notes', 'entities', 'tags', 'search', 'graph'] as const;
export type Section = (typeof sections)[number];

/** What a pane shows. */
export type PaneContent =
  | { readonly kind: 'source'; readonly id: SourceId }
  | { readonly kind: 'note'; readonly id: NoteId }
  | { readonly kind: 'entity'; readonly id: EntityId }
  /** How entities are connected; there is one. */
  | { readonly kind: 'graph'; readonly id: 'graph' };

/** Where the person is: one step of back and forward. `beside` stands to the right of `main`. */
export interface Place {
  readonly section: Section;
  readonly main: PaneContent | null;
  readonly beside: PaneContent | null;
}

/** Words that the reader shall bring into view; a new object each time, so that going there twice works. */
export interface RevealTarget {
  readonly sourceId: SourceId;
  /** The highlight to select and show, or words without a highlight. */
  readonly passageId: PassageId | null;
  readonly span: Span | null;
}

export interface Navigation {
  readonly place: Store<Place>;
  readonly selectedPassageId: Store<PassageId | null>;
  readonly reveal: Store<RevealTarget | null>;
  showSection(section: Section): void;
  /** Shows something in the main pane, or beside it. */
  open(content: PaneContent, options?: { readonly beside?: boolean }): void;
  /** Opens a highlight's source at its words and selects it. */
  openPassage(sourceId: SourceId, passageId: PassageId, options?: { readonly beside?: boolean }): void;
  /** Opens a source at words of it. */
  openSpan(sourceId: SourceId, span: Span, options?: { readonly beside?: boolean }): void;
  /** Closes a pane; what stood beside it moves over. */
  close(which: 'main' | 'beside'): void;
  /** Leaves everything that shows this record, after it was deleted. */
  leave(id: PaneContent['id']): void;
  back(): void;
  forward(): void;
}

function isSameContent(a: PaneContent | null, b: PaneContent | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}

const longestTrail = 100;

/** Where the person is and was. Starts at `initial`, which the start-up restored. */
export function createNavigation(initial: Place): Navigation {
  const place = createStore<Place>(initial);
  const selectedPassageId = createStore<PassageId | null>(null);
  const reveal = createStore<RevealTarget | null>(null);
  let past: Place[] = [];
  let future: Place[] = [];

  const go = (next: Place): void => {
    const current = place.get();
    if (current.section === next.section && isSameContent(current.main, next.main) && isSameContent(current.beside, next.beside)) return;
    past = [...past.slice(-longestTrail), current];
    future = [];
    place.set(next);
  };

  const open: Navigation['open'] = (content, options) => {
    const current = place.get();
    if (options?.beside && current.main && !isSameContent(current.main, content)) go({ ...current, beside: content });
    else if (!options?.beside && isSameContent(current.beside, content)) return;
    else go({ ...current, main: content });
  };

  const showSource = (id: SourceId, options?: { readonly beside?: boolean }): void => {
    const { main, beside } = place.get();
    const isShown = [main, beside].some((content) => content?.kind === 'source' && content.id === id);
    if (!isShown) open({ kind: 'source', id }, options);
  };

  return {
    place,
    selectedPassageId,
    reveal,
    // The graph takes the room it needs; its list is only what is shown of it.
    showSection: (section) => go(section === 'graph' ? { section, main: { kind: 'graph', id: 'graph' }, beside: null } : { ...place.get(), section }),
    open,
    openPassage(sourceId, passageId, options) {
      showSource(sourceId, options);
      selectedPassageId.set(passageId);
      reveal.set({ sourceId, passageId, span: null });
    },
    openSpan(sourceId, span, options) {
      showSource(sourceId, options);
      selectedPassageId.set(null);
      reveal.set({ sourceId, passageId: null, span });
    },
    close(which) {
      const current = place.get();
      go(which === 'main' ? { ...current, main: current.beside, beside: null } : { ...current, beside: null });
    },
    leave(id) {
      past = past.filter((each) => each.main?.id !== id && each.beside?.id !== id);
      future = future.filter((each) => each.main?.id !== id && each.beside?.id !== id);
      const { section, main, beside } = place.get();
      if (main?.id === id) place.set({ section, main: beside?.id === id ? null : beside, beside: null });
      else if (beside?.id === id) place.set({ section, main, beside: null });
    },
    back() {
      const previous = past.at(-1);
      if (!previous) return;
      past = past.slice(0, -1);
      future = [...future, place.get()];
      place.set(previous);
    },
    forward() {
      const next = future.at(-1);
      if (!next) return;
      future = future.slice(0, -1);
      past = [...past, place.get()];
      place.set(next);
    },
  };
}
