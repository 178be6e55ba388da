import { expect, type Locator, type Page } from '@playwright/test';

/** An open note. */
export class Note {
  constructor(private readonly page: Page) {}

  get title(): Locator {
    return this.page.getByRole('textbox', { name: 'Title', exact: true });
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Note text' });
  }

  get formatting(): Locator {
    return this.page.getByRole('toolbar', { name: 'Formatting' });
  }

  /** Citations of highlights in the text. */
  get citations(): Locator {
    return this.text.locator('[role="link"]').filter({ has: this.page.locator('q') });
  }

  async nameIt(title: string): Promise<void> {
    await this.title.fill(title);
    await this.page.keyboard.press('Enter');
    await expect(this.text).toBeFocused();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async newLine(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  /** Types the sign and words of a list and takes its line. */
  private async take(sign: '/' | '@' | '[[', typed: string, list: string, line: string): Promise<void> {
    await this.page.keyboard.type(`${sign}${typed}`);
    const option = this.page.getByRole('listbox', { name: list }).getByRole('option').filter({ hasText: line }).first();
    await expect(option).toBeVisible();
    await option.click();
    await expect(this.page.getByRole('listbox', { name: list })).toBeHidden();
  }

  async insertBlock(typed: string, label: string): Promise<void> {
    await this.take('/', typed, 'Blocks', label);
  }

  async mention(typed: string, name: string): Promise<void> {
    await this.take('@', typed, 'Entities', name);
  }

  async cite(typed: string, words: string): Promise<void> {
    await this.take('[[', typed, 'Highlights', words);
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  }

  async act(line: 'Copy as Markdown' | 'Export note…' | 'Duplicate note' | 'Delete note…'): Promise<void> {
    await this.page.getByRole('button', { name: 'Note actions' }).click();
    await this.page.getByRole('menuitem', { name: line }).click();
  }
}
