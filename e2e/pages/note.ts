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

  /** The list at the caret; the text says which it is. */
  private async suggestions(): Promise<Locator> {
    await expect(this.text).toHaveAttribute('aria-activedescendant', /./);
    return this.page.locator(`[id="${await this.text.getAttribute('aria-controls')}"]`);
  }

  /** Types the sign and words of a list and takes its line. */
  private async take(sign: '/' | '@' | '[[', typed: string, list: string, line: string): Promise<void> {
    await this.page.keyboard.type(`${sign}${typed}`);
    const shown = await this.suggestions();
    await expect(shown).toHaveAccessibleName(list);
    await shown.getByRole('option').filter({ hasText: line }).first().click();
    await expect(shown).toBeHidden();
  }

  async insertBlock(typed: string, label: string): Promise<void> {
    await this.take('/', typed, 'Blocks', label);
  }

  /** Mentions an entity: one that is there, or a new one of a kind. */
  async mention(typed: string, line: string): Promise<void> {
    const mentions = this.text.locator('[title^="Open "]');
    const before = await mentions.count();
    await this.take('@', typed, 'Entities', line);
    await expect(mentions).toHaveCount(before + 1);
  }

  async cite(typed: string, words: string): Promise<void> {
    await this.take('[[', typed, 'Highlights', words);
  }

  /** Clicks a citation, which may run over several lines, at its beginning. */
  async follow(words: string): Promise<void> {
    const place = await this.citations.filter({ hasText: words }).first().evaluate((chip) => {
      chip.scrollIntoView({ block: 'center' });
      const rect = [...chip.getClientRects()].find((each) => each.width > 20);
      return rect && { x: rect.left + 12, y: rect.top + rect.height / 2 };
    });
    if (!place) throw new Error(`The citation of “${words}” is not shown`);
    await this.page.mouse.click(place.x, place.y);
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  }

  async act(line: 'Copy as Markdown' | 'Export note…' | 'Duplicate note' | 'Note history…' | 'Delete note…'): Promise<void> {
    await this.page.getByRole('button', { name: 'Note actions' }).click();
    await this.page.getByRole('menuitem', { name: line }).click();
  }
}
