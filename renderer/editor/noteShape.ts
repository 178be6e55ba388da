import { $isListItemNode, $isListNode, ListItemNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableCellNode } from '@lexical/table';
import {
  $createLineBreakNode, $createParagraphNode, $isElementNode, $isParagraphNode, defineExtension, IS_BOLD, IS_CODE, IS_ITALIC, IS_STRIKETHROUGH,
  mergeRegister, ParagraphNode, TextNode, type ElementNode, type LexicalEditor, type LexicalNode,
} from 'lexical';

const knownFormats = IS_BOLD | IS_ITALIC | IS_STRIKETHROUGH | IS_CODE;

/** Our texts know four marks; fonts, colors and underlines of pasted text go. */
function $cleanText(node: TextNode): void {
  if (node.getStyle() !== '') node.setStyle('');
  const format = node.getFormat();
  if ((format & ~knownFormats) !== 0) node.setFormat(format & knownFormats);
}

function $cleanBlock(node: ElementNode): void {
  if (node.getFormatType() !== '') node.setFormat('');
  if (!$isListItemNode(node) && node.getIndent() !== 0) node.setIndent(0);
  if (node.getStyle() !== '') node.setStyle('');
}

function isBlock(node: LexicalNode): node is ElementNode {
  return $isElementNode(node) && !node.isInline();
}

/** Blocks inside what holds only a line of text give up their words, a line each. */
function $flattenBlocks(node: ElementNode, isAllowed: (child: LexicalNode) => boolean): void {
  for (const child of node.getChildren()) {
    if (!isBlock(child) || isAllowed(child)) continue;
    const hasBefore = child.getPreviousSibling() !== null && !isAllowed(child);
    const inner = child.getChildren();
    for (const each of inner) child.insertBefore(each);
    if (hasBefore) (inner[0] ?? child).insertBefore($createLineBreakNode());
    child.remove();
  }
}

function $cleanLine(node: ElementNode): void {
  $cleanBlock(node);
  $flattenBlocks(node, () => false);
}

function $cleanListItem(node: ListItemNode): void {
  $cleanBlock(node);
  $flattenBlocks(node, $isListNode);
}

/** A cell holds paragraphs; what else was put there becomes paragraphs. */
function $cleanCell(node: TableCellNode): void {
  for (const child of node.getChildren()) {
    if ($isParagraphNode(child)) continue;
    const words = isBlock(child) ? $inlineDescendants(child) : [];
    child.replace($createParagraphNode().append(...words));
  }
}

function $inlineDescendants(node: ElementNode): LexicalNode[] {
  return node.getChildren().flatMap((child, index): LexicalNode[] => {
    if (!isBlock(child)) return [child];
    const inner = $inlineDescendants(child);
    return index > 0 ? [$createLineBreakNode(), ...inner] : inner;
  });
}

/** Keeps the editor to the shapes a note can hold, wherever text comes from. */
export const NoteShapeExtension = defineExtension({
  name: 'ibidem/noteShape',
  register: (editor: LexicalEditor) =>
    mergeRegister(
      editor.registerNodeTransform(TextNode, $cleanText),
      editor.registerNodeTransform(ParagraphNode, $cleanLine),
      editor.registerNodeTransform(HeadingNode, $cleanLine),
      editor.registerNodeTransform(QuoteNode, $cleanLine),
      editor.registerNodeTransform(ListItemNode, $cleanListItem),
      editor.registerNodeTransform(TableCellNode, $cleanCell),
    ),
});
