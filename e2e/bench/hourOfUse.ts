import type { ChromiumHost } from '../fixtures/chromiumHost';
import type { ElectronHost } from '../fixtures/electronHost';
import { expect } from '../fixtures/test';
import { frameTimes, highlightTimes, listPageTimes, openTime, typingTimes } from '../fixtures/windowTimes';
import type { Window } from '../pages/window';
import { closePane } from './measuredActs';
import { inShort, type Figure } from './scaleFigures';

/** What somebody does in an hour, without the pauses: articles opened, scrolled and highlighted, things looked for, a note written. */
export async function hourOfUse(app: Window, host: ChromiumHost | ElectronHost): Promise<readonly Figure[]> {
  const rounds: number[] = [];
  const heaps: number[] = [];
  await app.page.reload();
  await app.isReady();
  await closePane(app);
  const session = await app.page.context().newCDPSession(app.page);
  for (let round = 0; round < 12; round += 1) {
    await app.showSection('Library');
    await app.library.search('');
    const page = app.library.root.getByRole('listbox', { name: 'Articles' });
    for (let article = 0; article < 10; article += 1) {
      await openTime(app.library.rows.nth(article % 6), false);
      if (article % 5 === 0) await frameTimes(app.reader.text, 300, 20).catch(() => []);
      if (article % 3 === 2) await listPageTimes(page, 100, 2);
    }
    await highlightTimes(app, 3, round * 8);
    await app.search.open();
    for (const query of ['harbor', '"according to"', 'pilo*', 'color:green summit', `kind:note ${round}`]) {
      await app.search.look(query);
      await expect(app.search.total).toBeVisible();
    }
    await app.showSection('Notes');
    await app.list.getByRole('option').filter({ hasNotText: /The long(est)? note/ }).first().click();
    await app.page.locator('main [contenteditable="true"] p').first().click();
    await typingTimes(app.page, 'as the pilots said ');
    await session.send('HeapProfiler.collectGarbage');
    process.stdout.write(`round ${round + 1} of 12\n`);
    heaps.push(await app.page.evaluate(() => (performance as Performance & { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6));
    if (host.kind === 'electron') {
      const bytes = await host.application.evaluate(({ app: program }) => program.getAppMetrics().filter(({ type }) => String(type) === 'Tab').reduce((sum, { memory }) => sum + memory.workingSetSize * 1024, 0));
      rounds.push(bytes / 1e6);
    }
  }
  const over = (values: readonly number[]): string => `${inShort(values[1] ?? NaN)} → ${inShort(values.at(-1) ?? NaN)}, most ${inShort(Math.max(...values))}`;
  const most = Math.max(...rounds);
  return [
    { what: 'an hour’s use: script memory of the window, MB (second round → last)', value: over(heaps), target: '', isMet: null },
    ...(rounds.length > 0 ? [{ what: 'an hour’s use: memory of the window’s process, MB', value: over(rounds), target: '≤ 600', isMet: most <= 600 }] : []),
  ];
}
