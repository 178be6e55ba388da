import { expect, type Locator, type Page } from '@playwright/test';

export type NameMark = 'name-suggested' | 'name-unclear' | 'name-accepted' | 'name-reviewed';

/** The review of the names of the open article, and their marks in its text. */
export class Names {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' }).getByRole('region', { name: 'Names of this source' });
  }

  get list(): Locator {
    return this.root.getByRole('listbox', { name: 'Names' });
  }

  get options(): Locator {
    return this.list.getByRole('option');
  }

  get selected(): Locator {
    return this.list.getByRole('option', { selected: true });
  }

  get details(): Locator {
    return this.root.getByRole('region', { name: 'Selected name' });
  }

  get progress(): Locator {
    return this.root.getByRole('status').first();
  }

  get tab(): Locator {
    return this.page.getByRole('tab', { name: /^Names/ });
  }

  /** Opens the review by its key; something is listed in it. */
  async review(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+m');
    await expect(this.list).toBeFocused();
    await expect(this.options.first()).toBeVisible();
  }

  option(name: string, standing: 'Several may be meant' | 'Suggested' | 'Proposed' | 'Accepted'): Locator {
    return this.list.getByRole('option', { name: new RegExp(`(?:^| )${name} ?, ${standing},`) });
  }

  /** Goes to a name by keys, from the first on. */
  async goTo(name: string, standing: Parameters<Names['option']>[1]): Promise<void> {
    await expect(this.option(name, standing)).toBeVisible();
    await this.list.press('Home');
    const wanted = this.option(name, standing).and(this.page.locator('[aria-selected="true"]'));
    for (let left = await this.options.count(); left > 0 && !(await wanted.isVisible()); left -= 1) await this.list.press('ArrowDown');
    await expect(wanted).toBeVisible();
  }

  /** The words under a mark, as far as they are drawn, in no order. */
  async marked(mark: NameMark): Promise<readonly string[]> {
    return this.page.evaluate((name) => {
      const words: string[] = [];
      for (const range of CSS.highlights.get(name) ?? []) {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        words.push(live.toString());
      }
      return words.sort();
    }, mark);
  }
}
