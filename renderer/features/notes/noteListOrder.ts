import type { NoteSummary } from '../../data/noteQueries';
import { foldForMatch } from '../../ui/Typeahead';

export const noteSorts = ['changed', 'title'] as const;
export type NoteSort = (typeof noteSorts)[number];

/** Title as the interface shows it. */
export function titleOf(title: string): string {
  return title.trim() === '' ? 'Untitled note' : title;
}

/** Notes whose title or words hold every typed word, in the wanted order. Comes in by last change. */
export function filterNotes(summaries: readonly NoteSummary[], typed: string, sort: NoteSort): readonly NoteSummary[] {
  const words = foldForMatch(typed.trim()).split(/\s+/).filter((word) => word !== '');
  const found = words.length === 0 ? summaries : summaries.filter(({ note, text }) => {
    const folded = foldForMatch(`${note.title}\n${text}`);
    return words.every((word) => folded.includes(word));
  });
  if (sort === 'changed') return found;
  return [...found].sort((a, b) => titleOf(a.note.title).localeCompare(titleOf(b.note.title)) || (a.note.id < b.note.id ? -1 : 1));
}

const excerptLength = 160;

/** A few words of a note: from its start, or from where the typed word stands. */
export function excerptOf(text: string, typed: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const [word = ''] = typed.trim().toLocaleLowerCase().split(/\s+/);
  const at = word === '' ? -1 : line.toLocaleLowerCase().indexOf(word);
  if (at <= excerptLength / 2) return line.slice(0, excerptLength);
  const start = line.lastIndexOf(' ', at - 30) + 1;
  return `…${line.slice(start, start + excerptLength)}`;
}
