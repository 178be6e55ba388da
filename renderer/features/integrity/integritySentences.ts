import { isRepairable, severityOf } from '../../../shared/integrity/finding';
import type { IntegrityReport } from '../../../shared/integrity/report';
import type { RepairOutcome } from '../../commands/repairCommands';

function things(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`;
}

/** What a check found, in a sentence. */
export function summaryOf({ findings }: IntegrityReport): string {
  if (findings.length === 0) return 'The notebook was checked. Nothing wrong was found.';
  const wrong = findings.filter((finding) => severityOf(finding) !== 'note');
  if (wrong.length === 0) return `The notebook was checked. Nothing is wrong; ${things(findings.length)} may be worth knowing.`;
  const repairable = findings.filter(isRepairable).length;
  const can = repairable === 0 ? 'Nothing of this can be repaired without throwing something away.' : repairable === wrong.length ? wrong.length === 1 ? 'It can be repaired.' : 'All of them can be repaired.' : `${things(repairable)} can be repaired.`;
  return `The notebook was checked. ${things(wrong.length)} ${wrong.length === 1 ? 'is' : 'are'} not as ${wrong.length === 1 ? 'it' : 'they'} should be. ${can}`;
}

/** What a repair did. */
export function sentencesOfRepair({ repaired, passedOver, journalTrouble }: RepairOutcome): readonly string[] {
  return [
    repaired === 0 ? 'Nothing was repaired.' : `${things(repaired)} ${repaired === 1 ? 'was' : 'were'} repaired.`,
    ...(passedOver > 0 ? [`${things(passedOver)} had changed since the check and ${passedOver === 1 ? 'was' : 'were'} left alone. Check again to see what they are now.`] : []),
    ...(journalTrouble === null ? [] : [`The journal could not be renewed, because ${journalTrouble}.`]),
  ];
}
