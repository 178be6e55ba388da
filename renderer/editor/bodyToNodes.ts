import { $createCodeNode } from '@lexical/code';
import { $createHorizontalRuleNode } from '@lexical/extension';
import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $createTableCellNode, $createTableNode, $createTableRowNode, TableCellHeaderStates, type TableNode } from '@lexical/table';
import {
  $createLineBreakNode, $createParagraphNode, $createTabNode, $createTextNode, $getRoot, type ElementNode, type LexicalNode, type TextFormatType,
} from 'lexical';
import type { NoteBlock, NoteInline, NoteList, NoteTable, TextMark } from '../../shared/domain/noteBody';
import { $createEntityNode } from './EntityNode';
import { $createPassageNode } from './PassageNode';
import { $createUnknownNode } from './UnknownNode';

export const formatOfMark: Readonly<Record<TextMark, TextFormatType>> = {
  bold: 'bold', italic: 'italic', strike: 'strikethrough', code: 'code',
};

/** A text in the editor has neither line breaks nor tabs: they are nodes of their own. */
function $createTextNodes(text: string, marks: readonly TextMark[]): LexicalNode[] {
  return text.split(/(\r\n|\n|\t)/).flatMap((part): LexicalNode[] => {
    if (part === '') return [];
    if (part === '\n' || part === '\r\n') return [$createLineBreakNode()];
    const node = part === '\t' ? $createTabNode() : $createTextNode(part);
    for (const mark of marks) if (!node.hasFormat(formatOfMark[mark])) node.toggleFormat(formatOfMark[mark]);
    return [node];
  });
}

export function $createInlineNodes(inlines: readonly NoteInline[]): LexicalNode[] {
  return inlines.flatMap((inline): LexicalNode[] => {
    switch (inline.kind) {
      case 'text': return $createTextNodes(inline.text, inline.marks);
      case 'lineBreak': return [$createLineBreakNode()];
      case 'entity': return [$createEntityNode(inline)];
      case 'passage': return [$createPassageNode(inline)];
      case 'unknown': return [$createUnknownNode(inline.data, true)];
      case 'link': {
        const children = $createInlineNodes(inline.children);
        // A link without words could not be seen or kept: its address stands for them.
        return [$createLinkNode(inline.url).append(...(children.length > 0 ? children : $createTextNodes(inline.url, [])))];
      }
    }
  });
}

function $createListTree(list: NoteList): ListNode {
  const node = $createListNode(list.style, list.style === 'number' ? list.start : 1);
  for (const item of list.items) {
    const isChecked = list.style === 'check' ? (item.isChecked ?? false) : undefined;
    node.append($createListItemNode(isChecked).append(...$createInlineNodes(item.children)));
    for (const nested of item.lists) node.append($createListItemNode().append($createListTree(nested)));
  }
  return node;
}

function $createTableTree(table: NoteTable): TableNode {
  const width = Math.max(1, ...table.rows.map((row) => row.length));
  const node = $createTableNode();
  for (const row of table.rows) {
    const rowNode = $createTableRowNode();
    for (let column = 0; column < width; column += 1) {
      const cell = row[column];
      const state = cell?.isHeader ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
      rowNode.append($createTableCellNode(state).append($createParagraphNode().append(...$createInlineNodes(cell?.children ?? []))));
    }
    node.append(rowNode);
  }
  return node;
}

function $withInlines(node: ElementNode, inlines: readonly NoteInline[]): LexicalNode {
  return node.append(...$createInlineNodes(inlines));
}

export function $createBlockNode(block: NoteBlock): LexicalNode {
  switch (block.kind) {
    case 'paragraph': return $withInlines($createParagraphNode(), block.children);
    case 'heading': return $withInlines($createHeadingNode(`h${block.level}`), block.children);
    case 'quotation': return $withInlines($createQuoteNode(), block.children);
    case 'list': return block.items.length > 0 ? $createListTree(block) : $createParagraphNode();
    case 'table': return block.rows.length > 0 ? $createTableTree(block) : $createParagraphNode();
    case 'code': return $createCodeNode(block.language === '' ? undefined : block.language).append(...$createTextNodes(block.text, []));
    case 'rule': return $createHorizontalRuleNode();
    case 'unknown': return $createUnknownNode(block.data, false);
  }
}

/** Puts a body into the editor in place of what is there. The editor needs a line to write in. */
export function $setBlocks(blocks: readonly NoteBlock[]): void {
  const root = $getRoot().clear();
  root.append(...blocks.map($createBlockNode));
  if (blocks.length === 0) root.append($createParagraphNode());
}
