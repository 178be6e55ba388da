import { $isCodeNode } from '@lexical/code';
import { $isListItemNode } from '@lexical/list';
import {
  $findMatchingParent, $getSelection, $isNodeSelection, $isRangeSelection, COMMAND_PRIORITY_LOW, COMMAND_PRIORITY_NORMAL, INDENT_CONTENT_COMMAND,
  INSERT_TAB_COMMAND, isExactShortcutMatch, KEY_DOWN_COMMAND, KEY_ENTER_COMMAND, KEY_TAB_COMMAND, mergeRegister, OUTDENT_CONTENT_COMMAND, type LexicalEditor,
} from 'lexical';
import { IS_APPLE } from 'lexical';
import { $isEntityNode } from './EntityNode';
import type { NoteEditorHost } from './noteEditorHost';
import { noteFormats, type FormatId } from './formatCatalog';
import { applyFormat } from './noteFormats';
import { $isPassageNode } from './PassageNode';

const deepestIndent = 8;

function formatForKey(event: KeyboardEvent): FormatId | null {
  const pressed = noteFormats.find(({ shortcut }) => {
    if (!shortcut) return false;
    const parts = shortcut.split('+');
    const hasMod = parts.includes('Mod');
    return isExactShortcutMatch(event, parts.at(-1) ?? '', {
      ctrlKey: hasMod && !IS_APPLE, metaKey: hasMod && IS_APPLE, altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift'),
    });
  });
  return pressed?.id ?? null;
}

/** Tab nests in lists and indents code; elsewhere it leaves the editor, so that nobody is trapped in it. */
function $handleTab(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const node = selection.anchor.getNode();
  const item = $isListItemNode(node) ? node : $findMatchingParent(node, $isListItemNode);
  if (item) {
    event.preventDefault();
    if (event.shiftKey) return item.getIndent() === 0 || editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined);
    return item.getIndent() >= deepestIndent || editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
  }
  if (event.shiftKey || !($isCodeNode(node) || $findMatchingParent(node, $isCodeNode))) return false;
  event.preventDefault();
  return editor.dispatchCommand(INSERT_TAB_COMMAND, undefined);
}

/** Enter on a selected citation or mention goes where a click goes. */
function $followSelected(host: NoteEditorHost, event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return false;
  const [node, ...others] = selection.getNodes();
  if (others.length > 0) return false;
  const citation = $isPassageNode(node) ? node.getCitation() : null;
  const mention = $isEntityNode(node) ? node.getMention() : null;
  if (citation) host.openCitation(citation);
  else if (mention) host.openEntity(mention.entityId);
  else return false;
  event?.preventDefault();
  return true;
}

export function registerNoteKeys(editor: LexicalEditor, host: NoteEditorHost): () => void {
  return mergeRegister(
    editor.registerCommand(KEY_DOWN_COMMAND, (event) => {
      const format = formatForKey(event);
      if (!format) return false;
      event.preventDefault();
      applyFormat(editor, format);
      return true;
    }, COMMAND_PRIORITY_NORMAL),
    editor.registerCommand(KEY_TAB_COMMAND, (event) => $handleTab(editor, event), COMMAND_PRIORITY_LOW),
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => $followSelected(host, event), COMMAND_PRIORITY_LOW),
  );
}
