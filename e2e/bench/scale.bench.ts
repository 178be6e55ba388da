import type { Page } from '@playwright/test';
import { quantile } from '../fixtures/measuring';
import { peakMemoryDuring } from '../fixtures/memoryWatch';
import { expect, test } from '../fixtures/test';
import { frameTimes, highlightTimes, listPageTimes, openTime, startTime, typingTimes, watchStarts } from '../fixtures/windowTimes';
import { benchCircumstances, benchTitle, tellBench } from './benchResults';
import { createGeneratedLibrary } from './generatedLibrary';
import { hourOfUse } from './hourOfUse';
import { longArticle, longNote, longPaintedText, plainLines } from './longTexts';
import { closePane, foundTime, indexTime, typedWords, typingInNote } from './measuredActs';
import { bringRivals } from './rivals/rivalBundle';
import type { Rivals } from './rivals/rivals';
import { FiguresBySize, inShort, timed, type Figure } from './scaleFigures';
import { seedArticles, seedNotebook, seedNotes } from './seededNotebook';

const sizes = (process.env['IBIDEM_BENCH_SIZES'] ?? '0 100 1000 10000').split(' ').map(Number);
const largest = Math.max(...sizes);
const longTitle = 'The long report';

type Rival = keyof Pick<Rivals, 'paintWithRecogito' | 'paintWithLexicalMarks'>;

const figuresBySize = new FiguresBySize(sizes);

async function paintedBy(page: Page, rival: Rival, text: ReturnType<typeof longPaintedText>): Promise<{ open: number; added: readonly number[] }> {
  return page.evaluate(([name, painted]) => (Reflect.get(window, 'ibidemRivals') as Rivals)[name](painted), [rival, text] as const);
}

test.describe.configure({ mode: 'serial' });
// A page that is loaded anew finds the index of the one before still held, says so in the console, and tries again.
test.use({ provokesRefusals: true });

