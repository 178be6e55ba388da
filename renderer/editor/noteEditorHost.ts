import { createContext, useContext } from 'react';
import type { EntityKind } from '../../shared/domain/entity';
import type { EntityId } from '../../shared/domain/ids';
import type { NoteEntityRef, NotePassageRef } from '../../shared/domain/noteBody';

export interface EntityChoice {
  readonly entityId: EntityId;
  readonly name: string;
  /** Kind, or the alias that matched. */
  readonly detail: string;
}

export interface PassageChoice {
  readonly citation: NotePassageRef;
  readonly detail: string;
}

/** What the editor asks of the program around it; the editor itself knows neither database nor navigation. */
export interface NoteEditorHost {
  openEntity(entityId: EntityId): void;
  /** Goes to the words of a citation, beside the note. */
  openCitation(citation: NotePassageRef): void;
  openLink(url: string): void;
  /** A shortcut as people read it. */
  formatShortcut(shortcut: string): string;
  findEntities(typed: string): Promise<readonly EntityChoice[]>;
  createEntity(name: string, kind: EntityKind): Promise<NoteEntityRef>;
  findPassages(typed: string): Promise<readonly PassageChoice[]>;
}

export interface NoteEditorContextValue {
  readonly host: NoteEditorHost;
  /** Ids of cited highlights and mentioned entities that were deleted. */
  readonly missing: ReadonlySet<string>;
}

const NoteEditorContext = createContext<NoteEditorContextValue | null>(null);
export const NoteEditorProvider = NoteEditorContext.Provider;

export function useNoteEditorContext(): NoteEditorContextValue {
  const value = useContext(NoteEditorContext);
  if (!value) throw new Error('useNoteEditorContext needs a NoteEditorProvider above it');
  return value;
}
