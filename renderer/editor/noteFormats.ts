import { $createCodeNode, $isCodeNode } from '@lexical/code';
import { INSERT_HORIZONTAL_RULE_COMMAND } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import {
  $isListNode, INSERT_CHECK_LIST_COMMAND, INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND, type ListType,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $isTableNode, INSERT_TABLE_COMMAND } from '@lexical/table';
import {
  $createParagraphNode, $findMatchingParent, $getSelection, $isParagraphNode, $isRangeSelection, createCommand, FORMAT_TEXT_COMMAND, type ElementNode, type LexicalCommand,
  type LexicalEditor, type LexicalNode, type TextFormatType,
} from 'lexical';
import type { BlockFormat, FormatId } from './formatCatalog';

/** Asks for the address of a link at the selection. */
export const EDIT_LINK_COMMAND: LexicalCommand<void> = createCommand('EDIT_LINK_COMMAND');

const textFormats = { bold: 'bold', italic: 'italic', strike: 'strikethrough', code: 'code' } as const satisfies Partial<Record<FormatId, TextFormatType>>;
const headingTags = { heading1: 'h1', heading2: 'h2', heading3: 'h3' } as const satisfies Partial<Record<FormatId, HeadingTagType>>;
const listCommands = { bullet: INSERT_UNORDERED_LIST_COMMAND, number: INSERT_ORDERED_LIST_COMMAND, check: INSERT_CHECK_LIST_COMMAND } as const;
const listFormats: Readonly<Record<ListType, BlockFormat>> = { bullet: 'bullet', number: 'number', check: 'check' };

function setBlocks(editor: LexicalEditor, $create: () => ElementNode): void {
  editor.update(() => $setBlocksType($getSelection(), $create));
}

function insertText(editor: LexicalEditor, text: string): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const before = selection.anchor.getNode().getTextContent().slice(0, selection.anchor.offset);
    selection.insertText(before === '' || /\s$/.test(before) ? text : ` ${text}`);
  });
}

/** Inserts a block; the empty line that it was asked for on makes way. */
function insertBlock(editor: LexicalEditor, $insert: () => void): void {
  editor.update(() => {
    const selection = $getSelection();
    const line = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null;
    $insert();
    if ($isParagraphNode(line) && line.isAttached() && line.isEmpty() && line.getNextSibling() !== null) line.remove();
  });
}

/** Does one kind of formatting to the selection; a block format that is there already is taken off. */
export function applyFormat(editor: LexicalEditor, id: FormatId): void {
  const current = editor.getEditorState().read(() => $readFormats());
  switch (id) {
    case 'bold': case 'italic': case 'strike': case 'code':
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, textFormats[id]);
      return;
    case 'link':
      editor.dispatchCommand(EDIT_LINK_COMMAND, undefined);
      return;
    case 'table':
      if (!current.isInTable) {
        insertBlock(editor, () => editor.dispatchCommand(INSERT_TABLE_COMMAND, { rows: '3', columns: '3', includeHeaders: { rows: true, columns: false } }));
      }
      return;
    case 'rule':
      insertBlock(editor, () => editor.dispatchCommand(INSERT_HORIZONTAL_RULE_COMMAND, undefined));
      return;
    case 'citation':
      insertText(editor, '[[');
      return;
    case 'mention':
      insertText(editor, '@');
      return;
    case 'bullet': case 'number': case 'check':
      editor.dispatchCommand(current.block === id ? REMOVE_LIST_COMMAND : listCommands[id], undefined);
      return;
    case 'paragraph':
      setBlocks(editor, $createParagraphNode);
      return;
    case 'heading1': case 'heading2': case 'heading3':
      setBlocks(editor, () => (current.block === id ? $createParagraphNode() : $createHeadingNode(headingTags[id])));
      return;
    case 'quotation':
      setBlocks(editor, () => (current.block === id ? $createParagraphNode() : $createQuoteNode()));
      return;
    case 'codeBlock':
      setBlocks(editor, () => (current.block === id ? $createParagraphNode() : $createCodeNode()));
      return;
  }
}

/** What holds at the selection. */
export interface FormatState {
  readonly block: BlockFormat | null;
  readonly marks: readonly FormatId[];
  readonly isInTable: boolean;
  readonly isInLink: boolean;
}

export const noFormats: FormatState = { block: null, marks: [], isInTable: false, isInLink: false };

function $blockFormatOf(node: LexicalNode): BlockFormat | null {
  const list = $findMatchingParent(node, $isListNode);
  if (list) return listFormats[list.getListType()];
  const heading = $findMatchingParent(node, $isHeadingNode);
  if (heading) return ({ h1: 'heading1', h2: 'heading2', h3: 'heading3', h4: null, h5: null, h6: null } as const)[heading.getTag()];
  if ($findMatchingParent(node, $isQuoteNode)) return 'quotation';
  if ($findMatchingParent(node, $isCodeNode)) return 'codeBlock';
  return 'paragraph';
}

export function $readFormats(): FormatState {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return noFormats;
  const node = selection.anchor.getNode();
  const names = Object.keys(textFormats) as (keyof typeof textFormats)[];
  return {
    block: $blockFormatOf(node),
    marks: names.filter((name) => selection.hasFormat(textFormats[name])),
    isInTable: $findMatchingParent(node, $isTableNode) !== null,
    isInLink: $findMatchingParent(node, $isLinkNode) !== null,
  };
}
