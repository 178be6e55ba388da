import type { PassageId, SourceId } from '../../../shared/domain/ids';
import type { HighlightColor } from '../../../shared/domain/passage';
import type { Navigation } from '../../workspace/navigation';
import { createStore, type Store } from '../../workspace/store';

export type InspectorField = 'comment' | 'tags' | 'entities';

/** A field, and of which highlight: the inspector may still show another one. */
export interface WantedField {
  readonly passageId: PassageId;
  readonly field: InspectorField;
}

/** What text and inspector tell each other. */
export interface ReaderSession {
  /** The text that had the focus last, where two stand side by side. */
  readonly activeSourceId: Store<SourceId | null>;
  /** Where the person works; keys without Ctrl belong to the reader only there. */
  readonly region: Store<'text' | 'inspector' | null>;
  /** The field that shall take the focus. */
  readonly wantedField: Store<WantedField | null>;
  /** The highlight that waits for new words. */
  readonly respanningId: Store<PassageId | null>;
  /** The source whose trimmed lines are shown nevertheless. */
  readonly showsTrimsOf: Store<SourceId | null>;
  /** The highlight color chosen last in this window; null until one is. */
  readonly chosenColor: Store<HighlightColor | null>;
}

const sessions = new WeakMap<Navigation, ReaderSession>();

/** One session a window, and so one a navigation. */
export function readerSessionOf(navigation: Navigation): ReaderSession {
  const known = sessions.get(navigation);
  if (known) return known;
  const made: ReaderSession = {
    activeSourceId: createStore<SourceId | null>(null),
    region: createStore<'text' | 'inspector' | null>(null),
    wantedField: createStore<WantedField | null>(null),
    respanningId: createStore<PassageId | null>(null),
    showsTrimsOf: createStore<SourceId | null>(null),
    chosenColor: createStore<HighlightColor | null>(null),
  };
  sessions.set(navigation, made);
  return made;
}
