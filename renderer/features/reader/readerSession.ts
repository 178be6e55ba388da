import type { EntityKind } from '../../../shared/domain/entity';
import type { PassageId, SourceId } from '../../../shared/domain/ids';
import type { HighlightColor } from '../../../shared/domain/passage';
import type { Span } from '../../../shared/domain/span';
import type { Navigation } from '../../workspace/navigation';
import { createStore, type Store } from '../../workspace/store';

export type InspectorField = 'comment' | 'tags' | 'entities';

/** A field, and of which highlight: the inspector may still show another one. */
export interface WantedField {
  readonly passageId: PassageId;
  readonly field: InspectorField;
}

export type InspectorTab = 'highlights' | 'names' | 'details';

/** The name that is looked at in the review of a source: a row and one of its places, or what stands at a place of the text. */
export type ChosenName = { readonly sourceId: SourceId } & ({ readonly key: string; readonly index: number; readonly at: number } | { readonly place: Span });

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
  readonly inspectorTab: Store<InspectorTab>;
  /** The names shall take the focus as soon as they are shown. */
  readonly wantsNames: Store<boolean>;
  readonly chosenName: Store<ChosenName | null>;
  /** The place of a name that is looked at in the review. */
  readonly reviewedPlace: Store<Span | null>;
  /** The kinds that a person chose for proposals which are not accepted yet, by the key of the row. */
  readonly proposedKinds: Store<ReadonlyMap<string, EntityKind>>;
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
    inspectorTab: createStore<InspectorTab>('highlights'),
    wantsNames: createStore(false),
    chosenName: createStore<ChosenName | null>(null),
    reviewedPlace: createStore<Span | null>(null),
    proposedKinds: createStore<ReadonlyMap<string, EntityKind>>(new Map()),
    chosenColor: createStore<HighlightColor | null>(null),
  };
  sessions.set(navigation, made);
  return made;
}
