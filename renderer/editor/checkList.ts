import { DOMRenderExtension, domOverride } from '@lexical/html';
import { $isListItemNode, $isListNode, CheckListExtension, ListItemNode } from '@lexical/list';
import {
  $findMatchingParent, $getSelection, $isRangeSelection, COMMAND_PRIORITY_NORMAL, configExtension, defineExtension, IS_APPLE, isExactShortcutMatch,
  KEY_DOWN_COMMAND,
} from 'lexical';

/**
 * An item stays an item of its list to assistive programs, told as done or to do by the style sheet: Lexical makes it a
 * checkbox, which a list may not hold and which may not hold the links of citations.
 */
const itemRole = domOverride([ListItemNode], {
  $decorateDOM: (_node, _previous, dom) => {
    dom.removeAttribute('role');
    dom.removeAttribute('aria-checked');
  },
});

function $toggleAtCaret(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const node = selection.anchor.getNode();
  const item = $isListItemNode(node) ? node : $findMatchingParent(node, $isListItemNode);
  const list = item?.getParent();
  if (!item || !$isListNode(list) || list.getListType() !== 'check') return false;
  item.toggleChecked();
  return true;
}

/** Check lists by mouse and by Ctrl/Cmd+Enter. */
export const NoteCheckListExtension = defineExtension({
  name: 'ibidem/checkList',
  dependencies: [CheckListExtension, configExtension(DOMRenderExtension, { overrides: [itemRole] })],
  register: (editor) =>
    editor.registerCommand(KEY_DOWN_COMMAND, (event) => {
      if (!isExactShortcutMatch(event, 'Enter', { ctrlKey: !IS_APPLE, metaKey: IS_APPLE }) || !$toggleAtCaret()) return false;
      event.preventDefault();
      return true;
    }, COMMAND_PRIORITY_NORMAL),
});
