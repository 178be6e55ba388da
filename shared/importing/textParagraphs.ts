/** How a text marks its paragraphs. */
export interface TextLayout {
  readonly paragraphs: readonly string[];
  /** Whether lines were broken at a fixed width and have been joined. */
  readonly isHardWrapped: boolean;
}

const lineEnds = /\r\n|[\n\r\f\u0085\u2028\u2029]|\u000b/;
/** Widths at which mail programs, wires and editors break lines. */
const narrowestWrap = 50;
const widestWrap = 100;
/** Lines broken by hand keep only roughly to their width. */
const raggedness = 5;

/** Lines that stand together, between blank lines. */
function chunksOf(text: string): string[][] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  for (const line of text.split(lineEnds)) {
    const trimmed = line.replace(/[ \t]+$/, '');
    if (trimmed.trim() !== '') chunk.push(trimmed);
    else if (chunk.length > 0) {
      chunks.push(chunk);
      chunk = [];
    }
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

/** The width at which lines were broken, or 0: each line but a chunk's last would have overflowed with its next word. */
function wrapWidth(chunks: readonly (readonly string[])[]): number {
  const pairs = chunks.flatMap((lines) => lines.slice(0, -1).map((line, index) => ({ line, next: lines[index + 1] ?? '' })));
  if (pairs.length < 2) return 0;
  let width = 0;
  for (const lines of chunks) for (const line of lines) width = Math.max(width, line.length);
  if (width < narrowestWrap || width > widestWrap) return 0;
  const broken = pairs.filter(({ line, next }) => line.length + 1 + (next.trimStart().split(/\s/, 1)[0] ?? '').length > width - raggedness);
  return broken.length >= pairs.length * 0.8 ? width : 0;
}

function join(before: string, next: string): string {
  const isBrokenWord = /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(next);
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]$/u.test(before) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u.test(next);
  return isBrokenWord || isUnspaced ? before + next : `${before} ${next}`;
}

/** Joins wrapped lines; an indented line, or one behind a line that ended early, starts a paragraph. */
function joinWrapped(lines: readonly string[], width: number): string[] {
  const paragraphs: string[][] = [];
  let previous = '';
  for (const line of lines) {
    const firstWord = line.trimStart().split(/\s/, 1)[0] ?? '';
    const endedEarly = /[.!?…:”"’')\]]$/.test(previous) && previous.length + 1 + firstWord.length <= width - 2 * raggedness;
    const isIndented = /^\s{2,}/.test(line) && !/^\s/.test(previous);
    const isListItem = /^\s*(?:[-*•–]|\d{1,3}[.)])\s/.test(line);
    const current = paragraphs.at(-1);
    if (current === undefined || endedEarly || isIndented || isListItem) paragraphs.push([line.trim()]);
    else current.push(line.trim());
    previous = line;
  }
  return paragraphs.map((parts) => parts.reduce(join));
}

/**
 * The paragraphs of a plain text. Blank lines part them; inside such a part lines broken at a fixed width are joined,
 * other lines are paragraphs of their own.
 */
export function paragraphsOf(text: string): TextLayout {
  const chunks = chunksOf(text);
  const width = wrapWidth(chunks);
  const paragraphs = chunks.flatMap((lines) => (width > 0 ? joinWrapped(lines, width) : lines.map((line) => line.trim())));
  return { paragraphs, isHardWrapped: width > 0 };
}
