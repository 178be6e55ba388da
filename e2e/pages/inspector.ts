import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './field';

/** What stands beside an article: the selected highlight, the list of all, and the article's details. */
export class Inspector {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  get card(): Locator {
    return this.root.getByRole('region', { name: 'Selected highlight' });
  }

  get list(): Locator {
    return this.root.getByRole('listbox', { name: 'Highlights' });
  }

  get options(): Locator {
    return this.list.getByRole('option');
  }

  async showHighlights(): Promise<void> {
    await this.root.getByRole('tab', { name: /^Highlights/ }).click();
  }

  async showDetails(): Promise<void> {
    await this.root.getByRole('tab', { name: 'Source' }).click();
    await expect(this.root.getByRole('textbox', { name: 'Title' })).toBeVisible();
  }

  async comment(text: string): Promise<void> {
    const field = this.card.getByRole('textbox', { name: 'Comment' });
    await field.fill(text);
    await field.blur();
  }

  /** Types into the tags and takes what Enter takes: the tag of that name, or a new one. */
  async tag(name: string): Promise<void> {
    await this.card.getByRole('combobox', { name: 'Tags' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.card.getByRole('list', { name: 'Tags' })).toContainText(name, { ignoreCase: true });
    await this.page.keyboard.press('Tab');
  }

  /** Links an entity found by a name or another name of it. */
  async link(typed: string, name: string): Promise<void> {
    await this.card.getByRole('combobox', { name: 'Entities' }).fill(typed);
    await this.page.getByRole('option', { name }).click();
    await expect(this.card.getByRole('list', { name: 'Entities' })).toContainText(name);
    await this.page.keyboard.press('Tab');
  }

  /** Makes an entity of the highlighted words and links it. */
  async createEntity(entity: { readonly name: string; readonly kind: string; readonly otherNames?: string }): Promise<void> {
    await this.card.getByRole('button', { name: 'Create entity…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New entity' });
    await dialog.getByLabel('Name', { exact: true }).fill(entity.name);
    await choose(dialog, 'Kind', entity.kind);
    if (entity.otherNames) await dialog.getByLabel('Other names').fill(entity.otherNames);
    await dialog.getByRole('button', { name: 'Create and link' }).click();
    await expect(this.card.getByRole('list', { name: 'Entities' })).toContainText(entity.name);
  }

  async recolor(meaning: string): Promise<void> {
    // The radio itself is out of sight; its label is what one clicks.
    await this.card.getByRole('radiogroup', { name: 'Color' }).getByText(meaning, { exact: true }).click();
    await expect(this.card.getByRole('radio', { name: meaning })).toBeChecked();
  }

  async do(tool: 'Cite in note' | 'Copy quotation with citation' | 'Copy highlight as Markdown' | 'Change highlighted words' | 'Show in the text' | 'Delete highlight'): Promise<void> {
    await this.card.getByRole('button', { name: tool }).click();
  }

  async select(words: string): Promise<void> {
    await this.options.filter({ hasText: words }).click();
    await expect(this.card).toContainText(words);
  }

  async filter(by: 'color' | 'tag' | 'entity', value: string): Promise<void> {
    await choose(this.root, `Filter by ${by}`, value);
  }

  async sort(order: 'Text order' | 'Newest first' | 'By color'): Promise<void> {
    await choose(this.root, 'Sort highlights', order);
  }
}
