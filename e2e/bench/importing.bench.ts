import type { Page } from '@playwright/test';
import { markdownTable, quantile } from '../fixtures/measuring';
import { expect, test } from '../fixtures/test';
import { benchCircumstances, benchTitle, tellBench } from './benchResults';
import { createGeneratedLibrary } from './generatedLibrary';
import { layTexts, watchThread } from './importingLoad';
import { seedNotebook } from './seededNotebook';

const runs = 3;
const textsAtOnce = Number(process.env['IBIDEM_BENCH_TEXTS'] ?? 2000);
const sizes = [0, 5000];
const importLimitMs = 600_000;

interface ImportFigure {
  readonly perSecond: number;
  readonly longTasks: readonly number[];
  readonly waits: readonly number[];
}

function inMs(value: number): string {
  return Number.isNaN(value) ? '–' : value >= 10 ? String(Math.round(value)) : value.toFixed(1);
}

function lineOf(size: number, figures: readonly ImportFigure[]): readonly string[] {
  const rates = figures.map(({ perSecond }) => perSecond);
  const longTasks = figures.flatMap((figure) => figure.longTasks);
  const waits = figures.flatMap((figure) => figure.waits);
  return [
    size.toLocaleString('en'), String(figures.length), String(Math.round(quantile(rates, 0.5))), String(Math.round(Math.min(...rates))),
    ...[0.95, 0.99, 1].map((share) => inMs(quantile(waits, share))),
    String(longTasks.length), inMs(quantile(longTasks, 0.5)), inMs(quantile(longTasks, 1)),
  ];
}

/**
 * Texts that can be compared with others; the window makes what is missing while nobody waits, once somebody looks at
 * what is known of a text: those similar to it stand there.
 */
function fingerprintCount(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('ibidem');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('fingerprints').objectStore('fingerprints').count();
          counting.onerror = () => reject(new Error(String(counting.error)));
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

test('importing', async ({ app, host }, testInfo) => {
  test.setTimeout(sizes.length * (runs + 1) * importLimitMs);
  const lines: (readonly string[])[] = [];
  let bytesOfAll = 0;

  const importOnce = async (seed: number): Promise<ImportFigure> => {
    const { folder, bytes } = await layTexts(host.scratchFolder, textsAtOnce, seed);
    bytesOfAll = bytes;
    const endWatch = await watchThread(app.page);
    // From the drop to the sentence that all are in; the page watches for it, so that nobody asks it meanwhile.
    const imported = app.page.evaluate(
      ([count, limitMs]) =>
        new Promise<number>((resolve, reject) => {
          let start = 0;
          window.addEventListener('drop', () => (start = performance.now()), { capture: true, once: true });
          const isSaid = (): boolean => [count.toLocaleString('en'), String(count)].some((text) => document.querySelector('[aria-label="Notices"]')?.textContent?.includes(`${text} articles imported`));
          const timer = setInterval(() => {
            if (!isSaid()) return;
            clearInterval(timer);
            resolve(performance.now() - start);
          }, 20);
          setTimeout(() => reject(new Error('The import did not end')), limitMs);
        }),
      [textsAtOnce, importLimitMs] as const,
    );
    await app.dropPaths([folder]);
    const ms = await imported;
    const { longTasks, waits } = await endWatch();
    await app.notices.getByRole('button', { name: 'Dismiss' }).first().click();
    return { perSecond: (textsAtOnce / ms) * 1000, longTasks, waits };
  };

  for (const [round, size] of sizes.entries()) {
    const figures: ImportFigure[] = [];
    for (let run = 0; run < runs; run += 1) {
      if (run === 0 && size > 0) {
        await seedNotebook(app.page, createGeneratedLibrary({ articles: size, highlightsPerArticle: 2 }));
        await host.relaunch();
        await app.isReady();
        // What such a library does after it was opened (texts compared, index completed) is over before anything is measured.
        await app.search.open();
        await app.search.look('kind:source');
        await expect(app.search.total).toHaveText(new RegExp(`^${size.toLocaleString('en')} articles`), { timeout: importLimitMs });
        await app.showSection('Library');
        await app.library.rows.first().click();
        await app.inspector.showDetails();
        await expect.poll(() => fingerprintCount(app.page), { timeout: importLimitMs, intervals: [1000] }).toBe(size);
      }
      figures.push(await importOnce(1000 * round + run));
      await expect(app.library.total).toHaveText((size + textsAtOnce).toLocaleString('en'));
      const step = `Import ${textsAtOnce} articles`;
      await app.run(`Undo ${step}`);
      await expect(app.notices).toContainText(`Undone: ${step}`, { timeout: importLimitMs });
      await app.notices.getByRole('button', { name: 'Dismiss' }).first().click();
    }
    lines.push(lineOf(size, figures));
  }

  await tellBench([
    benchTitle(`Importing ${textsAtOnce.toLocaleString('en')} texts`, host), '',
    `${await benchCircumstances(app.page)} A dropped folder of ${textsAtOnce.toLocaleString('en')} texts, ${(bytesOfAll / 1e6).toFixed(1)} MB, from the drop to the notice that says all are in.`, '',
    '“Waits” is how late a timer of the window came while the import ran: what a key pressed then would have waited. Long tasks are the browser’s own: over 50 ms; of all runs together.', '',
    markdownTable(['articles before', 'runs', 'articles a second (median)', 'least', 'wait p95 ms', 'wait p99 ms', 'wait most ms', 'long tasks', 'their median ms', 'the longest ms'], lines),
  ].join('\n'), testInfo);
});
