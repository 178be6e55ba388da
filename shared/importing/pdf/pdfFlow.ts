import { BlockBuilder, type BlockShape } from '../blockBuilder';
import type { InlineSpan, InlineText } from '../inlineText';
import { plainInline } from '../inlineText';
import { endsSentence, withoutMarker, type Paragraph, type TextStyle } from './pdfParagraphs';
import type { Role } from './pdfRoles';
import type { LineJoiner } from './pdfWords';

/** What stands in reading order: paragraphs and tables. */
export type Element =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph; readonly role: Role }
  | { readonly kind: 'table'; readonly page: number; readonly rows: readonly (readonly string[])[] };

/** A paragraph that may go on in the next column or on the next page. */
interface OpenParagraph {
  text: string;
  readonly page: number;
  /** Pages that begin inside it. */
  readonly breaks: { readonly offset: number; readonly page: number }[];
  readonly shape: BlockShape | null;
  readonly first: Paragraph;
  last: Paragraph;
}

/** Writes a document's elements as blocks: joins what goes on elsewhere, keeps notes behind the paragraph they interrupt. */
export class PdfFlow {
  private readonly builder = new BlockBuilder();
  private open: OpenParagraph | null = null;
  private waiting: Element[] = [];
  private page = -1;
  private furthest = -1;
  private itemLefts: number[] = [];
  private lastNumber = 0;

  constructor(
    private readonly labels: readonly string[],
    private readonly style: TextStyle,
    private readonly joiner: LineJoiner,
    /** Whether the document marks paragraphs by indenting their first line. */
    private readonly indents: boolean,
  ) {}

  add(element: Element): void {
    if (element.kind === 'table') {
      this.closeAll();
      this.goTo(element.page);
      const table = this.builder.beginTable();
      for (const row of element.rows) this.builder.addRow(table, false, row.map(plainInline));
      return;
    }
    const { paragraph, role } = element;
    if (role.kind === 'note') {
      if (this.open === null) this.write(this.opened(paragraph, null));
      else this.waiting.push(element);
      return;
    }
    if (role.kind === 'text' && this.open !== null && this.continues(this.open, paragraph)) {
      this.append(this.open, paragraph);
      return;
    }
    this.closeAll();
    if (role.kind === 'heading') {
      this.itemLefts = [];
      this.write(this.opened(paragraph, { kind: 'heading', level: role.level }));
    } else this.open = this.opened(paragraph, this.itemShape(paragraph));
  }

  finish(): BlockBuilder {
    this.closeAll();
    this.goTo(this.labels.length - 1);
    return this.builder;
  }

  private closeAll(): void {
    if (this.open !== null) this.write(this.open);
    this.open = null;
    const waiting = this.waiting;
    this.waiting = [];
    for (const element of waiting) if (element.kind === 'paragraph') this.write(this.opened(element.paragraph, null));
  }

  private opened(paragraph: Paragraph, shape: BlockShape | null): OpenParagraph {
    const isItem = shape?.kind === 'listItem';
    const texts = paragraph.lines.map((line, index) => (index === 0 && isItem ? withoutMarker(line.text) : line.text));
    return { text: texts.reduce((before, next) => this.joiner.join(before, next)), page: paragraph.page, breaks: [], shape, first: paragraph, last: paragraph };
  }

  /** A list item where a paragraph begins with a list's sign; a lone number is a list only if one more item counts on. */
  private itemShape(paragraph: Paragraph): BlockShape | null {
    const { marker } = paragraph;
    const number = /^\d/.test(marker) ? Number.parseInt(marker, 10) : null;
    const left = paragraph.lines[0]?.left ?? 0;
    if (marker === '' || (number !== null && number !== 1 && number !== this.lastNumber + 1)) {
      if (marker === '') [this.itemLefts, this.lastNumber] = [[], 0];
      return null;
    }
    if (number !== null) this.lastNumber = number;
    this.itemLefts = this.itemLefts.filter((each) => each < left - 0.5 * this.style.size);
    this.itemLefts.push(left);
    return { kind: 'listItem', depth: this.itemLefts.length - 1, number };
  }

  private continues(open: OpenParagraph, next: Paragraph): boolean {
    const [line, before] = [next.lines[0], open.last.lines.at(-1)];
    if (line === undefined || before === undefined || next.marker !== '' || next.isIndented) return false;
    const isElsewhere = next.page !== open.last.page || line.y < before.y;
    if (!isElsewhere || Math.abs(line.size - before.size) > 0.07 * before.size) return false;
    if (/\p{L}[-\u2010\u00ad]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)) return true;
    if (/^\p{Ll}/u.test(line.text) && !endsSentence(before.text)) return true;
    if (open.last.endsEarly) return false;
    return endsSentence(before.text) ? this.indents : true;
  }

  private append(open: OpenParagraph, next: Paragraph): void {
    const words = next.lines.map((line) => line.text).reduce((before, line) => this.joiner.join(before, line));
    const joined = this.joiner.join(open.text, words);
    if (next.page !== open.last.page) {
      const isWordBroken = !/\s/.test(joined.charAt(joined.length - words.length - 1));
      const offset = joined.length - words.length;
      // A word that goes over the edge counts to the page where it begins.
      const end = isWordBroken ? offset + (/^\S*\s*/.exec(words)?.[0].length ?? 0) : offset;
      for (let page = open.last.page + 1; page <= next.page; page += 1) open.breaks.push({ offset: Math.min(end, joined.length), page });
    }
    open.text = joined;
    open.last = next;
  }

  private write(open: OpenParagraph): void {
    const spans: InlineSpan[] = [];
    const mark = (offset: number, page: number): void => {
      spans.push({ kind: 'pageBreak', start: offset, end: offset, label: this.labels[page] ?? '' });
      this.page = page;
      this.furthest = Math.max(this.furthest, page);
    };
    if (open.page > this.furthest) this.goTo(open.page);
    else if (open.page !== this.page) mark(0, open.page);
    for (const { offset, page } of open.breaks) mark(offset, page);
    const inline: InlineText = { text: open.text, spans };
    this.builder.add(open.shape ?? { kind: 'paragraph' }, inline);
  }

  private goTo(page: number): void {
    for (let next = this.furthest + 1; next <= page; next += 1) this.builder.addPageBreak(this.labels[next] ?? '');
    this.furthest = Math.max(this.furthest, page);
    this.page = page;
  }
}
