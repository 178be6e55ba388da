import type { SequenceGap } from '../../shared/journal/replay';
import type { QuarantinedRecord } from '../data/journalStores';
import type { Finding, Reconciliation, RebuildCause } from '../data/recovery';
import type { Notice } from '../workspace/notices';

type Rebuilt = Extract<Finding, { kind: 'rebuilt' }>;

const causes: Readonly<Record<Exclude<RebuildCause, 'replaced'>, string>> = {
  missing: 'The notebook’s database was gone.',
  unopenable: 'The notebook’s database could not be opened.',
  damaged: 'The notebook’s database was damaged.',
  unfinished: 'An earlier restoring of the notebook was interrupted.',
  behind: 'The notebook’s database was far behind its journal.',
};

/** What people know of; the other tables go with these. */
const named: readonly (readonly [table: string, one: string, many: string])[] = [
  ['sources', 'article', 'articles'],
  ['passages', 'highlight', 'highlights'],
  ['notes', 'note', 'notes'],
  ['entities', 'entity', 'entities'],
  ['tags', 'tag', 'tags'],
];

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "12 articles, 40 highlights and 3 notes". */
export function countsInWords(counts: Readonly<Record<string, number>>): string {
  const parts = named.flatMap(([table, one, many]) => (counts[table] ? [counted(counts[table], one, many)] : []));
  return parts.length === 0 ? 'no articles or notes' : listed(parts);
}

function gapsInWords(gaps: readonly SequenceGap[]): string {
  const changes = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const places = gaps.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  return `${counted(changes, 'change', 'changes')} could not be read (number ${listed(places)}) and may be missing.`;
}

function quarantineInWords(quarantined: readonly QuarantinedRecord[]): string {
  const first = quarantined[0];
  if (!first) return '';
  const places = quarantined.slice(0, 3).map(({ table, recordId }) => `${recordId} in ${table}`);
  const rest = quarantined.length > places.length ? ` and ${quarantined.length - places.length} more` : '';
  return `${counted(quarantined.length, 'record was', 'records were')} not readable and set aside: ${places.join(', ')}${rest} (${first.problems[0] ?? ''}).`;
}

function replacedSentence({ origin, counts, quarantined }: Rebuilt): string {
  const what = countsInWords(counts);
  const words = {
    done: `${origin?.kind === 'merge' ? 'Merged with' : 'Restored from'} ${origin?.title}: ${what}. “Undo ${origin?.label}” brings back the notebook as it was before.`,
    undone: `Undone: ${origin?.label}. The notebook is as it was before: ${what}.`,
    redone: `Redone: ${origin?.label}. The notebook holds ${what}.`,
  };
  return `${words[origin?.step ?? 'done']} ${quarantineInWords(quarantined)}`.trim();
}

function rebuiltSentence(finding: Rebuilt): string {
  const { cause, snapshotAt, changes, gaps, damagedChunks, passedOver, isEndTorn, counts, quarantined } = finding;
  if (cause === 'replaced') return replacedSentence(finding);
  const from = snapshotAt === null ? 'from its journal' : `from the snapshot of ${new Date(snapshotAt).toLocaleString('en')} and ${counted(changes, 'later change', 'later changes')}`;
  return [
    `${causes[cause]} It was restored ${from}: ${countsInWords(counts)}.`,
    passedOver > 0 ? `${counted(passedOver, 'damaged snapshot was', 'damaged snapshots were')} passed over.` : '',
    damagedChunks > 0 ? `${counted(damagedChunks, 'part', 'parts')} of the snapshot could not be read; what they held may be missing.` : '',
    gaps.length > 0 ? gapsInWords(gaps) : '',
    isEndTorn ? 'The end of the journal was cut off or damaged; the very last change may be missing.' : '',
    quarantineInWords(quarantined),
    'Earlier steps can no longer be undone.',
  ].filter((part) => part !== '').join(' ');
}

/** What a finding at start says to the person. */
export function noticeOfFinding(finding: Finding): Omit<Notice, 'id'> {
  switch (finding.kind) {
    case 'rebuilt':
      // A problem stays until it is read.
      return { tone: finding.cause === 'replaced' && finding.quarantined.length === 0 ? 'success' : 'problem', text: rebuiltSentence(finding) };
    case 'caughtUp':
      return {
        tone: finding.quarantined.length > 0 ? 'problem' : 'info',
        text: `The notebook’s database had missed ${counted(finding.changes, 'change', 'changes')}, which the journal gave back. ${quarantineInWords(finding.quarantined)}`.trim(),
      };
    case 'diverged':
      return { tone: 'problem', text: 'The notebook’s database and its journal do not belong together, as after a copied or restored folder. The database was kept as it is, and the journal goes on from it; its earlier snapshots are kept as well.' };
    case 'keptDamaged': {
      const places = Object.entries(finding.missing).map(([table, difference]) => `${Math.abs(difference)} too ${difference > 0 ? 'few' : 'many'} in ${table}`);
      return { tone: 'problem', text: `The notebook’s database does not hold what was written (${places.join(', ')}), and the journal is not whole enough to restore it. It was kept as it is.` };
    }
    case 'noJournal':
      return { tone: 'problem', text: `Ibidem keeps no second copy of this notebook, because ${finding.reason}. Export it from time to time.` };
  }
}

/** Why the notebook is not opened. */
export function sentenceOfRefusal(outcome: Exclude<Reconciliation, { status: 'ready' }>): string {
  if (outcome.status === 'newer') {
    const what = outcome.what === 'database' ? 'This notebook was' : 'The journal of this notebook was';
    return `${what} written by a newer version of Ibidem (format ${outcome.found}; this version knows up to ${outcome.known}). It was not touched. Install the newer version to open it.`;
  }
  const copy = outcome.hasUnsoundCopy ? ' There is a journal, but it is not whole, so that the database was not replaced.' : '';
  return `The notebook could not be opened: ${outcome.reason.replace(/[.\s]*$/, '.')}${copy} Nothing was changed.`;
}

export const otherWindowSentence = 'Ibidem is open in another tab or window of this browser. Go on there, or close it: the notebook then opens here.';

/** What the window says while it shows a copy. */
export function lookBackSentence(at: string): string {
  const when = new Date(at).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' });
  return `You are looking at the notebook as it was on ${when}. Nothing can be changed here.`;
}
