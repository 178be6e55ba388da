import * as v from 'valibot';
import { idSchema, type EntityId, type PassageId, type TagId } from '../../shared/domain/ids';
import type { NotebookDatabase } from '../data/database';
import { sampleMemoryId } from '../data/sourceQueries';
import type { Recorder } from '../data/transaction';

/** What the sample brought along besides its articles and its note, so that removing it touches nothing else. */
export interface SampleMemory {
  readonly tagIds: readonly TagId[];
  readonly entityIds: readonly EntityId[];
  readonly passageIds: readonly PassageId[];
}

const memorySchema: v.GenericSchema<unknown, SampleMemory> = v.object({
  tagIds: v.array(idSchema('tag')),
  entityIds: v.array(idSchema('entity')),
  passageIds: v.array(idSchema('passage')),
});
const nothing: SampleMemory = { tagIds: [], entityIds: [], passageIds: [] };

export async function readSampleMemory(database: NotebookDatabase): Promise<SampleMemory> {
  const parsed = v.safeParse(memorySchema, (await database.settings.get(sampleMemoryId))?.value);
  return parsed.success ? parsed.output : nothing;
}

/** Inside a write, so that undo forgets it together with the sample. */
export async function rememberSample(recorder: Recorder, memory: SampleMemory): Promise<void> {
  await recorder.put('settings', { id: sampleMemoryId, value: memory });
}

export async function forgetSample(recorder: Recorder): Promise<void> {
  await recorder.remove('settings', sampleMemoryId);
}
