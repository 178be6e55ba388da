import { median, type Line } from './pdfLines';

/** Lines that make one paragraph, heading or item within a column. */
export interface Paragraph {
  readonly page: number;
  readonly lines: readonly Line[];
  /** The list sign it begins with, or empty. */
  readonly marker: string;
  /** Whether its first line stands further in than the column. */
  readonly isIndented: boolean;
  /** Whether its last line ends well before the column does. */
  readonly endsEarly: boolean;
  /** Whether there is more room above it than between lines. */
  readonly isApart: boolean;
}

/** What is usual in a document. */
export interface TextStyle {
  readonly size: number;
  readonly font: string;
}

const bullet = /^([•‣▪●○◦∙■□❑➢►✓·*]|[-–—](?=\s))\s*/u;
const numbered = /^(\d{1,3}[.)])\s+(?=\S)/;
const sentenceEnd = /[.!?…。！？:][”"’'）)\]]*(?:\[\w{1,3}\])*$/u;

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}

/** A list sign at the start of a line, or empty. */
export function markerOf(text: string): string {
  return bullet.exec(text)?.[1] ?? numbered.exec(text)?.[1] ?? '';
}

/** A line's words without its list sign. */
export function withoutMarker(text: string): string {
  return text.replace(bullet, '').replace(numbered, '');
}

/** The size and font of most of a document's words. */
export function textStyleOf(lines: readonly Line[]): TextStyle {
  const lengths = new Map<string, { style: TextStyle; length: number }>();
  for (const { size, font, text } of lines) {
    const key = `${(Math.round(size * 2) / 2).toFixed(1)} ${font}`;
    const entry = lengths.get(key) ?? { style: { size, font }, length: 0 };
    entry.length += text.length;
    lengths.set(key, entry);
  }
  return [...lengths.values()].sort((one, other) => other.length - one.length)[0]?.style ?? { size: 10, font: '' };
}

function isSameSize(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) <= 0.1 * Math.max(one.size, other.size) || Math.min(one.text.length, other.text.length) < 3;
}

interface Column {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
}

function columnOf(lines: readonly Line[]): Column {
  const gaps = lines.slice(1).flatMap((line, index) => {
    const before = lines[index];
    return before !== undefined && isSameSize(before, line) ? [(line.y - before.y) / Math.max(before.size, line.size)] : [];
  });
  const lefts = lines.map((line) => line.left).sort((one, other) => one - other);
  return {
    // Most lines begin at the column's edge; a few may hang out of it.
    left: lefts[Math.floor(lefts.length * 0.1)] ?? 0,
    right: Math.max(...lines.map((line) => line.right)),
    pitch: gaps.length < 2 ? 1.35 : Math.min(2.6, median(gaps)),
  };
}

/** Whether the first word of a line had found room at the end of the one before, so that somebody ended it on purpose. */
function hadRoom(before: Line, line: Line, column: Column): boolean {
  if (/\p{L}[-\u2010\u00ad]$/u.test(before.text)) return false;
  const room = column.right - before.right - line.firstWordWidth - 0.25 * before.size;
  return room > (endsSentence(before.text) ? 1 : 3) * before.size;
}

/** A line of a table of contents. */
function endsWithPageNumber(text: string): boolean {
  return /[\s.…](?!(?:19|20)\d\d$)\d{1,4}$/.test(text);
}

function isFirstOfParagraph(line: Line, before: Line, current: readonly Line[], column: Column, style: TextStyle): boolean {
  if (!isSameSize(before, line)) return true;
  const size = Math.max(before.size, line.size);
  const isLarge = line.size > 1.12 * style.size;
  const gap = (line.y - before.y) / size;
  if (gap > column.pitch * 1.3 + 0.1 || gap < -0.5) return true;
  if (isLarge) return false;
  const first = current[0] ?? before;
  const isItem = markerOf(first.text) !== '';
  const room = hadRoom(before, line, column);
  const marker = markerOf(line.text);
  if (marker !== '' && (/^[^-–—\d]/.test(marker) || room || isItem || endsSentence(before.text))) return true;
  if (before.font !== line.font && room) return true;
  if (endsWithPageNumber(before.text) && endsWithPageNumber(line.text)) return true;
  const indent = (line.left - column.left) / size;
  if (isItem) return line.left < first.left + 0.3 * size && (room || line.left < first.left - 0.5 * size);
  if (indent > 0.8 && before.left - column.left < 0.4 * size && indent < 8) return true;
  // A quotation set further in ends where lines begin at the edge again.
  if (current.length > 1 && (current[1]?.left ?? 0) - column.left > 0.8 * size && indent < 0.4) return true;
  return room;
}

/** Cuts a column's lines into paragraphs. */
export function paragraphsOf(lines: readonly Line[], page: number, style: TextStyle): Paragraph[] {
  const column = columnOf(lines);
  const groups: { readonly lines: Line[]; readonly isApart: boolean }[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const current = groups.at(-1);
    if (current === undefined || before === null || isFirstOfParagraph(line, before, current.lines, column, style)) {
      groups.push({ lines: [line], isApart: before === null || (line.y - before.y) / Math.max(line.size, before.size) > column.pitch * 1.2 });
    } else current.lines.push(line);
    before = line;
  }
  return groups.map((group) => {
    const first = group.lines[0] ?? null;
    const last = group.lines.at(-1) ?? null;
    if (first === null || last === null) throw new Error('A paragraph has lines');
    return {
      page,
      lines: group.lines,
      marker: markerOf(first.text),
      isIndented: first.left - column.left > 0.8 * first.size,
      endsEarly: column.right - last.right > (endsSentence(last.text) ? 1 : 3) * last.size,
      isApart: group.isApart,
    };
  });
}
