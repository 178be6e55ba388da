import { expect, type Locator, type Page } from '@playwright/test';
import type { Window } from '../pages/window';

/** From now on each start of the page notes when its list first shows an article, or says that there is none. */
export async function watchStarts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const isUsable = (): boolean => document.querySelector('[role="listbox"] [role="option"]') !== null || /sample notebook/i.test(document.querySelector('main, [role="complementary"]')?.textContent ?? '');
    const look = (): void => {
      if (isUsable()) requestAnimationFrame(() => setTimeout(() => Reflect.set(window, 'usableAt', performance.now())));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Milliseconds from the start of the page to a list that can be used; the page is loaded anew. */
export async function startTime(page: Page): Promise<number> {
  await page.reload();
  await page.waitForFunction(() => typeof Reflect.get(window, 'usableAt') === 'number');
  return page.evaluate(() => Reflect.get(window, 'usableAt') as number);
}

/** From a click on a row to the frame that shows the words, and highlights where `wantsMarks`. */
export function openTime(row: Locator, wantsMarks: boolean): Promise<number> {
  return row.evaluate(
    (element, marks) =>
      new Promise<number>((resolve) => {
        const title = element.querySelector('[title]')?.getAttribute('title') ?? '';
        const start = performance.now();
        const look = (): void => {
          const shown = document.querySelector('main article[aria-label] [role="document"]');
          if (shown?.getAttribute('aria-label')?.includes(title) && shown.textContent && (!marks || shown.querySelector('mark'))) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          else setTimeout(look);
        };
        if (element instanceof HTMLElement) element.click();
        look();
      }),
    wantsMarks,
  );
}

/** From the key that highlights the next word to the frame that paints it, so many times. */
export async function highlightTimes(app: Window, count: number): Promise<readonly number[]> {
  const { reader, page } = app;
  await reader.focusText();
  await app.press('Mod+Home');
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await app.press('Mod+ArrowRight', 'w');
    await expect.poll(() => reader.selectedWords()).not.toBe('');
    await reader.text.evaluate((text) => {
      const before = text.querySelectorAll('mark').length;
      const measured = new Promise<number>((resolve) => {
        document.addEventListener(
          'keydown',
          () => {
            const start = performance.now();
            const observer = new MutationObserver(() => {
              if (text.querySelectorAll('mark').length <= before) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
            });
            observer.observe(text, { childList: true, subtree: true });
          },
          { capture: true, once: true },
        );
      });
      Reflect.set(window, 'highlightTime', measured);
    });
    await app.press('1');
    times.push(await page.evaluate(() => Reflect.get(window, 'highlightTime') as Promise<number>));
    await app.press('Mod+ArrowRight');
  }
  return times;
}

/** Lengths of the frames while a region is scrolled by so much at each frame. */
export function frameTimes(inside: Locator, step: number, frames: number): Promise<readonly number[]> {
  return inside.evaluate(
    async (element, { by, count }) => {
      let region: Element | null = element;
      while (region && !(region.scrollHeight > region.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(region).overflowY))) region = region.parentElement;
      if (!region) throw new Error('Nothing here can be scrolled');
      const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      let last = await nextFrame();
      const lengths: number[] = [];
      for (let frame = 0; frame < count; frame += 1) {
        region.scrollTop += by;
        const now = await nextFrame();
        lengths.push(now - last);
        last = now;
      }
      return lengths;
    },
    { by: step, count: frames },
  );
}

/** From setting the place of a list to the frame in which rows fill it, page after page of so many rows. */
export function listPageTimes(list: Locator, rows: number, pages: number): Promise<readonly number[]> {
  return list.evaluate(
    async (listbox, { perPage, count }) => {
      let region: Element | null = listbox;
      while (region && !(region.scrollHeight > region.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(region).overflowY))) region = region.parentElement;
      const height = listbox.querySelector('[role="option"]')?.getBoundingClientRect().height;
      if (!region || !height) return [];
      const { left, top, height: shown } = region.getBoundingClientRect();
      const rowAt = (y: number): Element | null => document.elementFromPoint(left + 40, y)?.closest('[role="option"]') ?? null;
      const times: number[] = [];
      for (let page = 0; page < count; page += 1) {
        const limit = region.scrollHeight - region.clientHeight;
        const target = region.scrollTop + perPage * height > limit ? 0 : region.scrollTop + perPage * height;
        const start = performance.now();
        region.scrollTop = target;
        await new Promise<void>((resolve) => {
          const look = (): void => {
            if (rowAt(top + 20) && rowAt(top + shown / 2) && rowAt(top + shown - 20)) requestAnimationFrame(() => setTimeout(resolve));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
        times.push(performance.now() - start);
      }
      return times;
    },
    { perPage: rows, count: pages },
  );
}

/** From each key to the frame after it, typing words where the caret is. */
export async function typingTimes(page: Page, text: string): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const onKey = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp)));
    };
    document.addEventListener('keydown', onKey, { capture: true });
    Reflect.set(window, 'typingTimes', times);
    Reflect.set(window, 'stopTyping', () => document.removeEventListener('keydown', onKey, { capture: true }));
  });
  for (const key of text) await page.keyboard.press(key === ' ' ? 'Space' : key);
  return page.evaluate(
    (count) =>
      new Promise<number[]>((resolve) => {
        const look = (): void => {
          const times = Reflect.get(window, 'typingTimes') as number[];
          if (times.length < count) { requestAnimationFrame(look); return; }
          (Reflect.get(window, 'stopTyping') as () => void)();
          resolve(times);
        };
        look();
      }),
    text.length,
  );
}
