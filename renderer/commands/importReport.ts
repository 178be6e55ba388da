import type { SourceId } from '../../shared/domain/ids';

/** What became of one file of an import. */
export interface ImportEntry {
  readonly name: string;
  readonly status: 'imported' | 'duplicate' | 'failed' | 'cancelled' | 'skipped';
  /** The source made, or the one that already held the same article. */
  readonly sourceId: SourceId | null;
  readonly title: string;
  /** One sentence for the person. */
  readonly sentence: string;
  readonly warnings: readonly string[];
}

export interface ImportReport {
  readonly entries: readonly ImportEntry[];
  /** True where the person ended it before the last file. */
  readonly isCancelled: boolean;
  /** The label under which undo takes the import back; null where nothing was imported. */
  readonly undoLabel: string | null;
}

export function entriesOf(report: ImportReport, status: ImportEntry['status']): readonly ImportEntry[] {
  return report.entries.filter((entry) => entry.status === status);
}

/** Whether there is more to say than a number. */
export function needsWords(report: ImportReport): boolean {
  return report.entries.some((entry) => ['duplicate', 'failed', 'skipped'].includes(entry.status) || entry.warnings.length > 0);
}

const statusPhrases: Readonly<Record<ImportEntry['status'], (count: number) => string>> = {
  imported: (count) => (count === 1 ? '1 article imported' : `${count} articles imported`),
  duplicate: (count) => `${count} already in the library`,
  failed: (count) => `${count} could not be imported`,
  cancelled: (count) => `${count} cancelled`,
  skipped: (count) => `${count} skipped`,
};

/** "3 articles imported, 1 already in the library". */
export function summaryOf(report: ImportReport): string {
  const statuses = Object.keys(statusPhrases) as readonly ImportEntry['status'][];
  const parts = statuses.flatMap((status) => {
    const count = entriesOf(report, status).length;
    return count > 0 ? [statusPhrases[status](count)] : [];
  });
  return parts.length > 0 ? parts.join(', ') : 'Nothing to import';
}

/** The whole report as text: the summary, then a line for each file. */
export function reportText(report: ImportReport): string {
  const lines = report.entries.map(({ name, sentence, warnings }) => `${name}\t${[sentence, ...warnings].join(' ')}`);
  return [`${summaryOf(report)}.`, '', ...lines, ''].join('\n');
}

/** Megabytes as people read them. */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  if (megabytes >= 1) return `${megabytes >= 10 ? Math.round(megabytes) : megabytes.toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
