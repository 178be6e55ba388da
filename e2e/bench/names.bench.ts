import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures/test';
import { markdownTable, quantile } from '../fixtures/measuring';
import { createAlias, type Entity } from '../../shared/domain/entity';
import { benchCircumstances, benchTitle, tellBench } from './benchResults';
import { createGeneratedLibrary } from './generatedLibrary';
import { indexTime } from './measuredActs';
import { seedNotebook } from './seededNotebook';

const articles = Number(process.env['IBIDEM_BENCH_ARTICLES'] ?? 10_000);
const entityCount = Number(process.env['IBIDEM_BENCH_ENTITIES'] ?? 5_000);
const readArticles = 60;
const assetsFolder = path.resolve(import.meta.dirname, '../../build/renderer/assets');

interface Answer {
  readonly kind: string;
  readonly requestId?: number;
  readonly names?: { readonly tookMs: number; readonly proposals: readonly unknown[]; readonly places: Uint32Array } | null;
  readonly mentions?: { readonly sourceIds: readonly string[]; readonly places: Uint32Array; readonly done: number; readonly total: number; readonly finding: Finding };
}

/** What finding alone took, and in how many units of text. */
interface Finding {
  readonly ms: number;
  readonly units: number;
}

/** What is measured inside the page, with a worker of its own that speaks as the window does. */
interface Measured {
  readonly openMs: number;
  readonly libraryMs: number;
  /** While the library is read, and while all of it is looked through again with the same names. */
  readonly firstFinding: Finding;
  readonly laterFindings: readonly Finding[];
  readonly rescanMs: readonly number[];
  readonly rareMs: readonly number[];
  readonly rareArticles: readonly number[];
  readonly articleMs: readonly number[];
  readonly roundTripMs: readonly number[];
}

