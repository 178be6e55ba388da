import type { PlatformCalls } from '../../shared/contracts/platformContract';
import type { UpdateChoice } from '../../shared/contracts/updateContract';
import { createStore } from './store';

/** What was chosen about updates; null where the host has none, or was not asked yet. */
export const updateChoice = createStore<UpdateChoice | null>(null);

export async function readUpdateChoice(calls: Pick<PlatformCalls, 'updateChoice'>): Promise<void> {
  updateChoice.set(await calls.updateChoice());
}

/** The host remembers and enforces it; what is shown follows what the host then says. */
export async function chooseUpdates(calls: Pick<PlatformCalls, 'updateChoice' | 'chooseUpdates'>, isAllowed: boolean, server: string): Promise<void> {
  await calls.chooseUpdates({ isAllowed, server });
  await readUpdateChoice(calls);
}
