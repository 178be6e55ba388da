import { ClickAfterLastBlockExtension, NormalizeTripleClickSelectionExtension } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { ReactExtension } from '@lexical/react/ReactExtension';
import { configExtension, defineExtension, mergeRegister, type AnyLexicalExtension } from 'lexical';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { $setBlocks } from './bodyToNodes';
import { registerCitationDrop } from './citationInsertion';
import { CopyTidyingExtension } from './copyTidying';
import { MarkdownShortcutsExtension } from './markdownShortcuts';
import type { NoteEditorHost } from './noteEditorHost';
import { registerNoteKeys } from './noteKeys';
import { NoteNodesExtension } from './noteNodes';
import { noteTheme } from './noteTheme';

const mostUndoSteps = 300;

/** The whole editor of one note. Make it once per note: a new extension is a new editor. */
export function createNoteExtension(initialBlocks: readonly NoteBlock[], host: NoteEditorHost): AnyLexicalExtension {
  return defineExtension({
    name: 'ibidem/note',
    namespace: 'ibidem-note',
    theme: noteTheme,
    $initialEditorState: () => $setBlocks(initialBlocks),
    onError: (error) => {
      throw error;
    },
    dependencies: [
      NoteNodesExtension,
      configExtension(HistoryExtension, { maxDepth: mostUndoSteps }),
      MarkdownShortcutsExtension,
      CopyTidyingExtension,
      ClickAfterLastBlockExtension,
      NormalizeTripleClickSelectionExtension,
      configExtension(ReactExtension, { contentEditable: null }),
    ],
    register: (editor) => mergeRegister(registerNoteKeys(editor, host), registerCitationDrop(editor)),
  });
}
