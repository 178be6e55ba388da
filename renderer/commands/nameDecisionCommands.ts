import type { NameDecisionId, SourceId } from '../../shared/domain/ids';
import { createNameDecision, decisionName, type NameDecision, type NameOutcome } from '../../shared/domain/nameDecision';
import { isSameValue } from '../../shared/history/change';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

export interface NameDecisionDraft {
  /** Null is every source. */
  readonly sourceId: SourceId | null;
  readonly name: string;
  readonly outcome: NameOutcome;
}

/** Inside a write: notes what a name means, in the place of what was decided of it there before. Null where nothing is left of the name. */
export async function putDecision({ database, clock, ids }: CommandContext, recorder: Recorder, draft: NameDecisionDraft): Promise<NameDecision | null> {
  const name = decisionName(draft.name);
  if (name === '') return null;
  const known = await database.nameDecisions.where('name').equals(name).and(({ sourceId }) => sourceId === draft.sourceId).first();
  if (known && isSameValue(known.outcome, draft.outcome)) return known;
  const decision = known ? { ...known, outcome: draft.outcome, updatedAt: clock() } : createNameDecision(draft, clock, ids);
  await recorder.put('nameDecisions', decision);
  return decision;
}

/** Whether what a decision speaks of is still there. */
async function isPossible(recorder: Recorder, { sourceId, outcome }: NameDecisionDraft): Promise<boolean> {
  if (sourceId !== null && !(await recorder.get('sources', sourceId))) return false;
  return outcome.kind === 'rejected' || (await recorder.get('entities', outcome.entityId)) !== undefined;
}

/** Decides what a name means in a source or everywhere. Null where source or entity are gone. */
export async function decideName(context: CommandContext, draft: NameDecisionDraft): Promise<NameDecision | null> {
  const label = draft.outcome.kind === 'rejected' ? `Reject “${draft.name.trim()}”` : `Decide “${draft.name.trim()}”`;
  return context.writer.write({ label }, async (recorder) => ((await isPossible(recorder, draft)) ? putDecision(context, recorder, draft) : null));
}

/** Takes a decision about a name back: it is open again. */
export async function undecideName(context: CommandContext, id: NameDecisionId): Promise<void> {
  await context.writer.write({ label: 'Forget decision' }, (recorder) => recorder.remove('nameDecisions', id));
}