test('names', async ({ app, host }, testInfo) => {
  test.setTimeout(1_800_000);
  const library = createGeneratedLibrary({ articles, entities: entityCount, highlightsPerArticle: 1, notes: 1 });
  await seedNotebook(app.page, library);
  await app.quitAndReopen();
  // Another worker that makes its index meanwhile would take half of this machine.
  await indexTime(app, articles, 600_000);
  const units: number = [...createGeneratedLibrary({ articles, entities: entityCount, highlightsPerArticle: 1, notes: 1 }).articles()].reduce((sum, { document }) => sum + document.text.length, 0);
  const samples = [...createGeneratedLibrary({ articles: Math.min(readArticles, articles), entities: entityCount, highlightsPerArticle: 1, notes: 1 }).articles()];
  // Two words that follow each other somewhere, as a new name that few articles hold.
  const rareNames = samples.slice(0, 8).flatMap(({ document }) => document.text.match(/[a-z]{5,} [a-z]{5,}/)?.[0] ?? []);
  const [entity] = library.entities;
  const script = (await readdir(assetsFolder)).find((name) => /^analysis\.worker.*\.js$/.test(name));
  if (!entity || !script) throw new Error('The program is not built');
  const names = library.entities.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0);
  const states: readonly (readonly [string, Entity])[] = rareNames.map((name) => [name, { ...entity, aliases: [...entity.aliases, createAlias(name)] }]);
  const everywhere: Entity = { ...entity, aliases: [...entity.aliases, createAlias('the'), createAlias('and'), createAlias('of')] };

  const measured: Measured = await app.page.evaluate(
    async ({ url, entityId, plain, common, rare, sourceIds }) => {
      const worker = new Worker(url, { type: 'module' });
      const waiting = new Map<number, (answer: Answer) => void>();
      let ready = (): void => undefined;
      worker.onmessage = ({ data }: MessageEvent<Answer & { readonly state?: { readonly phase: string } }>) => {
        if (data.kind === 'state' && data.state?.phase === 'ready') ready();
        if (data.requestId !== undefined) waiting.get(data.requestId)?.(data);
      };
      let lastId = 0;
      const ask = (request: object): Promise<Answer> =>
        new Promise((resolve) => {
          lastId += 1;
          waiting.set(lastId, resolve);
          worker.postMessage({ ...request, requestId: lastId });
        });
      /** Until the whole library was looked through, as the page of the entity asks. */
      const whole = async (): Promise<NonNullable<Answer['mentions']>> => {
        for (;;) {
          const { mentions } = await ask({ kind: 'mentionsOf', entityId });
          if (mentions && mentions.done === mentions.total) return mentions;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      };
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('ibidem');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error(String(opening.error)));
      });
      const put = (record: unknown): Promise<void> =>
        new Promise((resolve, reject) => {
          const transaction = database.transaction('entities', 'readwrite');
          transaction.objectStore('entities').put(record);
          transaction.oncomplete = () => resolve();
          transaction.onerror = () => reject(new Error(String(transaction.error)));
        });
      /** From the moment the notebook has the entity's new state to the answer that counts it. */
      const change = async (record: unknown): Promise<{ readonly ms: number; readonly mentions: NonNullable<Answer['mentions']> }> => {
        await put(record);
        const started = performance.now();
        worker.postMessage({ kind: 'changed', touched: [{ table: 'entities', id: entityId }] });
        const mentions = await whole();
        return { ms: performance.now() - started, mentions };
      };

      let started = performance.now();
      await new Promise<void>((resolve) => {
        ready = resolve;
        worker.postMessage({ kind: 'open', databaseName: 'ibidem' });
      });
      const openMs = performance.now() - started;
      const [articleMs, roundTripMs]: [number[], number[]] = [[], []];
      for (const sourceId of sourceIds) {
        started = performance.now();
        const { names } = await ask({ kind: 'analyse', sourceId });
        roundTripMs.push(performance.now() - started);
        if (names) articleMs.push(names.tookMs);
      }
      started = performance.now();
      const before = await whole();
      const libraryMs = performance.now() - started;
      const laterFindings: Finding[] = [];
      const rescanMs: number[] = [];
      const [rareMs, rareArticles]: [number[], number[]] = [[], []];
      for (const record of rare) {
        const { ms, mentions } = await change(record);
        rareMs.push(ms);
        rareArticles.push(mentions.sourceIds.length - before.sourceIds.length);
        await change(plain);
      }
      for (let run = 0; run < 3; run += 1) {
        const commonly = await change(common);
        const plainly = await change(plain);
        rescanMs.push(commonly.ms, plainly.ms);
        const [from, to] = [commonly.mentions.finding, plainly.mentions.finding];
        laterFindings.push({ ms: to.ms - from.ms, units: to.units - from.units });
      }
      database.close();
      worker.terminate();
      return { openMs, libraryMs, firstFinding: before.finding, laterFindings, rescanMs, rareMs, rareArticles, articleMs, roundTripMs };
    },
    {
      url: new URL(`assets/${script}`, app.page.url()).href, entityId: entity.id, plain: entity, common: everywhere, rare: states.map(([, state]) => state),
      sourceIds: samples.map(({ source }) => source.id),
    },
  );
  expect(measured.articleMs).toHaveLength(samples.length);
  expect(Math.max(...measured.rareArticles)).toBeGreaterThan(0);
  expect(Math.min(...measured.laterFindings.map(({ units: read }) => read))).toBeGreaterThan(units * 0.9);

  // As a person sees it: from the press of the button to the count on the page.
  await app.showSection('Entities');
  await app.list.getByRole('searchbox', { name: 'Find by name or alias' }).or(app.list.getByRole('searchbox')).first().fill(entity.name);
  await app.list.getByRole('option', { name: entity.name }).first().click();
  const root = app.entityPage(entity.name).root;
  const status = root.getByRole('region', { name: 'Mentions' }).getByRole('status');
  await expect(status).toHaveText(/^\d[\d,]* accepted, \d[\d,]* not reviewed, in (?:one|\d[\d,]*) articles?$/, { timeout: 300_000 });
  const field = root.getByRole('textbox', { name: 'Add another name' });
  const seenMs: number[] = [];
  // Only names that change the count can be seen to.
  for (const name of rareNames.filter((_, index) => (measured.rareArticles[index] ?? 0) > 0).slice(0, 4)) {
    await field.fill(name);
    const settled = await status.innerText();
    seenMs.push(
      await root.evaluate(
        (page, before) =>
          new Promise<number>((resolve, reject) => {
            const line = page.querySelector('[aria-label="Mentions"] [role="status"]');
            const button = [...page.querySelectorAll('button')].find((each) => each.getAttribute('aria-label') === 'Add name');
            if (!line || !button) throw new Error('The page is another');
            const started = performance.now();
            const look = (): void => {
              if (line.textContent !== before && !line.textContent.includes('so far')) requestAnimationFrame(() => resolve(performance.now() - started));
              else if (performance.now() - started > 60_000) reject(new Error('The new name was never counted'));
              else requestAnimationFrame(look);
            };
            button.click();
            look();
          }),
        settled,
      ),
    );
  }

  const megabytes = units / 1e6;
  const speed = (ms: number): string => `${(megabytes / (ms / 1000)).toFixed(1)} MB/s`;
  const findingSpeed = ({ ms, units: read }: Finding): number => read / 1000 / ms;
  const whole = (values: readonly number[], share: number): string => `${Math.round(quantile(values, share))} ms`;
  await tellBench([
    benchTitle('Names', host), '',
    `${await benchCircumstances(app.page)} ${articles.toLocaleString('en')} articles, ${megabytes.toFixed(1)} million characters; ${entityCount.toLocaleString('en')} entities, ${names.toLocaleString('en')} names.`, '',
    markdownTable(['what', 'p50', 'p95'], [
      ['worker started, registry and decisions read', whole([measured.openMs], 0.5), ''],
      ['names and proposals of one article, in the worker', whole(measured.articleMs, 0.5), whole(measured.articleMs, 0.95)],
      ['the same, asked and answered', whole(measured.roundTripMs, 0.5), whole(measured.roundTripMs, 0.95)],
      ['finding alone, in the worker, texts in its memory', `${quantile(measured.laterFindings.map(findingSpeed), 0.5).toFixed(1)} MB/s`, ''],
      ['finding alone, in the worker, while the library is read', `${findingSpeed(measured.firstFinding).toFixed(1)} MB/s`, ''],
      ['whole library read from the notebook and looked through', `${whole([measured.libraryMs], 0.5)} (${speed(measured.libraryMs)})`, ''],
      ['whole library looked through again (names that every article holds)', `${whole(measured.rescanMs, 0.5)} (${speed(quantile(measured.rescanMs, 0.5))})`, whole(measured.rescanMs, 0.95)],
      ['a new name counted over the library, in the worker', whole(measured.rareMs, 0.5), whole(measured.rareMs, 0.95)],
      ['a new name, from the button to the count on the page', whole(seenMs, 0.5), whole(seenMs, 0.95)],
    ]),
  ].join('\n'), testInfo);
});
