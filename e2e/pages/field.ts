import type { Locator } from '@playwright/test';

/** Chooses an option of a select by its label. */
export async function choose(within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).click();
  await within.page().getByRole('listbox').getByRole('option', { name: option, exact: true }).click();
}
