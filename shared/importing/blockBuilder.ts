import type { Block, InlineMark } from '../domain/sourceDocument';
import { ImportLimitError, maxBlocks } from './importLimits';
import { hasVisibleText, lineBreak, type InlineText } from './inlineText';

/** What a block is, without its place and marks. */
export type BlockShape =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'listItem'; readonly depth: number; readonly number: number | null }
  | { readonly kind: 'quotation'; readonly depth: number };

/** The deepest list or quotation a block can state. */
const maxDepth = 32;
/** Line and form feeds are breaks; every other control character of C0 but the tab, and DEL, is dropped. */
const breaksAndControls = /\r\n|[\n\r\f\u2029]|[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;
const isBreak = /^[\n\r\f\u2029]/;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Writes the canonical text and its blocks, and alone guarantees their form: one `\n` between blocks, one `\t` between
 * cells, U+2028 for a break inside a block, no other control character, no lone surrogate, marks inside their block.
 * Empty blocks are left out. Characters are otherwise kept as they are; no normalization form is applied.
 */
export class BlockBuilder {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private length = 0;
  private tables = 0;
  private dropped = 0;

  /** How many control characters were left out so far. */
  get droppedControlCount(): number {
    return this.dropped;
  }

  /** Adds a block of words; nothing where there is nothing to read. */
  add(shape: BlockShape, inline: InlineText): void {
    const clean = this.cleanInline(inline);
    if (!hasVisibleText(clean.text)) return;
    const start = this.begin(clean.text);
    const place = { start, end: start + clean.text.length, marks: marksAt(clean, start) };
    switch (shape.kind) {
      case 'heading':
        this.blocks.push({ kind: 'heading', level: clamp(shape.level, 1, 6), ...place });
        break;
      case 'paragraph':
        this.blocks.push({ kind: 'paragraph', ...place });
        break;
      case 'listItem':
        this.blocks.push({ kind: 'listItem', depth: clamp(shape.depth, 0, maxDepth), number: shape.number, ...place });
        break;
      case 'quotation':
        this.blocks.push({ kind: 'quotation', depth: clamp(shape.depth, 1, maxDepth), ...place });
        break;
    }
  }

  /** Adds preformatted text; its line breaks and spaces are kept, a tab becomes four spaces. */
  addCode(language: string, code: string): void {
    const text = this.cleanText(code.replace(/\t/g, '    ').replace(/(?:\r\n|[\n\r])+$/, '').replace(/^(?:\r\n|[\n\r])/, ''));
    if (!hasVisibleText(text)) return;
    const start = this.begin(text);
    this.blocks.push({ kind: 'code', language, start, end: start + text.length, marks: [] });
  }

  /** Says that a page ended here; `label` is the number of the page that follows. */
  addPageBreak(label: string): void {
    const start = this.begin('');
    this.blocks.push({ kind: 'pageBreak', label: this.cleanText(label), start, end: start, marks: [] });
  }

  /** Begins a table and gives its number. */
  beginTable(): number {
    this.tables += 1;
    return this.tables - 1;
  }

  /** Adds a row of a table begun before; nothing where every cell is empty. */
  addRow(table: number, isHeader: boolean, cells: readonly InlineText[]): void {
    const clean = cells.map((cell) => this.cleanInline(cell));
    if (!clean.some((cell) => hasVisibleText(cell.text))) return;
    const start = this.begin(clean.map((cell) => cell.text).join('\t'));
    const marks: InlineMark[] = [];
    const spans: { start: number; end: number }[] = [];
    let at = start;
    for (const cell of clean) {
      spans.push({ start: at, end: at + cell.text.length });
      marks.push(...marksAt(cell, at));
      at += cell.text.length + 1;
    }
    this.blocks.push({ kind: 'tableRow', table, isHeader, cells: spans, start, end: this.length, marks });
  }

  /** The finished text and blocks. */
  finish(): { readonly text: string; readonly blocks: readonly Block[] } {
    return { text: this.parts.join('\n'), blocks: this.blocks };
  }

  /** Puts a block's words behind the text and tells where they start. */
  private begin(text: string): number {
    if (this.blocks.length >= maxBlocks) {
      throw new ImportLimitError(`It has more than ${maxBlocks.toLocaleString('en-US')} paragraphs, which is more than an article can have.`);
    }
    const start = this.parts.length === 0 ? 0 : this.length + 1;
    this.parts.push(text);
    this.length = start + text.length;
    return start;
  }

  /** Cleans words; `cuts` receives the place of every unit that was left out. */
  private cleanText(text: string, cuts: number[] = []): string {
    return text
      .replace(breaksAndControls, (match, offset: number) => {
        if (isBreak.test(match)) {
          if (match.length === 2) cuts.push(offset + 1);
          return lineBreak;
        }
        this.dropped += 1;
        cuts.push(offset);
        return '';
      })
      .replace(loneSurrogates, '\ufffd');
  }

  /** Cleans words with marks; where units are left out the marks move along. */
  private cleanInline(inline: InlineText): InlineText {
    const cuts: number[] = [];
    const text = this.cleanText(inline.text.replace(/\t/g, ' '), cuts);
    if (cuts.length === 0) return { text, spans: inline.spans };
    const spans = inline.spans.map((span) => ({
      ...span,
      start: span.start - cutsBefore(cuts, span.start),
      end: span.end - cutsBefore(cuts, span.end),
    }));
    return { text, spans: spans.filter((span) => span.start < span.end || span.kind === 'pageBreak') };
  }
}

/** How many of the sorted places lie before an offset. */
function cutsBefore(cuts: readonly number[], offset: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.trunc(value)));
}

function marksAt(inline: InlineText, offset: number): InlineMark[] {
  return inline.spans.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }));
}
