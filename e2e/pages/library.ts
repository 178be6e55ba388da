import { expect, type Locator, type Page } from '@playwright/test';

/** The library's list. */
export class Library {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('region', { name: 'Library' });
  }

  get rows(): Locator {
    return this.root.getByRole('listbox', { name: 'Articles' }).getByRole('option');
  }

  get bulkBar(): Locator {
    return this.root.getByRole('toolbar', { name: 'Chosen articles' });
  }

  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  async open(title: string): Promise<void> {
    await this.row(title).click();
    await expect(this.page.getByRole('main').getByRole('article', { name: title })).toBeVisible();
  }

  /** The titles as they stand, from top to bottom. */
  async titles(): Promise<readonly string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.querySelector('[title]')?.getAttribute('title') ?? ''));
  }

  async search(words: string): Promise<void> {
    await this.root.getByRole('searchbox', { name: 'Search the library' }).fill(words);
  }

  async sortBy(order: 'Import time' | 'Title' | 'Outlet' | 'Publication date'): Promise<void> {
    await this.root.getByRole('button', { name: /^Sort by/ }).click();
    await this.page.getByRole('menuitemradio', { name: order }).click();
    await expect(this.root.getByRole('button', { name: `Sort by: ${order}` })).toBeVisible();
    await this.page.keyboard.press('Escape');
  }

  async filterByState(state: 'Unread' | 'Reading' | 'Read'): Promise<void> {
    await this.root.getByRole('button', { name: 'Filter', exact: true }).click();
    await this.page.getByRole('dialog', { name: 'Filter' }).getByRole('button', { name: state, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  async filterByTag(tag: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Filter', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Filter' });
    await dialog.getByRole('combobox', { name: 'Tags' }).fill(tag);
    await this.page.keyboard.press('Enter');
    await expect(dialog.getByRole('list', { name: 'Tags' })).toContainText(tag);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }

  async removeFilter(label: string): Promise<void> {
    await this.root.getByRole('button', { name: `Remove filter ${label}` }).click();
  }

  /** Chooses several rows, as with Ctrl or Cmd held. */
  async choose(titles: readonly string[]): Promise<void> {
    for (const [index, title] of titles.entries()) await this.row(title).click({ modifiers: index === 0 ? [] : ['ControlOrMeta'] });
    await expect(this.bulkBar).toContainText(`${titles.length} selected`);
  }
}
