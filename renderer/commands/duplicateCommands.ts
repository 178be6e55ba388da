import { pairKey } from '../../shared/analysis/entityDuplicates';
import type { EntityId } from '../../shared/domain/ids';
import { differentPairs, differentPairsId } from '../data/registryQueries';
import type { CommandContext } from './commandContext';

/** Remembers that two entities are two, however alike their names are: they are not offered again. */
export async function keepApart(context: CommandContext, a: EntityId, b: EntityId): Promise<void> {
  const { database, writer } = context;
  await writer.write({ label: 'Keep entities apart' }, async (recorder) => {
    const pairs = await differentPairs(database);
    if (pairs.has(pairKey(a, b))) return;
    await recorder.put('settings', { id: differentPairsId, value: [...pairs, pairKey(a, b)].sort() });
  });
}
