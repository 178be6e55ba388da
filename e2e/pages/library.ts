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

  /** How many articles the list shows. */
  get total(): Locator {
    return this.root.getByRole('status').first();
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

  /** Puts articles into a collection, by its name, new or known. */
  async collect(titles: readonly string[], collection: string): Promise<void> {
    const [first] = titles;
    if (titles.length > 1) {
      await this.choose(titles);
      await this.bulkBar.getByRole('button', { name: 'Collections…' }).click();
    } else {
      await this.row(first ?? '').click();
      await this.row(first ?? '').click({ button: 'right' });
      await this.page.getByRole('menuitem', { name: 'Collections…' }).click();
    }
    const dialog = this.page.getByRole('dialog', { name: /^Collections of/ });
    await dialog.getByRole('combobox', { name: 'Collections' }).fill(collection);
    await this.page.keyboard.press('Enter');
    await expect(dialog.getByRole('list', { name: 'Collections' })).toContainText(collection, { ignoreCase: true });
    await this.page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
  }

  get list(): Locator {
    return this.root.getByRole('listbox', { name: 'Articles' });
  }

  /** The row that the keys act on. */
  get activeRow(): Locator {
    return this.rows.and(this.page.locator('[data-active="true"]'));
  }

  /** Where articles are dropped while they are dragged. */
  get shelf(): Locator {
    return this.root.getByRole('group', { name: 'Drop on a collection or tag' });
  }

  /** Takes a row with the pointer and holds it over a collection or tag. */
  async dragOver(title: string, kind: 'Collections' | 'Tags', name: string): Promise<Locator> {
    await this.row(title).hover();
    await this.page.mouse.down();
    const box = await this.row(title).boundingBox();
    // A drag begins with a movement.
    await this.page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 20, { steps: 4 });
    const place = this.shelf.getByRole('list', { name: `${kind} to drop on` }).getByRole('listitem').filter({ hasText: name });
    await place.hover();
    return place;
  }

  async drag(title: string, kind: 'Collections' | 'Tags', name: string): Promise<void> {
    await this.dragOver(title, kind, name);
    await this.page.mouse.up();
    await expect(this.shelf).toBeHidden();
  }

  private get collectionButton(): Locator {
    return this.root.getByRole('button', { name: /choose a collection$/ });
  }

  /** Narrows the list to a collection, or to "All articles" or "In no collection". */
  async showCollection(name: string): Promise<void> {
    await this.collectionButton.click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${name}, `) }).click();
    await expect(this.collectionButton).toContainText(name === 'All articles' ? 'Library' : name);
  }

  async collectionDo(line: 'New collection…' | 'Rename and describe…' | 'Delete this collection…'): Promise<void> {
    await this.collectionButton.click();
    await this.page.getByRole('menuitem', { name: line }).click();
  }
}
