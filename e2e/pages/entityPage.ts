import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './field';

/** The page of an entity. */
export class EntityPage {
  constructor(private readonly page: Page, readonly name: string) {}

  get root(): Locator {
    return this.page.getByRole('main').getByRole('article', { name: this.name });
  }

  get passages(): Locator {
    return this.root.getByRole('region', { name: 'Passages' }).getByRole('listitem');
  }

  get notes(): Locator {
    return this.root.getByRole('region', { name: 'Notes' }).getByRole('listitem');
  }

  async rename(name: string): Promise<EntityPage> {
    const field = this.root.getByRole('textbox', { name: 'Name', exact: true });
    await field.fill(name);
    await field.press('Enter');
    const renamed = new EntityPage(this.page, name);
    await expect(renamed.root).toBeVisible();
    return renamed;
  }

  async addName(text: string, kind: string): Promise<void> {
    const names = this.root.getByRole('group', { name: 'Other names' });
    await choose(names, 'Kind of the new name', kind);
    await names.getByRole('textbox', { name: 'Add another name' }).fill(text);
    await names.getByRole('button', { name: 'Add name' }).click();
    await expect(names.getByRole('listitem').filter({ hasText: text })).toBeVisible();
  }

  async act(line: 'Export entity…' | 'Merge with another…' | 'Delete entity…'): Promise<void> {
    await this.root.getByRole('button', { name: 'Entity actions' }).click();
    await this.page.getByRole('menuitem', { name: line }).click();
  }
}