for (const size of sizes) {
  test(`a library of ${size} articles`, async ({ app, host }, testInfo) => {
    test.setTimeout(1_800_000);
    const tell = (...figures: readonly Figure[]): void => figuresBySize.add(size, ...figures);
    const painted = longPaintedText(2_000_000, 2_000);
    const long = longArticle(longTitle, painted);
    const notes = [longNote('The long note', 500, 100, long), longNote('The longest note', 5_000, 1_000, long)];
    if (size > 0) {
      await seedNotebook(app.page, createGeneratedLibrary({ articles: size }));
      await seedArticles(app.page, [long]);
      await seedNotes(app.page, notes);
      await app.quitAndReopen();
      // The index is made and a first copy taken meanwhile: what is measured then is a notebook in use.
      await indexTime(app, size + 1, 900_000);
      await app.showSection('Library');
    }
    await watchStarts(app.page);
    const starts: number[] = [];
    for (let run = 0; run < 9; run += 1) starts.push(await startTime(app.page));
    tell(timed('start to a list that can be used', starts.slice(1), null));

    if (size === 0) {
      return;
    }
    tell(timed('a page of 100 rows further', await listPageTimes(app.library.root.getByRole('listbox', { name: 'Articles' }), 100, 20), 50));
    await startTime(app.page);
    const opened: number[] = [];
    for (let run = 0; run <= 15; run += 1) opened.push(await openTime(app.library.rows.filter({ hasNotText: longTitle }).nth(run % 6), false));
    tell(timed('open an ordinary article', opened.slice(1), 100));
    tell(timed('add a highlight in it', await highlightTimes(app, 20), 30));

    // What was just saved is found.
    await app.search.open();
    const found: number[] = [];
    for (let run = 0; run < 10; run += 1) {
      found.push(await foundTime(app));
    }
    tell(timed('search finds a highlight just saved', found, 200));

    // A document of 2 MB with 2,000 highlights.
    await closePane(app);
    await app.showSection('Library');
    const longOpened: number[] = [];
    for (let run = 0; run < 6; run += 1) {
      await app.library.search('');
      const other = app.library.rows.filter({ hasNotText: longTitle }).first();
      await openTime(other, false);
      await app.library.search(longTitle);
      await expect(app.library.total).toHaveText(/^1\b/);
      longOpened.push(await openTime(app.library.rows.first(), true));
    }
    const longAdded = await highlightTimes(app, 20);
    tell(timed('open 2 MB with 2,000 highlights', longOpened.slice(1), 250), timed('add one more highlight in it', longAdded, 30));
    const frames = await frameTimes(app.reader.text, 400, 300);
    tell(timed('frames while scrolling it', frames, 33.4, 'most'));

    // Typing.
    for (const [index, { note, body }] of notes.entries()) {
      if (index > 0 && size !== largest) continue;
      const typing = await typingInNote(app, note.title, body.blocks.length);
      await app.page.reload();
      await app.isReady();
      await bringRivals(app.page);
      await app.page.evaluate((lines) => (Reflect.get(window, 'ibidemRivals') as Rivals).openBareEditor(lines), plainLines(body));
      const bare = await typingTimes(app.page, typedWords);
      await app.page.reload();
      await app.isReady();
      await closePane(app);
      const name = `typing in a note of ${body.blocks.length.toLocaleString('en')} paragraphs`;
      const ratio = quantile(typing, 0.5) / quantile(bare, 0.5);
      tell(timed(name, typing, index === 0 ? 25 : 60, 'p95'), timed('… in a bare Lexical editor', bare, null), { what: '… ratio of the medians', value: ratio.toFixed(2), target: '≤ 1.2', isMet: ratio <= 1.2 });
    }

    await closePane(app);
    const exporting: number[] = [];
    const write = async (): Promise<void> => {
      await host.clearExports();
      await host.answerExportDialog();
      const start = performance.now();
      const dialog = await app.exportNotebook();
      await expect(dialog.preview.getByRole('button', { name: 'Choose folder and export…' })).toBeEnabled({ timeout: 600_000 });
      await dialog.write();
      await expect(dialog.outcome).toContainText('files were written', { timeout: 600_000 });
      exporting.push(performance.now() - start);
      await dialog.finish();
    };
    const memory = host.kind === 'electron' ? await peakMemoryDuring(host.application, write) : await write().then(() => null);
    const rate = ((size + 1) * 1000) / (exporting[0] ?? Infinity);
    tell({ what: 'export of everything, sources a second', value: inShort(rate), target: '≥ 500', isMet: rate >= 500 });
    if (memory) tell({ what: 'memory of the window meanwhile, MB (before → most)', value: `${inShort(memory.windowBefore / 1e6)} → ${inShort(memory.window / 1e6)}`, target: '', isMet: null });

    if (size === largest) {
      // The same text and highlights, painted by others in the same window.
      await app.page.reload();
      await app.isReady();
      await bringRivals(app.page);
      const ours = { open: quantile(longOpened.slice(1), 0.5), added: quantile(longAdded, 0.5) };
      for (const [name, rival] of [['recogito text-annotator', 'paintWithRecogito'], ['Lexical with mark nodes', 'paintWithLexicalMarks']] as const) {
        const opens: number[] = [];
        let added: readonly number[] = [];
        for (let run = 0; run < 3; run += 1) {
          const times = await paintedBy(app.page, rival, painted);
          opens.push(times.open);
          added = times.added;
        }
        tell(
          timed(`… opened by ${name}`, opens, null), { what: '… times as long as here', value: (quantile(opens, 0.5) / ours.open).toFixed(1), target: '', isMet: null },
          timed(`… highlight added by ${name}`, added, null), { what: '… times as long as here', value: (quantile(added, 0.5) / ours.added).toFixed(1), target: '', isMet: null },
        );
      }
    }
    if (size === largest) tell(...(await hourOfUse(app, host)));
    if (size !== sizes.at(-1)) return;
    const base = figuresBySize.of(0)[0]?.value ?? '–';
    await tellBench([
      benchTitle('A library that grows', host), '',
      `${await benchCircumstances(app.page)} Milliseconds, median / 95 of 100, where nothing else is said. The start is to be held against ${base} of an empty notebook (target: 1.5 times).`, '',
      figuresBySize.table(),
    ].join('\n'), testInfo);
  });
}
