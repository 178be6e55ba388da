import { expect, type Locator, type Page } from '@playwright/test';

/** The search over everything. */
export class SearchPage {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('region', { name: 'Search' });
  }

  get field(): Locator {
    return this.root.getByRole('combobox', { name: 'Search everything' });
  }

  get results(): Locator {
    return this.root.getByRole('listbox', { name: 'Results' });
  }

  get rows(): Locator {
    return this.results.getByRole('option');
  }

  /** How much was found, in words. */
  get total(): Locator {
    return this.root.getByRole('status').filter({ hasText: /\d+ ms|Nothing found|\d s$/ });
  }

  get completions(): Locator {
    return this.root.getByRole('listbox', { name: 'Completions' });
  }

  get views(): Locator {
    return this.root.getByRole('region', { name: 'Saved views' });
  }

  view(name: string): Locator {
    return this.views.getByRole('listitem').filter({ hasText: name });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+f');
    await expect(this.field).toBeFocused();
  }

  async look(query: string): Promise<void> {
    await this.field.fill(query);
  }

  /** Looks for a query and expects so much of it: "2 articles, 1 note". */
  async finds(query: string, total: string): Promise<void> {
    await this.look(query);
    await expect(this.total, query).toHaveText(new RegExp(`^${total} \\d`));
  }

  /** What the query field underlines. */
  async underlined(): Promise<readonly string[]> {
    return this.field.evaluate((field) => {
      const backdrop = field.parentElement?.querySelector('[aria-hidden]');
      return [...(backdrop?.querySelectorAll('span[class]') ?? [])].filter((span) => span.className !== '').map((span) => span.textContent ?? '');
    });
  }

  async saveView(name: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Save as view…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Save as view' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.view(name)).toBeVisible();
  }
}
