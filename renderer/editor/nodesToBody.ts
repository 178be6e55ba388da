import { $isCodeNode } from '@lexical/code';
import { $isHorizontalRuleNode } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableCellNode, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table';
import { $getRoot, $isElementNode, $isLineBreakNode, $isParagraphNode, $isTextNode, type LexicalNode, type TextNode } from 'lexical';
import { textMarks, type NoteBlock, type NoteInline, type NoteList, type NoteListItem, type NoteTable } from '../../shared/domain/noteBody';
import { formatOfMark } from './bodyToNodes';
import { $isEntityNode } from './EntityNode';
import { $isPassageNode } from './PassageNode';
import { $isUnknownNode } from './UnknownNode';

type Leaf = Exclude<NoteInline, { readonly kind: 'link' }>;

function $textOf(node: TextNode): Leaf {
  return { kind: 'text', text: node.getTextContent(), marks: textMarks.filter((mark) => node.hasFormat(formatOfMark[mark])) };
}

function isSameMarks(a: Leaf, b: Leaf): boolean {
  return a.kind === 'text' && b.kind === 'text' && a.marks.length === b.marks.length && a.marks.every((mark, index) => mark === b.marks[index]);
}

/** Neighbouring texts with the same marks are one text. */
function merged<Inline extends NoteInline>(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'text' && inline.text === '') continue;
    const last = result.at(-1);
    if (last?.kind === 'text' && inline.kind === 'text' && isSameMarks(last, inline)) {
      result[result.length - 1] = { ...last, text: last.text + inline.text };
    } else {
      result.push(inline);
    }
  }
  return result;
}

/** Whatever stands where only leaves may: blocks give up their words, a line each. */
function $leavesOf(nodes: readonly LexicalNode[]): Leaf[] {
  return merged(
    nodes.flatMap((node, index): Leaf[] => {
      if ($isLineBreakNode(node)) return [{ kind: 'lineBreak' }];
      if ($isTextNode(node)) return [$textOf(node)];
      if ($isEntityNode(node)) return [node.getMention() ?? { kind: 'text', text: '', marks: [] }];
      if ($isPassageNode(node)) return [node.getCitation() ?? { kind: 'text', text: '', marks: [] }];
      if ($isUnknownNode(node)) return [{ kind: 'unknown', data: node.getData() }];
      if (!$isElementNode(node)) return [];
      const inner = $leavesOf(node.getChildren());
      const startsLine = index > 0 && !node.isInline();
      return startsLine ? [{ kind: 'lineBreak' }, ...inner] : inner;
    }),
  );
}

export function $inlinesOf(nodes: readonly LexicalNode[]): NoteInline[] {
  return merged(
    nodes.flatMap((node, index): NoteInline[] => {
      if ($isLinkNode(node)) return [{ kind: 'link', url: node.getURL(), children: $leavesOf(node.getChildren()) }];
      if (!$isElementNode(node)) return $leavesOf([node]);
      const inner = $inlinesOf(node.getChildren());
      return index > 0 && !node.isInline() ? [{ kind: 'lineBreak' }, ...inner] : inner;
    }),
  );
}

function $listOf(node: ListNode): NoteList {
  const style = node.getListType();
  const items: NoteListItem[] = [];
  for (const child of node.getChildren()) {
    if (!$isListItemNode(child)) continue;
    const nested = child.getChildren().filter($isListNode);
    const own = child.getChildren().filter((each) => !$isListNode(each));
    const previous = items.at(-1);
    if (nested.length > 0 && own.length === 0 && previous) {
      items[items.length - 1] = { ...previous, lists: [...previous.lists, ...nested.map($listOf)] };
    } else {
      items.push({ isChecked: $isCheckedOf(child, style), children: $inlinesOf(own), lists: nested.map($listOf) });
    }
  }
  return { kind: 'list', style, start: style === 'number' ? node.getStart() : 1, items };
}

function $isCheckedOf(item: ListItemNode, style: NoteList['style']): boolean | null {
  return style === 'check' ? (item.getChecked() ?? false) : null;
}

function $tableOf(node: TableNode): NoteTable {
  const rows = node.getChildren().filter($isTableRowNode).map((row) =>
    row.getChildren().filter($isTableCellNode).map((cell) => ({ isHeader: cell.hasHeader(), children: $inlinesOf(cell.getChildren()) })),
  );
  return { kind: 'table', rows };
}

/** One block, in our own shapes. */
export function $blockOf(node: LexicalNode): NoteBlock {
  if ($isHeadingNode(node)) return { kind: 'heading', level: headingLevels[node.getTag()], children: $inlinesOf(node.getChildren()) };
  if ($isQuoteNode(node)) return { kind: 'quotation', children: $inlinesOf(node.getChildren()) };
  if ($isListNode(node)) return $listOf(node);
  if ($isTableNode(node)) return $tableOf(node);
  if ($isCodeNode(node)) return { kind: 'code', language: node.getLanguage() ?? '', text: node.getTextContent() };
  if ($isHorizontalRuleNode(node)) return { kind: 'rule' };
  if ($isUnknownNode(node) && !node.isInline()) return { kind: 'unknown', data: node.getData() };
  return { kind: 'paragraph', children: $inlinesOf($isElementNode(node) ? node.getChildren() : [node]) };
}

const headingLevels = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 } as const;

/** The body that the editor holds, in our own shapes. A single empty line is an empty body. */
export function $readBlocks($read: (node: LexicalNode) => NoteBlock = $blockOf): NoteBlock[] {
  const children = $getRoot().getChildren();
  const [only] = children;
  if (children.length === 1 && $isParagraphNode(only) && only.isEmpty()) return [];
  return children.map((node) => $read(node));
}
