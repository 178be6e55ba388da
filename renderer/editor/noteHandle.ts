import { $getRoot, $getSelection, $isRangeSelection, CLEAR_HISTORY_COMMAND, HISTORY_MERGE_TAG, type LexicalEditor } from 'lexical';
import type { NoteBlock, NotePassageRef } from '../../shared/domain/noteBody';
import { $setBlocks } from './bodyToNodes';
import { insertCitations } from './citationInsertion';
import { BlockReader } from './blockReader';
import type { FormatId } from './formatCatalog';
import { applyFormat } from './noteFormats';

/** What those around the editor do with it. */
export interface NoteHandle {
  readBlocks(): NoteBlock[];
  /** Shows a body that came from elsewhere; the text's own undo begins anew. */
  showBlocks(blocks: readonly NoteBlock[]): void;
  /** At the caret, or at the end. */
  insertCitations(citations: readonly NotePassageRef[]): void;
  applyFormat(id: FormatId): void;
  focus(where: 'start' | 'end' | 'caret'): void;
}

const loadTag = 'ibidem-load';

export function createNoteHandle(editor: LexicalEditor): NoteHandle {
  const reader = new BlockReader(editor);
  return {
    readBlocks() {
      // Commits what waits for the end of the task, so that the last key is in the text that is saved.
      editor.update(() => undefined, { discrete: true });
      return reader.read();
    },
    showBlocks(blocks) {
      editor.update(() => {
        const hadCaret = $isRangeSelection($getSelection());
        $setBlocks(blocks);
        if (hadCaret) $getRoot().selectEnd();
      }, { discrete: true, tag: [loadTag, HISTORY_MERGE_TAG] });
      editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
    },
    insertCitations: (citations) => insertCitations(editor, citations),
    applyFormat(id) {
      if (id !== 'link') editor.focus();
      applyFormat(editor, id);
    },
    focus(where) {
      if (where === 'caret') editor.focus();
      else editor.focus(undefined, { defaultSelection: where === 'start' ? 'rootStart' : 'rootEnd' });
    },
  };
}

/** Calls back after every change of the text but those loaded from elsewhere. */
export function onTextChanged(editor: LexicalEditor, listener: () => void): () => void {
  return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
    if (!tags.has(loadTag)) listener();
  });
}
