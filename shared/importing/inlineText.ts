/** An inline mark before its place is known. */
export type MarkSpec =
  | { readonly kind: 'emphasis' | 'strong' | 'code' | 'strike' }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'pageBreak'; readonly label: string };

/** A mark over [start, end) of an inline text, in UTF-16 units. */
export type InlineSpan = MarkSpec & { readonly start: number; readonly end: number };

/** The words of one block or cell with their marks; offsets count from its start. */
export interface InlineText {
  readonly text: string;
  readonly spans: readonly InlineSpan[];
}

/** The line break inside a block (U+2028). */
export const lineBreak = '\u2028';

const collapsible = /[ \t\n\r\f]+/g;
const visible = /[^\s\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/u;

/** Whether a text has anything to read: more than spaces, soft hyphens and zero-width characters. */
export function hasVisibleText(text: string): boolean {
  return visible.test(text);
}

function isSameMark(a: MarkSpec, b: MarkSpec): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind !== 'link' || b.kind !== 'link' || a.target === b.target;
}

/** Plain words without marks. */
export function plainInline(text: string): InlineText {
  return { text, spans: [] };
}

interface OpenMark {
  readonly spec: MarkSpec;
  /** Whether a mark of its kind is open around it. */
  readonly isNested: boolean;
}

interface WrittenSpan {
  readonly spec: MarkSpec;
  readonly start: number;
  end: number;
}

/** Collects the runs of one block; white space is collapsed as HTML does, no-break spaces stay. */
export class InlineWriter {
  private parts: string[] = [];
  private length = 0;
  private spans: WrittenSpan[] = [];
  private readonly open: OpenMark[] = [];
  private readonly last = new Map<MarkSpec['kind'], WrittenSpan>();

  /** Whether nothing was written since the last `take`. */
  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** Whether the last thing written is a line break. */
  get endsWithBreak(): boolean {
    return this.lastChar === lineBreak;
  }

  /** Starts a mark; it goes on over several blocks until it is closed. A mark inside one of its own kind adds nothing. */
  openMark(spec: MarkSpec): void {
    this.open.push({ spec, isNested: this.open.some((mark) => mark.spec.kind === spec.kind) });
  }

  /** Ends the mark opened last. */
  closeMark(): void {
    this.open.pop();
  }

  /** Adds words, collapsing white space. */
  write(words: string): void {
    let run = words.replace(collapsible, ' ');
    if (run.startsWith(' ') && (this.isEmpty || this.lastChar === ' ' || this.endsWithBreak)) run = run.slice(1);
    this.append(run);
  }

  /** Adds words as they are. */
  writeVerbatim(words: string): void {
    this.append(words);
  }

  /** Adds a line break inside the block. */
  writeBreak(): void {
    this.trimSpace();
    this.append(lineBreak);
  }

  /** Says that a page ended here. */
  writePageBreak(label: string): void {
    this.spans.push({ spec: { kind: 'pageBreak', label }, start: this.length, end: this.length });
  }

  /** Hands over what was collected, without white space at its ends, and starts anew; open marks stay open. */
  take(): InlineText {
    const all = this.parts.join('');
    let start = 0;
    let end = all.length;
    while (start < end && isEdge(all[start])) start += 1;
    while (end > start && isEdge(all[end - 1])) end -= 1;
    const text = all.slice(start, end);
    const spans: InlineSpan[] = [];
    for (const span of this.spans) {
      if (span.spec.kind === 'pageBreak') {
        const at = Math.min(Math.max(0, span.start - start), text.length);
        spans.push({ ...span.spec, start: at, end: at });
        continue;
      }
      const clipped = clip(text, span.start - start, span.end - start);
      if (clipped) spans.push({ ...span.spec, ...clipped });
    }
    this.parts = [];
    this.length = 0;
    this.spans = [];
    this.last.clear();
    return { text, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) };
  }

  private append(run: string): void {
    if (run === '') return;
    const start = this.length;
    this.parts.push(run);
    this.length += run.length;
    const end = this.length;
    for (const mark of this.open) {
      if (mark.isNested) continue;
      const previous = this.last.get(mark.spec.kind);
      if (previous && previous.end === start && isSameMark(previous.spec, mark.spec)) {
        previous.end = end;
      } else {
        const span = { spec: mark.spec, start, end };
        this.spans.push(span);
        this.last.set(mark.spec.kind, span);
      }
    }
  }

  private get lastChar(): string {
    return this.parts.at(-1)?.slice(-1) ?? '';
  }

  private trimSpace(): void {
    if (this.lastChar !== ' ') return;
    const shorter = this.parts.pop()?.slice(0, -1) ?? '';
    if (shorter !== '') this.parts.push(shorter);
    this.length -= 1;
    for (const span of this.last.values()) span.end = Math.min(span.end, this.length);
  }
}

function isEdge(char: string | undefined): boolean {
  return char === ' ' || char === lineBreak;
}

/** The part of [start, end) inside the text without white space at its ends, or null where nothing visible is left. */
function clip(text: string, start: number, end: number): { readonly start: number; readonly end: number } | null {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
