import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { createGeneratedLibrary } from './generatedLibrary';

/** Lays a folder of generated texts of about 6 kB, a hundred to a subfolder, none of them the same as in another folder. */
export async function layTexts(scratchFolder: string, count: number, seed: number): Promise<{ readonly folder: string; readonly bytes: number }> {
  const folder = await mkdtemp(path.join(scratchFolder, 'texts-'));
  let bytes = 0;
  let index = 0;
  for (const { source, document } of createGeneratedLibrary({ articles: count, highlightsPerArticle: 0, entities: 200, notes: 0, seed }).articles()) {
    const place = path.join(folder, `part ${String(Math.floor(index / 100)).padStart(3, '0')}`);
    if (index % 100 === 0) await mkdir(place, { recursive: true });
    const content = `${source.title}\n\n${document.text.replaceAll('\n', '\n\n')}\n`;
    bytes += Buffer.byteLength(content);
    await writeFile(path.join(place, `article ${String(index).padStart(5, '0')}.txt`), content);
    index += 1;
  }
  return { folder, bytes };
}

/** What the page's thread was like while something went on, in milliseconds. */
export interface ThreadFigures {
  /** How long each task over 50 ms took, as the browser tells. */
  readonly longTasks: readonly number[];
  /** How much later than asked for a timer came, every few milliseconds: what a key pressed then would have waited. */
  readonly waits: readonly number[];
}

const everyMs = 8;

/** Watches the page's thread until the answer is called. */
export async function watchThread(page: Page): Promise<() => Promise<ThreadFigures>> {
  await page.evaluate((stepMs) => {
    const longTasks: number[] = [];
    const waits: number[] = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    let due = performance.now() + stepMs;
    const timer = setInterval(() => {
      const now = performance.now();
      waits.push(Math.max(0, now - due));
      due = now + stepMs;
    }, stepMs);
    Reflect.set(window, 'endThreadWatch', () => {
      clearInterval(timer);
      longTasks.push(...observer.takeRecords().map(({ duration }) => duration));
      observer.disconnect();
      return { longTasks, waits };
    });
  }, everyMs);
  return () => page.evaluate(() => (Reflect.get(window, 'endThreadWatch') as () => ThreadFigures)());
}
