import type { PassageId } from '../../shared/domain/ids';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** Inside a write: relations that rest on highlights which go keep standing, without them. */
export async function forgetPassages({ database, clock }: CommandContext, recorder: Recorder, passageIds: readonly PassageId[]): Promise<void> {
  if (passageIds.length === 0) return;
  const going = new Set(passageIds);
  const resting = await database.relations.where('passageIds').anyOf([...passageIds]).distinct().toArray();
  const now = clock();
  await recorder.put('relations', ...resting.map((relation) => ({ ...relation, passageIds: relation.passageIds.filter((id) => !going.has(id)), updatedAt: now })));
}
