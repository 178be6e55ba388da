import type { BlockBuilder, BlockShape } from '../blockBuilder';
import { InlineWriter, lineBreak, type InlineText, type MarkSpec } from '../inlineText';
import { levelAttribute, styleAttribute } from './cleanTree';
import { blockElements } from './htmlElements';
import { ItemNumbers } from './htmlLists';
import { dataRowsOf, type HtmlTableRow } from './htmlTables';
import { attributeOf, hasAttribute, isElement, isText, nodesBelow, type HtmlElement, type HtmlNode, type HtmlParent } from './htmlTree';

const markKinds: Readonly<Record<string, 'emphasis' | 'strong' | 'code' | 'strike'>> = {
  b: 'strong', strong: 'strong', i: 'emphasis', em: 'emphasis', cite: 'emphasis', var: 'emphasis', dfn: 'emphasis',
  code: 'code', kbd: 'code', samp: 'code', tt: 'code', s: 'strike', strike: 'strike', del: 'strike',
};
const listElements: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);
const codeElements: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext']);

/** Writes a cleaned tree (`cleanTree`) into blocks. Recurses; the tree's depth was limited when it was cleaned. */
export class HtmlBlockWriter {
  private inline = new InlineWriter();
  private headingLevel = 0;
  private quotationDepth = 0;
  private listDepth = 0;
  private isInCell = false;
  private quoteMarkDepth = 0;
  private item: Extract<BlockShape, { kind: 'listItem' }> | null = null;

  constructor(private readonly builder: BlockBuilder) {}

  /** Writes everything below a node and ends the last block. */
  write(root: HtmlParent): void {
    this.visitChildren(root);
    this.endBlock();
  }

  private visitChildren(parent: HtmlParent): void {
    for (const node of parent.childNodes) this.visit(node);
  }

  private visit(node: HtmlNode): void {
    if (isText(node)) this.inline.write(node.value);
    else if (!isElement(node)) return;
    else if (attributeOf(node, 'role') === 'doc-pagebreak') this.breakPage(attributeOf(node, 'value'));
    else if (node.tagName === 'br') this.breakLine();
    else if (blockElements.has(node.tagName)) this.visitBlock(node);
    else this.visitInline(node);
  }

  private visitInline(element: HtmlElement): void {
    const marks = marksOf(element);
    for (const mark of marks) this.inline.openMark(mark);
    if (element.tagName === 'q') {
      const [open, close] = this.quoteMarkDepth % 2 === 0 ? ['“', '”'] : ['‘', '’'];
      this.quoteMarkDepth += 1;
      this.inline.writeVerbatim(open);
      this.visitChildren(element);
      this.inline.writeVerbatim(close);
      this.quoteMarkDepth -= 1;
    } else {
      this.visitChildren(element);
    }
    for (let count = marks.length; count > 0; count -= 1) this.inline.closeMark();
  }

  private visitBlock(element: HtmlElement): void {
    this.endBlock();
    const { tagName } = element;
    const level = Number(attributeOf(element, levelAttribute) || /^h([1-6])$/.exec(tagName)?.[1] || 0);
    if (level > 0) this.within('headingLevel', level, element);
    else if (tagName === 'blockquote') this.within('quotationDepth', this.quotationDepth + 1, element);
    else if (listElements.has(tagName)) this.visitList(element);
    else if (tagName === 'li') this.visitItem(element, null);
    else if (codeElements.has(tagName)) this.writeCode(element);
    else if (tagName === 'table') this.visitTable(element);
    else this.visitChildren(element);
    this.endBlock();
  }

  private within(field: 'headingLevel' | 'quotationDepth' | 'listDepth', value: number, element: HtmlElement): void {
    const before = this[field];
    this[field] = value;
    this.visitChildren(element);
    this.endBlock();
    this[field] = before;
  }

  private visitList(list: HtmlElement): void {
    const numbers = new ItemNumbers(list);
    const depthBefore = this.listDepth;
    this.listDepth += 1;
    for (const node of list.childNodes) {
      if (isElement(node) && node.tagName === 'li') {
        this.endBlock();
        this.visitItem(node, numbers.take(node));
      } else {
        this.visit(node);
      }
    }
    this.endBlock();
    this.listDepth = depthBefore;
  }

