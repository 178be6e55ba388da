import { expect, type Locator, type Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An open article: its words, and what is done with them. */
export class Reader {
  constructor(private readonly page: Page) {}

  get text(): Locator {
    return this.page.getByRole('main').getByRole('document');
  }

  get marks(): Locator {
    return this.text.locator('mark');
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Reading' });
  }

  get selectionToolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Selected words' });
  }

  get findBar(): Locator {
    return this.page.getByRole('search', { name: 'Find in text' });
  }

  /** Where the words begin and end on the screen, scrolled into view. */
  async placeOf(words: string): Promise<{ readonly from: Point; readonly to: Point }> {
    return this.text.evaluate(async (root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes: { node: Node; start: number }[] = [];
      let all = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, start: all.length });
        all += node.textContent ?? '';
      }
      const start = all.indexOf(wanted);
      if (start < 0) throw new Error(`The text has no “${wanted}”`);
      const at = (offset: number, isEnd: boolean): [Node, number] => {
        const found = nodes.findLast((each) => (isEnd ? each.start < offset : each.start <= offset));
        if (!found) throw new Error('The text is empty');
        return [found.node, offset - found.start];
      };
      const range = document.createRange();
      range.setStart(...at(start, false));
      range.setEnd(...at(start + wanted.length, true));
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      // Text that was out of view is laid out with the next frames.
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) throw new Error(`“${wanted}” is not shown`);
      return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } };
    }, words);
  }

  /** Pulls the mouse over words; again where the text moved meanwhile, because a column beside it came or went. */
  async selectByMouse(words: string): Promise<void> {
    const { mouse } = this.page;
    await expect(async () => {
      // Pressed inside a selection, the button would drag the words away.
      await this.page.evaluate(() => window.getSelection()?.removeAllRanges());
      const { from, to } = await this.placeOf(words);
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move((from.x + to.x) / 2, to.y, { steps: 3 });
      await mouse.move(to.x, to.y, { steps: 3 });
      await mouse.up();
      expect(await this.selectedWords()).toBe(words);
    }).toPass({ timeout: 10_000 });
    await expect(this.selectionToolbar).toBeVisible();
  }

  /** Highlights words with the mouse and the toolbar beside them. */
  async highlight(words: string, meaning: string): Promise<void> {
    await this.selectByMouse(words);
    await this.selectionToolbar.getByRole('button', { name: `Highlight as ${meaning}` }).click();
    await expect(this.selectionToolbar).toBeHidden();
  }

  /** Clicks into words, as one selects a highlight. */
  async click(words: string): Promise<void> {
    const { from } = await this.placeOf(words);
    // A finger rests on the button for a moment; the caret moves in between.
    await this.page.mouse.click(from.x + 4, from.y, { delay: 60 });
  }

  /** Puts the reading caret into the text, by its key. */
  async focusText(): Promise<void> {
    await this.page.keyboard.press('F6');
    await expect(this.text).toBeFocused();
  }

  /** What the browser holds selected. */
  selectedWords(): Promise<string> {
    return this.page.evaluate(() => window.getSelection()?.toString() ?? '');
  }

  /** Finds words and leaves them selected, wholly by keys. */
  async selectByFinding(words: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+f');
    await this.findBar.getByRole('searchbox').fill(words);
    await expect(this.findBar.getByRole('status')).toHaveText(/^\d+ of \d+$/);
    await this.page.keyboard.press('Escape');
    await expect(this.findBar).toBeHidden();
    await expect(this.text).toBeFocused();
    await expect.poll(() => this.selectedWords()).toBe(words);
  }

  /** The words of every highlight in the text, those of one highlight joined, in the order of the text. */
  async highlightedWords(): Promise<readonly string[]> {
    return this.text.evaluate((root) => {
      const words = new Map<string, string>();
      for (const mark of root.querySelectorAll('mark')) {
        const id = mark.dataset['passage'] ?? '';
        words.set(id, (words.get(id) ?? '') + (mark.textContent ?? ''));
      }
      return [...words.values()];
    });
  }

  /** The first words that are in view. */
  async firstVisibleWords(): Promise<string> {
    return this.text.evaluate((root) => {
      const bounds = root.closest('[data-reader-region]')?.getBoundingClientRect();
      const top = (bounds?.top ?? 0) + 60;
      const block = [...root.querySelectorAll('p, h3, h4, li')].find((each) => each.getBoundingClientRect().bottom > top);
      return (block?.textContent ?? '').slice(0, 40);
    });
  }

  /** To the title, above the text. */
  async scrollToTop(): Promise<void> {
    await this.text.evaluate((text) => text.closest('article')?.scrollIntoView({ block: 'start' }));
  }

  async scrollTo(words: string): Promise<void> {
    await this.placeOf(words);
  }

  /** The stored reading position lies beyond so many characters, so that a restart comes back to it. */
  async isPositionKept(beyond: number): Promise<void> {
    const furthest = (): Promise<number> =>
      this.page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('ibidem');
            opening.onerror = () => reject(new Error(String(opening.error)));
            opening.onsuccess = () => {
              const settings = opening.result.transaction('settings').objectStore('settings').getAll();
              settings.onerror = () => reject(new Error(String(settings.error)));
              settings.onsuccess = () => {
                opening.result.close();
                const kept = settings.result.filter(({ id }: { id: string }) => id.startsWith('memory:position:'));
                resolve(Math.max(0, ...kept.map(({ value }: { value: number }) => value)));
              };
            };
          }),
      );
    await expect.poll(furthest).toBeGreaterThan(beyond);
  }
}
