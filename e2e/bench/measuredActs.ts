import { expect } from '../fixtures/test';
import { typingTimes } from '../fixtures/windowTimes';
import type { Window } from '../pages/window';

/** What is typed where typing is measured. */
export const typedWords = 'the harbor pilots kept their promise of winter and wrote the fee into the paper of the quay once more ';

/** Milliseconds until the index holds what was put into the notebook before the program was started. The search stays open. */
export async function indexTime(app: Window, articles: number, limitMs: number): Promise<number> {
  await app.search.open();
  await app.search.look('kind:source');
  const started = performance.now();
  const all = new RegExp(`^${articles.toLocaleString('en')} articles? \\d`);
  await expect(async () => {
    // Sources come first: until all are there, nothing else can be.
    await expect(app.search.total).toHaveText(all, { timeout: 100 });
    await expect(app.search.root).not.toContainText('Bringing the index up to date', { timeout: 100 });
  }).toPass({ timeout: limitMs, intervals: [100] });
  return performance.now() - started;
}

/** Highlights a word while the list shows a query that it answers; from the key to the frame that counts it. */
export async function foundTime(app: Window): Promise<number> {
  const { page } = app;
  await app.search.look(`kind:highlight color:violet`);
  await expect(app.search.total).toBeVisible();
  const before = await app.search.total.innerText();
  await app.reader.focusText();
  await app.press('Mod+ArrowRight', 'Mod+ArrowRight', 'w');
  await expect.poll(() => app.reader.selectedWords()).not.toBe('');
  await page.evaluate((old) => {
    const count = (text: string): string => text.replace(/\s[\d.]+ m?s$/, '');
    const measured = new Promise<number>((resolve) => {
      document.addEventListener(
        'keydown',
        () => {
          const start = performance.now();
          const look = (): void => {
            const status = [...document.querySelectorAll('section[aria-label="Search"] [role="status"]')].map((each) => each.textContent ?? '').find((each) => /\d m?s$/.test(each));
            if (status !== undefined && count(status) !== count(old)) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
            else setTimeout(look, 1);
          };
          look();
        },
        { capture: true, once: true },
      );
    });
    Reflect.set(window, 'foundTime', measured);
  }, before);
  await app.press('5');
  return page.evaluate(() => Reflect.get(window, 'foundTime') as Promise<number>);
}

/** A long text that is open makes it slow to find anything in the window by its role. */
export async function closePane(app: Window): Promise<void> {
  const { page } = app;
  // What was open comes back a moment after the start.
  await page.waitForFunction(() => document.querySelector('main article') !== null || (document.querySelector('main')?.textContent ?? '') !== '');
  if ((await page.locator('main article').count()) > 0) await app.press('Mod+w');
  await expect(page.locator('main article')).toHaveCount(0);
}

/** Looked at by plain selectors: to name everything in thousands of paragraphs would take the window longer than typing in them. */
export async function typingInNote(app: Window, title: string, paragraphs: number): Promise<readonly number[]> {
  const { page } = app;
  await closePane(app);
  await app.showSection('Notes');
  await app.list.getByRole('option').filter({ hasText: title }).first().click();
  const lines = page.locator('main [contenteditable="true"] p');
  await expect(lines).toHaveCount(paragraphs, { timeout: 60_000 });
  const middle = lines.nth(Math.floor(paragraphs / 2) + 1);
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
  await app.press('End');
  const times = await typingTimes(page, typedWords);
  await page.waitForFunction(() => document.querySelector('main [data-saving="saved"]') !== null, undefined, { timeout: 60_000 });
  await closePane(app);
  return times;
}
