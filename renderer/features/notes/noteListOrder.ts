import type { NoteSummary } from '../../data/noteQueries';
import { foldForMatch } from '../../ui/Typeahead';

export const noteSorts = ['changed', 'title'] as const;
export type NoteSort = (typeof noteSorts)[number];

/** Title as the interface shows it. */
export function titleOf(title: string): string {
  return title.trim() === '' ? 'Untitled note' : title;
}

const foldedTexts = new WeakMap<NoteSummary, string>();

function foldedText(summary: NoteSummary): string {
  const known = foldedTexts.get(summary);
  if (known !== undefined) return known;
  const folded = foldForMatch(`${summary.note.title}\n${summary.text}`);
  foldedTexts.set(summary, folded);
  return folded;
}

const collator = new Intl.Collator();

/** Notes whose title or words hold every typed word, in the wanted order. Comes in by last change. */
export function filterNotes(summaries: readonly NoteSummary[], typed: string, sort: NoteSort): readonly NoteSummary[] {
  const words = foldForMatch(typed.trim()).split(/\s+/).filter((word) => word !== '');
  const found = words.length === 0 ? summaries : summaries.filter((summary) => words.every((word) => foldedText(summary).includes(word)));
  if (sort === 'changed') return found;
  return [...found].sort((a, b) => collator.compare(titleOf(a.note.title), titleOf(b.note.title)) || (a.note.id < b.note.id ? -1 : 1));
}

const excerptLength = 160;

/** A few words of a note: from its start, or from where the typed word stands. */
export function excerptOf(text: string, typed: string): string {
  const [word = ''] = typed.trim().toLocaleLowerCase().split(/\s+/);
  // A long note is not read to its end for its first words.
  const line = (word === '' ? text.slice(0, excerptLength * 10) : text).replace(/\s+/g, ' ').trim();
  const at = word === '' ? -1 : line.toLocaleLowerCase().indexOf(word);
  if (at <= excerptLength / 2) return line.slice(0, excerptLength);
  const start = line.lastIndexOf(' ', at - 30) + 1;
  return `…${line.slice(start, start + excerptLength)}`;
}
