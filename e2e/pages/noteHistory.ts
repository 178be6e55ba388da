import { expect, type Locator, type Page } from '@playwright/test';

export type HistoryView = 'Changes since then' | 'Changes in this version' | 'Whole text';

/** The dialog with the earlier versions of a note. */
export class NoteHistory {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('dialog', { name: /^(History of|Note history)/ });
  }

  /** The versions, the newest first. */
  get versions(): Locator {
    return this.root.getByRole('listbox', { name: 'Versions' }).getByRole('option');
  }

  /** The text with what went and what came. */
  get text(): Locator {
    return this.root.getByRole('tabpanel').getByRole('region');
  }

  get restoreButton(): Locator {
    return this.root.getByRole('button', { name: 'Restore this version' });
  }

  async show(view: HistoryView): Promise<void> {
    await this.root.getByRole('tab', { name: view }).click();
    await expect(this.root.getByRole('tab', { name: view })).toHaveAttribute('aria-selected', 'true');
  }

  /** Words that came, or went, one entry a stretch, as they are said to those who do not see them. */
  async changed(kind: 'insertion' | 'deletion'): Promise<readonly string[]> {
    const said = await this.text.getByRole(kind).allTextContents();
    return said.map((words) => words.replace(/^\[(added|removed): |\]$/g, ''));
  }

  async restore(): Promise<void> {
    await this.restoreButton.click();
    await expect(this.root).toBeHidden();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }
}
