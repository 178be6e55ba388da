import { readWhole, type JournalFiles } from './journalFiles';
import { parseJournal, type ParsedJournal } from './journalLines';

const folder = 'segments';
const namePattern = /^(\d{12})\.ndjson$/;

/** The file with the records from `first` on. */
export interface Segment {
  readonly first: number;
  readonly byteLength: number;
}

export function segmentPath(first: number): string {
  return `${folder}/${String(first).padStart(12, '0')}.ndjson`;
}

/** The files of the journal in order. */
export async function listSegments(files: JournalFiles): Promise<readonly Segment[]> {
  const names = (await files.list(folder)).filter((name) => namePattern.test(name)).sort();
  const segments: Segment[] = [];
  for (const name of names) {
    const first = Number(namePattern.exec(name)?.[1]);
    segments.push({ first, byteLength: (await files.sizeOf(segmentPath(first))) ?? 0 });
  }
  return segments;
}

/** The newest segment that holds a sound record, or something newer than this program; null where none does. */
export async function newestParsed(files: JournalFiles, segments: readonly Segment[]): Promise<ParsedJournal | null> {
  for (const { first } of [...segments].reverse()) {
    const bytes = await readWhole(files, segmentPath(first));
    const parsed = bytes ? parseJournal(bytes) : null;
    if (parsed && (parsed.records.length > 0 || parsed.problems.some((problem) => problem.kind === 'newer'))) return parsed;
  }
  return null;
}

/** The segments that hold nothing after `sequence`: the next one starts at the latest right behind it. */
export function segmentsUpTo(segments: readonly Segment[], sequence: number): readonly Segment[] {
  return segments.filter((_, index) => {
    const next = segments[index + 1];
    return next !== undefined && next.first <= sequence + 1;
  });
}
