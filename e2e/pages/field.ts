import { expect, type Locator } from '@playwright/test';

/** Chooses an option of a select by its label. */
export async function choose(within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).click();
  await within.page().getByRole('listbox').getByRole('option', { name: option, exact: true }).click();
}

/** Types into a field that offers what fits, and takes what it is to find with the arrow key, once it is offered. */
export async function pick(field: Locator, typed: string, option: string): Promise<void> {
  await expect(field).toBeFocused();
  await field.pressSequentially(typed);
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  const offered = field.page().locator(`[id="${await field.getAttribute('aria-controls')}"]`);
  await expect(offered.getByRole('option', { name: option })).toBeVisible();
  await field.press('ArrowDown');
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await field.press('Enter');
}
