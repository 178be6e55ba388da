import { expect, test } from '../fixtures/test';
import { createRandom, markdownTable, quantile } from '../fixtures/measuring';
import { benchCircumstances, benchTitle, tellBench } from './benchResults';
import { createGeneratedLibrary } from './generatedLibrary';
import { oneOf, type Random } from './seededRandom';
import { indexTime } from './measuredActs';
import { seedNotebook } from './seededNotebook';

const articles = Number(process.env['IBIDEM_BENCH_ARTICLES'] ?? 10_000);
const runs = 40;
const buildLimitMs = 900_000;

/** Words as they stand in the generated texts: frequent ones more often. */
interface Sample {
  readonly words: readonly string[];
  readonly pairs: readonly (readonly [string, string])[];
}

function sampleOf(random: Random): Sample {
  const words: string[] = [];
  const pairs: (readonly [string, string])[] = [];
  let taken = 0;
  for (const { document } of createGeneratedLibrary({ articles: 200 }).articles()) {
    const all = document.text.match(/[A-Za-z]{3,}/g) ?? [];
    for (let step = 0; step < 20; step += 1) words.push(oneOf(random, all));
    const line = document.text.slice(0, document.text.indexOf('.')).match(/[A-Za-z]{3,} [A-Za-z]{3,}/)?.[0].split(' ');
    if (line?.[0] && line[1]) pairs.push([line[0], line[1]]);
    taken += 1;
    if (taken === 200) break;
  }
  return { words, pairs };
}

function withTypo(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + word.slice(at + 1);
}

test('search', async ({ app, host }, testInfo) => {
  test.setTimeout(buildLimitMs * 2);
  const seeding = performance.now();
  await seedNotebook(app.page, createGeneratedLibrary({ articles }));
  const seedMs = performance.now() - seeding;
  await app.quitAndReopen();
  const buildMs = await indexTime(app, articles, buildLimitMs);

  await app.quitAndReopen();
  const opening = performance.now();
  await app.search.open();
  await app.search.look('submarine kind:note');
  await expect(app.search.total).toBeVisible({ timeout: 60_000 });
  const openMs = performance.now() - opening;
  await expect(app.search.root).not.toContainText('in memory');

  /** From the input to the frame after its results are there; and what the worker itself took. */
  const ask = (query: string): Promise<{ readonly whole: number; readonly inWorker: number }> =>
    app.search.root.evaluate(
      (root, text) =>
        new Promise<{ whole: number; inWorker: number }>((resolve) => {
          const field = root.querySelector('textarea');
          const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
          if (!field || !setValue) throw new Error('There is no field');
          const start = performance.now();
          const look = (): void => {
            if (root.querySelector<HTMLElement>('[data-query]')?.dataset['query'] !== text) {
              setTimeout(look, 0);
              return;
            }
            const total = [...root.querySelectorAll('[role="status"]')].map((each) => each.textContent ?? '').find((each) => /\d+ ms$|\d s$/.test(each)) ?? '';
            const [, ms, s] = /(?:(\d+) ms|([\d.]+) s)$/.exec(total) ?? [];
            requestAnimationFrame(() => setTimeout(() => resolve({ whole: performance.now() - start, inWorker: ms ? Number(ms) : Number(s) * 1000 })));
          };
          setValue.call(field, text);
          field.dispatchEvent(new Event('input', { bubbles: true }));
          look();
        }),
      query,
    );

  const random = createRandom(4);
  const sample = sampleOf(random);
  const word = (): string => oneOf(random, sample.words);
  const longWord = (): string => {
    const found = Array.from({ length: 50 }, word).find((each) => each.length >= 6);
    return found ?? 'submarine';
  };
  const kinds: readonly (readonly [string, () => string])[] = [
    ['one word', word],
    ['two words', () => `${word()} ${word()}`],
    ['phrase', () => `"${oneOf(random, sample.pairs).join(' ')}"`],
    ['prefix', () => `${longWord().slice(0, 4)}*`],
    ['one word with a typo', () => withTypo(random, longWord())],
    ['word and fields', () => `${word()} outlet:gazette date:2019..2021`],
    ['color and comment', () => `color:${oneOf(random, ['green', 'rose', 'blue'])} has:comment ${word()}`],
  ];
  const lines: string[][] = [];
  for (const [name, make] of kinds) {
    const times = [];
    for (let run = 0; run < runs; run += 1) times.push(await ask(`${make()} `.trimEnd() + (run % 2 === 0 ? '' : ' ')));
    const at = (values: readonly number[], share: number): string => `${Math.round(quantile(values, share))}`;
    const [whole, inWorker] = [times.map((each) => each.whole), times.map((each) => each.inWorker)];
    lines.push([name, String(runs), at(inWorker, 0.5), at(inWorker, 0.95), at(whole, 0.5), at(whole, 0.95)]);
  }

  const memory = await app.page.evaluate(() => (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0);
  const disk = await app.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await tellBench([
    benchTitle('Search', host), '',
    `${await benchCircumstances(app.page)} ${articles.toLocaleString('en')} articles, ${(articles * 10).toLocaleString('en')} highlights.`, '',
    `Index made in ${(buildMs / 1000).toFixed(1)} s, opened and asked at a start in ${Math.round(openMs)} ms; window’s heap ${Math.round(memory / 1e6)} MB; all storage of the notebook ${Math.round(disk / 1e6)} MB (seeded in ${Math.round(seedMs / 1000)} s).`, '',
    markdownTable(['query', 'runs', 'worker p50 ms', 'worker p95 ms', 'to paint p50 ms', 'to paint p95 ms'], lines),
  ].join('\n'), testInfo);
});
