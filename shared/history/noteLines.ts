import type { NoteBlock, NoteInline, NoteList } from '../domain/noteBody';

/** What kind of line it is, as far as a reader sees it. */
export type LineForm =
  | { readonly kind: 'paragraph' | 'quotation' | 'code' | 'row' | 'rule' | 'unknown' }
  | { readonly kind: 'heading'; readonly level: number }
  /** `marker` is what stands before the item: a bullet, its number, its box. `depth` counts from 0. */
  | { readonly kind: 'item'; readonly depth: number; readonly marker: string };

/** One line of a note in plain words: a block, an item of a list, a row of a table, a line of code. */
export interface NoteLine {
  readonly form: LineForm;
  readonly text: string;
  /** All that the words do not say: marks, addresses, what is cited. Two lines of the same words may differ in it. */
  readonly markup: string;
}

/** What parts the cells of a row. */
const cellBorder = ' | ';

function wordsOf(inlines: readonly NoteInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'entity':
          return inline.text;
        case 'passage':
          return `“${inline.quotation}” [${inline.sourceTitle === '' ? 'untitled source' : inline.sourceTitle}]`;
        case 'lineBreak':
          return '\n';
        case 'link':
          return wordsOf(inline.children);
        case 'unknown':
          return '[something this version of Ibidem does not know]';
      }
    })
    .join('');
}

/** Neighbours of the same marks are one: how the editor cut a sentence into pieces is no difference. */
function markupOf(inlines: readonly NoteInline[]): string {
  const parts: string[] = [];
  let lastMarks: string | null = null;
  for (const inline of inlines) {
    if (inline.kind !== 'text') {
      parts.push(inline.kind === 'link' ? `link ${inline.url} ${markupOf(inline.children)}` : JSON.stringify(inline));
      lastMarks = null;
      continue;
    }
    const marks = [...inline.marks].sort().join(' ');
    if (marks === lastMarks) parts.push((parts.pop() ?? '') + inline.text);
    else parts.push(`${marks}: ${inline.text}`);
    lastMarks = marks;
  }
  return JSON.stringify(parts);
}

function lineOf(form: LineForm, inlines: readonly NoteInline[]): NoteLine {
  return { form, text: wordsOf(inlines), markup: markupOf(inlines) };
}

function markerOf(list: NoteList, index: number): string {
  if (list.style === 'number') return `${list.start + index}.`;
  if (list.style === 'bullet') return '•';
  return list.items[index]?.isChecked ? '☑' : '☐';
}

function linesOfList(list: NoteList, depth: number): readonly NoteLine[] {
  return list.items.flatMap((item, index) => [
    lineOf({ kind: 'item', depth, marker: markerOf(list, index) }, item.children),
    ...item.lists.flatMap((nested) => linesOfList(nested, depth + 1)),
  ]);
}

function linesOf(block: NoteBlock): readonly NoteLine[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quotation':
      return [lineOf({ kind: block.kind }, block.children)];
    case 'heading':
      return [lineOf({ kind: 'heading', level: block.level }, block.children)];
    case 'list':
      return linesOfList(block, 0);
    case 'table':
      return block.rows.map((row) => ({
        form: { kind: 'row' },
        text: row.map((cell) => wordsOf(cell.children)).join(cellBorder),
        markup: JSON.stringify(row.map((cell) => [cell.isHeader, markupOf(cell.children)])),
      }));
    case 'code':
      return block.text.split('\n').map((text) => ({ form: { kind: 'code' }, text, markup: block.language }));
    case 'rule':
      return [{ form: { kind: 'rule' }, text: '', markup: '' }];
    case 'unknown':
      return [{ form: { kind: 'unknown' }, text: '[a block this version of Ibidem does not know]', markup: JSON.stringify(block.data) }];
  }
}

/** A note as lines of plain words in reading order. Citations, mentions, links and tables are shown as their words. */
export function noteLinesOf(blocks: readonly NoteBlock[]): readonly NoteLine[] {
  return blocks.flatMap(linesOf);
}

/** The words of a note's text, as `countedWords` counts them. */
export function countNoteWords(blocks: readonly NoteBlock[]): number {
  return noteLinesOf(blocks).reduce((sum, line) => sum + countedWords(line.text).length, 0);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** A text cut into words and what stands between them; joined, they are the text. */
export function tokensOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The words of a text without what stands between them. */
export function countedWords(text: string): readonly string[] {
  return Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []));
}
