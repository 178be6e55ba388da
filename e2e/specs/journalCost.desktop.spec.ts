import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openElectronHost, type ElectronHost } from '../fixtures/electronHost';
import { createRandom, markdownTable, quantile } from '../fixtures/measuring';
import { expect, test } from '../fixtures/test';
import { isLongForm, reportFigures, tortureSeed } from '../fixtures/tortureResults';
import { highlightTime } from '../fixtures/windowTimes';
import { Window } from '../pages/window';

const isLong = isLongForm('cost');
const samples = isLong ? 120 : 15;
const warmUps = isLong ? 10 : 3;
/** What the journal may cost; a few samples beside other tests tell only of what is much too slow. */
const mostRatio = isLong ? 1.1 : 1.5;

const title = 'What the tide took';
const article = `${title}\n\n${Array.from({ length: 40 }, (_, index) => `On day ${index} the pilots counted what the tide had taken and wrote it down for the harbor master.`).join('\n\n')}`;

/** A program with one article open, ready to be highlighted by keys. */
class Highlighting {
  readonly app: Window;
  /** From the key to the frame that paints the mark, in milliseconds. */
  readonly times: number[] = [];

  constructor(readonly host: ElectronHost) {
    this.app = new Window(host);
  }

  async begin(): Promise<void> {
    const { app } = this;
    await app.isReady();
    await app.drop([{ name: 'tide.txt', content: article }]);
    await app.library.open(title);
    await app.reader.focusText();
    await app.press('Mod+Home');
  }
}

/** A file in the place of the journal's folder: the program finds no journal and keeps none. */
async function openWithoutJournal(dataFolder: string): Promise<Highlighting> {
  await writeFile(path.join(dataFolder, 'journal'), 'A journal cannot be kept here.');
  const without = new Highlighting(await openElectronHost({ dataFolder }));
  await without.app.isReady();
  await expect(without.app.notices).toContainText('keeps no second copy of this notebook');
  await without.app.notices.getByRole('button', { name: 'Dismiss' }).click();
  return without;
}

test('a highlight is as soon on the screen with the journal as without it', async () => {
  test.setTimeout(90_000 + samples * 6000);
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-cost-'));
  const random = createRandom(tortureSeed);
  const withJournal = new Highlighting(await openElectronHost());
  const timesWithout: number[] = [];
  try {
    const without = await openWithoutJournal(folder);
    try {
      await withJournal.begin();
      await without.begin();
      for (let round = 0; round < warmUps + samples; round += 1) {
        // Both in turn, in an order by chance, so that neither has the better moments.
        for (const each of random() < 0.5 ? [withJournal, without] : [without, withJournal]) {
          const time = await highlightTime(each.app);
          if (round >= warmUps) each.times.push(time);
        }
      }
      timesWithout.push(...without.times);
    } finally {
      await without.host.close();
    }
  } finally {
    await withJournal.host.close();
    await rm(folder, { recursive: true, force: true });
  }
  const row = (name: string, times: readonly number[]): readonly string[] => [name, String(times.length), ...[0.5, 0.95].map((share) => `${quantile(times, share).toFixed(1)} ms`)];
  const ratio = quantile(withJournal.times, 0.5) / quantile(timesWithout, 0.5);
  const figures = [
    'Adding a highlight, from the key to the frame that paints it; two desktop programs in one run, a highlight in each in turn.',
    '',
    markdownTable(['', 'highlights', 'median', 'p95'], [row('with the journal', withJournal.times), row('without', timesWithout)]),
    '',
    `The median with the journal is ${ratio.toFixed(3)} of the median without.`,
  ].join('\n');
  await (isLong ? reportFigures('Cost of the journal', figures) : test.info().attach('figures', { body: figures, contentType: 'text/markdown' }));
  expect(ratio).toBeLessThanOrEqual(mostRatio);
});
