import type { Finding } from './finding';

/** What was found out about the journal beside the notebook. */
export interface JournalFacts {
  /** The notebook's last change. */
  readonly sequence: number;
  /** Changes that have not been brought over yet. */
  readonly waitingChanges: number;
  /** The last change that the journal knows of. */
  readonly journalSequence: number;
  /** Null where there is no snapshot yet. */
  readonly newestSnapshot: SnapshotFacts | null;
}

export interface SnapshotFacts {
  readonly snapshotId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly damagedChunks: number;
  readonly unreadableLines: number;
  /** What its manifest says and what was counted. */
  readonly stated: Readonly<Record<string, number>>;
  readonly counted: Readonly<Record<string, number>>;
}

/** Something the journal keeps by its content and could not give back. */
export interface UnreadableContent {
  /** A source's id, or the digest of an imported file. */
  readonly id: string;
  readonly digest: string;
}

/** What the journal should be able to give back and cannot. The notebook itself still has it. */
export function checkContents(unreadable: readonly UnreadableContent[]): readonly Finding[] {
  return unreadable.map(({ id, digest }) => ({
    kind: 'contentUnreadable', table: 'journal', id, details: [`content ${digest}`], repair: { kind: 'renewJournal', contentIds: [id] },
    sentence: `The journal’s copy of ${id.startsWith('src-') ? 'the text' : 'the imported file'} ${id} is missing or damaged. The notebook itself is not affected.`,
  }));
}

function snapshotProblems({ damagedChunks, unreadableLines, stated, counted }: SnapshotFacts): readonly string[] {
  const tables = [...new Set([...Object.keys(stated), ...Object.keys(counted)])];
  const wrong = damagedChunks > 0 ? [] : tables.filter((table) => (stated[table] ?? 0) !== (counted[table] ?? 0));
  return [
    ...(damagedChunks > 0 ? [`${damagedChunks} of its parts cannot be read`] : []),
    ...(unreadableLines > 0 ? [`${unreadableLines} of its lines are no records`] : []),
    ...wrong.map((table) => `${counted[table] ?? 0} ${table} instead of ${stated[table] ?? 0}`),
  ];
}

/** The journal against the notebook, and its newest snapshot against what it says of itself. */
export function checkJournal({ sequence, waitingChanges, journalSequence, newestSnapshot }: JournalFacts): readonly Finding[] {
  const findings: Finding[] = [];
  if (journalSequence + waitingChanges !== sequence) {
    findings.push({
      kind: 'journalBehind', table: 'journal', id: 'sequence', repair: { kind: 'renewJournal', contentIds: [] },
      details: [`notebook ${sequence}`, `journal ${journalSequence}`, `on their way ${waitingChanges}`],
      sentence: 'The journal does not end where the notebook does, so that a lost database could not be restored to its last change.',
    });
  }
  const problems = newestSnapshot ? snapshotProblems(newestSnapshot) : [];
  if (newestSnapshot && problems.length > 0) {
    findings.push({
      kind: 'snapshotDamaged', table: 'journal', id: newestSnapshot.snapshotId, details: problems, repair: { kind: 'renewJournal', contentIds: [] },
      sentence: `The newest copy of the notebook, of ${newestSnapshot.at.slice(0, 10)}, is damaged. The notebook itself is not affected.`,
    });
  }
  return findings;
}
