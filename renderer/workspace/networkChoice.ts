import type { PlatformCalls } from '../../shared/contracts/platformContract';
import { createStore } from './store';

/** Whether web addresses may be imported on this computer; null where the host cannot, or was not asked yet. */
export const networkChoice = createStore<boolean | null>(null);

export async function readNetworkChoice(calls: Pick<PlatformCalls, 'isNetworkAllowed'>): Promise<void> {
  networkChoice.set(await calls.isNetworkAllowed());
}

/** The host remembers and enforces it; what is shown follows what the host then says. */
export async function chooseNetwork(calls: Pick<PlatformCalls, 'isNetworkAllowed' | 'allowNetwork'>, isAllowed: boolean): Promise<void> {
  await calls.allowNetwork({ isAllowed });
  await readNetworkChoice(calls);
}
