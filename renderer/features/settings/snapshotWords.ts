import type { SnapshotInfo } from '../../../shared/contracts/journalContract';

const counted: readonly (readonly [table: string, one: string, many: string])[] = [
  ['sources', 'source', 'sources'],
  ['passages', 'highlight', 'highlights'],
  ['notes', 'note', 'notes'],
  ['entities', 'entity', 'entities'],
];

/** "12 sources, 40 highlights, 3 notes, 8 entities". */
export function contentsInWords(counts: Readonly<Record<string, number>>): string {
  return counted.map(([table, one, many]) => {
    const count = counts[table] ?? 0;
    return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
  }).join(', ');
}

/** "3 May 2026, 14:20" as the person's English has it. */
export function timeInWords(at: string): string {
  return new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'] as const;
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length);
  return `${(bytes / 1024 ** power).toFixed(bytes / 1024 ** power < 10 ? 1 : 0)} ${units[power - 1]}`;
}

/** Why there is a copy. */
export function reasonInWords({ reason, origin }: Pick<SnapshotInfo, 'reason' | 'origin'>): string {
  if (reason === 'asked') return 'Made by hand';
  if (reason === 'beforeRestore') return 'Before another copy took its place';
  if (reason === 'restored') return origin?.step === 'undone' ? `After undoing “${origin.label}”` : `After “${origin?.label ?? 'Restore'}”`;
  return 'Automatic';
}
