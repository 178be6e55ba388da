import { bylineOf, dateOfLine } from '../textDetails';
import { endsSentence, type Paragraph, type TextStyle } from './pdfParagraphs';

/** What a paragraph is in its document. */
export type Role = { readonly kind: 'heading'; readonly level: number } | { readonly kind: 'note' } | { readonly kind: 'text' };

const longestHeading = 240;
const noteStart = /^(?:\[?\d{1,3}\]?[.)]?\s?|[*†‡§]\s?)\p{L}/u;
const caption = /^(?:figure|fig\.|table|source|sources|note|notes|chart|map|photo|box)\b/i;

export function plainText(paragraph: Paragraph): string {
  return paragraph.lines.map((line) => line.text).join(' ');
}

function sizeOf(paragraph: Paragraph): number {
  return paragraph.lines[0]?.size ?? 0;
}

function roundedSize(paragraph: Paragraph): number {
  return Math.round(sizeOf(paragraph) * 2) / 2;
}

function isLarge(paragraph: Paragraph, style: TextStyle): boolean {
  const text = plainText(paragraph);
  return sizeOf(paragraph) > 1.12 * style.size && text.length <= longestHeading && /\p{L}/u.test(text);
}

/** A short line in another font that stands by itself, as headings in bold do. */
function isSetOff(paragraph: Paragraph, next: Paragraph | undefined, style: TextStyle): boolean {
  const text = plainText(paragraph);
  const hasOtherFont = paragraph.lines.every((line) => line.font !== style.font);
  const isShort = paragraph.lines.length <= 2 && text.length <= 120;
  if (!hasOtherFont || !isShort || !paragraph.isApart || sizeOf(paragraph) < 0.95 * style.size) return false;
  if (/[.,;:]$/.test(text) || caption.test(text) || bylineOf(text) !== '' || dateOfLine(text) !== null) return false;
  return next !== undefined && next.lines.some((line) => line.font === style.font) && /\p{L}{2}/u.test(text);
}

function normalized(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The paragraphs at a page's foot that are notes: smaller than the text, from the first that begins with a note's sign. */
function notesAmong(page: readonly Paragraph[], style: TextStyle): ReadonlySet<Paragraph> {
  const notes = new Set<Paragraph>();
  const isSmall = (paragraph: Paragraph): boolean => sizeOf(paragraph) < 0.94 * style.size;
  for (const [index, paragraph] of page.entries()) {
    const before = page[index - 1];
    // Small print between two halves of a sentence is not a part of it.
    const interrupts = before !== undefined && !isSmall(before) && !endsSentence(plainText(before)) && (before.lines[0]?.y ?? 0) < (paragraph.lines[0]?.y ?? 0);
    if (!isSmall(paragraph) || !(interrupts || noteStart.test(plainText(paragraph)))) continue;
    // Below it in its column nothing but small print follows.
    let end = index;
    while (page[end] !== undefined && isSmall(page[end] ?? paragraph) && (end === index || (page[end]?.lines[0]?.y ?? 0) > (page[end - 1]?.lines[0]?.y ?? 0))) end += 1;
    const next = page[end];
    if (next === undefined || (next.lines[0]?.y ?? 0) < (paragraph.lines[0]?.y ?? 0)) for (const note of page.slice(index, end)) notes.add(note);
  }
  return notes;
}

/** Tells headings and footnotes from text; larger headings have the higher level. */
export function rolesOf(pages: readonly (readonly Paragraph[])[], style: TextStyle, outline: readonly string[]): ReadonlyMap<Paragraph, Role> {
  const all = pages.flat();
  const titles = new Set(outline.map(normalized).filter((title) => title.length > 2));
  const roles = new Map<Paragraph, Role>();
  const large = all.filter((paragraph) => isLarge(paragraph, style));
  // Where most of a file is large, it has no ordinary text to tell headings by.
  const sizes = [...new Set(large.map(roundedSize))].sort((one, other) => other - one).slice(0, 5);
  const notes = new Set(pages.flatMap((page) => [...notesAmong(page, style)]));
  all.forEach((paragraph, index) => {
    const text = plainText(paragraph);
    const lastLevel = Math.min(6, sizes.length + 1);
    if (notes.has(paragraph)) roles.set(paragraph, { kind: 'note' });
    else if (isLarge(paragraph, style)) {
      const rank = sizes.findIndex((size) => size <= roundedSize(paragraph));
      roles.set(paragraph, { kind: 'heading', level: rank < 0 ? lastLevel : rank + 1 });
    } else if (titles.has(normalized(text)) && text.length <= longestHeading && !endsSentence(text)) {
      roles.set(paragraph, { kind: 'heading', level: lastLevel });
    } else if (isSetOff(paragraph, all[index + 1], style)) roles.set(paragraph, { kind: 'heading', level: lastLevel });
    else roles.set(paragraph, { kind: 'text' });
  });
  return roles;
}