  private visitItem(item: HtmlElement, number: number | null): void {
    // The item's first words are the list item; what else it holds are blocks of their own.
    this.item = { kind: 'listItem', depth: Math.max(0, this.listDepth - 1), number };
    this.visitChildren(item);
    this.endBlock();
    this.item = null;
  }

  private visitTable(table: HtmlElement): void {
    const rows = this.isInCell ? null : dataRowsOf(table);
    if (rows === null) {
      this.visitChildren(table);
      return;
    }
    for (const node of table.childNodes) if (isElement(node) && node.tagName === 'caption') this.visitBlock(node);
    this.item = null;
    const number = this.builder.beginTable();
    for (const row of rows) this.builder.addRow(number, row.isHeader, this.cellsOf(row));
  }

  private cellsOf(row: HtmlTableRow): InlineText[] {
    const outer = this.inline;
    this.isInCell = true;
    const cells = row.cells.map((cell) => {
      this.inline = new InlineWriter();
      this.visitChildren(cell);
      return this.inline.take();
    });
    this.isInCell = false;
    this.inline = outer;
    return cells;
  }

  private writeCode(element: HtmlElement): void {
    const code = preformattedText(element);
    if (this.isInCell) {
      this.inline.writeVerbatim(code.trim().replace(/\r?\n/g, lineBreak));
      return;
    }
    this.item = null;
    this.builder.addCode(languageOf(element), code);
  }

  private breakLine(): void {
    const startsParagraph = this.inline.endsWithBreak && this.headingLevel === 0 && !this.isInCell && this.item === null;
    if (startsParagraph) this.endBlock();
    else if (!this.inline.isEmpty) this.inline.writeBreak();
  }

  private breakPage(label: string): void {
    if (this.inline.isEmpty && !this.isInCell) this.builder.addPageBreak(label);
    else this.inline.writePageBreak(label);
  }

  private endBlock(): void {
    if (this.inline.isEmpty) return;
    if (this.isInCell) {
      if (!this.inline.endsWithBreak) this.inline.writeBreak();
      return;
    }
    const words = this.inline.take();
    if (words.text === '') return;
    this.builder.add(this.shape(), words);
    this.item = null;
  }

  private shape(): BlockShape {
    if (this.headingLevel > 0) return { kind: 'heading', level: this.headingLevel };
    if (this.item !== null) return this.item;
    if (this.quotationDepth > 0) return { kind: 'quotation', depth: this.quotationDepth };
    return { kind: 'paragraph' };
  }
}

function marksOf(element: HtmlElement): MarkSpec[] {
  const style = attributeOf(element, styleAttribute).split(' ');
  const kind = markKinds[element.tagName];
  const marks: MarkSpec[] = [];
  // Editors wrap what they copy in a <b> whose style says that it is not bold.
  if (kind !== undefined && !style.includes('none')) marks.push({ kind });
  for (const extra of ['strong', 'emphasis'] as const) if (style.includes(extra) && kind !== extra) marks.push({ kind: extra });
  if (element.tagName === 'a' && hasAttribute(element, 'href')) marks.push({ kind: 'link', target: attributeOf(element, 'href') });
  return marks;
}

function preformattedText(element: HtmlElement): string {
  const parts: string[] = [];
  for (const node of nodesBelow(element)) {
    if (isText(node)) parts.push(node.value);
    else if (isElement(node) && (node.tagName === 'br' || (blockElements.has(node.tagName) && parts.length > 0 && !parts.at(-1)?.endsWith('\n')))) {
      parts.push('\n');
    }
  }
  return parts.join('');
}

function languageOf(element: HtmlElement): string {
  const inner = element.childNodes.filter(isElement).map((child) => attributeOf(child, 'class'));
  const classes = [attributeOf(element, 'class'), ...inner].join(' ');
  return /\b(?:language|lang|highlight-source)-([\w+#.-]+)/.exec(classes)?.[1] ?? '';
}
