import * as v from 'valibot';
import { parseCheckedLine, serializeCheckedLine } from './checkedLine';
import { journalFormat, journalRecordSchema, type JournalRecord } from './journalRecord';

/** What was wrong with a stretch of a journal file. */
export type JournalProblem =
  /** The last line was cut off while it was written. */
  | { readonly kind: 'torn'; readonly line: number; readonly length: number }
  /** A line inside the file is not what was written; `afterSequence` is the last sound record before it. */
  | { readonly kind: 'damaged'; readonly line: number; readonly afterSequence: number }
  /** A line was written in a newer form. */
  | { readonly kind: 'newer'; readonly line: number; readonly found: number };

export interface ParsedJournal {
  /** The sound records in the order of the file. */
  readonly records: readonly JournalRecord[];
  readonly problems: readonly JournalProblem[];
}

const formatSchema = v.object({ format: v.number() });

/** The line of a record, with its newline. */
export function serializeJournalLine(record: JournalRecord): string {
  return serializeCheckedLine(record);
}

type ParsedLine = { readonly record: JournalRecord } | { readonly newer: number } | null;

function parseLine(line: string): ParsedLine {
  const checked = parseCheckedLine(line);
  if (!checked) return null;
  const format = v.safeParse(formatSchema, checked.value);
  if (format.success && format.output.format > journalFormat) return { newer: format.output.format };
  const record = v.safeParse(journalRecordSchema, checked.value);
  return record.success ? { record: record.output } : null;
}

/**
 * Reads a file of the journal. Every sound line is taken, whatever lies around it; a bad last line counts as torn, any
 * other as damaged. Never throws.
 */
export function parseJournal(input: string | Uint8Array): ParsedJournal {
  const text = typeof input === 'string' ? input : new TextDecoder('utf-8', { ignoreBOM: true }).decode(input);
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const records: JournalRecord[] = [];
  const problems: JournalProblem[] = [];
  lines.forEach((content, index) => {
    const line = index + 1;
    const parsed = parseLine(content);
    if (parsed === null) {
      const isLast = line === lines.length;
      problems.push(isLast ? { kind: 'torn', line, length: content.length } : { kind: 'damaged', line, afterSequence: records.at(-1)?.sequence ?? 0 });
    } else if ('newer' in parsed) problems.push({ kind: 'newer', line, found: parsed.newer });
    else records.push(parsed.record);
  });
  return { records, problems };
}
