import { expect, type Locator, type Page } from '@playwright/test';
import type { Window } from './window';

/** The copies of the notebook in the settings, and what can be done with them. */
export class Copies {
  constructor(private readonly app: Window) {}

  private get page(): Page {
    return this.app.page;
  }

  get settings(): Locator {
    return this.page.getByRole('dialog', { name: 'Settings' });
  }

  get rows(): Locator {
    return this.settings.getByRole('list', { name: 'Copies' }).getByRole('listitem');
  }

  get banner(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'You are looking at the notebook as it was on' });
  }

  async show(): Promise<void> {
    await this.app.run('Settings…');
    await this.settings.getByRole('tab', { name: 'Your data' }).click();
    await expect(this.settings.getByRole('heading', { name: 'Copies of the notebook' })).toBeVisible();
  }

  async hide(): Promise<void> {
    await this.settings.getByRole('button', { name: 'Done' }).click();
    await expect(this.settings).toBeHidden();
  }

  async makeOne(): Promise<void> {
    const before = await this.rows.count();
    await this.settings.getByRole('button', { name: 'Make a copy now' }).click();
    await expect(this.rows).toHaveCount(before + 1);
  }

  /** Chooses from the menu of a copy; the newest is the first. */
  async choose(action: string, index = 0): Promise<void> {
    await this.rows.nth(index).getByRole('button', { name: /^Copy of/ }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async restore(index = 0): Promise<void> {
    await this.choose('Restore…', index);
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Restore', exact: true }).click();
  }
}
