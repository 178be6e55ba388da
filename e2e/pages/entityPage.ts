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

  get relations(): Locator {
    return this.root.getByRole('region', { name: 'Relations' }).getByRole('listitem');
  }

  /** Says from when to when a name was held. */
  async dateName(text: string, from: string, until: string): Promise<void> {
    const name = this.root.getByRole('group', { name: 'Other names' }).getByRole('listitem').filter({ hasText: text });
    for (const [label, date] of [['From', from], ['Until', until]] as const) {
      if (date === '') continue;
      await name.getByRole('textbox', { name: label }).fill(date);
      await name.getByRole('textbox', { name: label }).press('Enter');
    }
  }

  async addIdentifier(registry: string, identifier: string): Promise<void> {
    const group = this.root.getByRole('group', { name: 'Identifiers' });
    await group.getByRole('textbox', { name: 'Registry' }).fill(registry);
    await group.getByRole('textbox', { name: 'Identifier' }).fill(identifier);
    await group.getByRole('textbox', { name: 'Identifier' }).press('Enter');
    await expect(group.getByRole('textbox', { name: registry, exact: true })).toHaveValue(identifier);
  }

  async act(line: 'Export entity…' | 'Merge with another…' | 'Split…' | 'Likely duplicates…' | 'Delete entity…'): Promise<void> {
    await this.root.getByRole('button', { name: 'Entity actions' }).click();
    await this.page.getByRole('menuitem', { name: line }).click();
  }
}
