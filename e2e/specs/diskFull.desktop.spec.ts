import path from 'node:path';
import { openElectronHost, refusalOf, type ElectronHost } from '../fixtures/electronHost';
import { markdownTable } from '../fixtures/measuring';
import { expectJournalComplete, notebookContent } from '../fixtures/notebookContent';
import { mountSmallDisk, type SmallDisk, type SmallDiskKind } from '../fixtures/smallDisk';
import { expect, test } from '../fixtures/test';
import { isLongForm, reportFigures } from '../fixtures/tortureResults';
import { expectWhole } from '../fixtures/wholeness';
import { Window } from '../pages/window';

const diskMegabytes = 64;

/** Runs work in a program whose data lie on a small disk of its own; skips, with the reason, where none can be made. */
async function onSmallDisk(kind: SmallDiskKind, work: (disk: SmallDisk, host: ElectronHost, app: Window) => Promise<void>): Promise<void> {
  const mounted = await mountSmallDisk(kind, diskMegabytes);
  test.skip(mounted.status === 'impossible', mounted.status === 'impossible' ? mounted.reason : '');
  if (mounted.status === 'impossible') return;
  const { disk } = mounted;
  try {
    const host = await openElectronHost({ dataFolder: disk.folder });
    try {
      const app = new Window(host);
      await app.isReady();
      await work(disk, host, app);
      // What nobody answered for is told by the window itself, as a notice; nothing else may go wrong.
      const others = host.pageErrors.filter((error) => !/^(AbortError|DatabaseClosedError|DatabaseTrouble|QuotaExceededError|UnknownError)\b/.test(error));
      expect(others, 'no error in the page but those of the disk').toEqual([]);
    } finally {
      // Room first: a window with unsaved text stays open.
      await disk.free();
      await host.close();
    }
  } finally {
    await disk.unmount();
  }
}

async function writtenBefore(app: Window): Promise<void> {
  await app.addSample();
  await app.addNote('Written on a small disk');
  await app.note.type('before it was full, ');
  await app.note.isSaved();
  await expectJournalComplete(app.page);
}

/** Types on until the text cannot be saved: a file system may have a little room in what it has given out already. */
async function typeUntilRefused(app: Window, round: number): Promise<string> {
  let typed = '';
  await expect(async () => {
    const words = `while it was full ${round}.${typed.length} ${'and more '.repeat(60)}`;
    await app.page.keyboard.insertText(words);
    typed = words;
    await expect(app.main).toContainText('because the disk is full. Your text is kept here.', { timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  return typed;
}

for (const kind of ['tmpfs', 'loop'] as const) {
  test(`a disk that fills up while somebody writes (${kind}) is told, loses nothing, and work goes on when there is room`, async () => {
    test.slow();
    const rounds = isLongForm('disk') ? 5 : 1;
    const steps: string[][] = [];
    await onSmallDisk(kind, async (disk, host, app) => {
      await writtenBefore(app);
      for (let round = 1; round <= rounds; round += 1) {
        const before = await expectWhole(app.page);
        await disk.fill();
        await app.note.text.click();
        await app.press('Mod+End');
        const filledAt = Date.now();
        const typed = await typeUntilRefused(app, round);
        const toldMs = Date.now() - filledAt;
        await app.drop([{ name: `tide ${round}.txt`, content: `The tide of round ${round}\n\n${'The tide came in and nobody had room for it. '.repeat(3000)}` }]);
        const report = app.page.getByRole('dialog', { name: 'Import report' });
        await expect(report).toContainText('because the disk is full. Nothing of it was kept.');
        await app.press('Escape');
        await expect(report).toBeHidden();
        await expect(app.note.text, 'what was typed stays').toContainText(typed);
        await expect(app.library.rows, 'what was saved stays in view').toHaveCount(5);

        await disk.free();
        const freedAt = Date.now();
        await app.note.isSaved();
        const backMs = Date.now() - freedAt;
        expect(await expectWhole(app.page), 'nothing by half').toEqual(before);
        await app.note.text.click();
        await app.press('Mod+End');
        await app.note.type(`after round ${round}. `);
        await app.note.isSaved();
        await expectJournalComplete(app.page);

        const content = await notebookContent(app.page);
        await host.relaunch();
        await app.isReady();
        expect(await notebookContent(app.page), 'nothing is lost at the next start').toEqual(content);
        await expect(app.note.text).toContainText(`${typed}after round ${round}.`);
        const wasThrownAway = (await app.notices.innerText()).includes('restored');
        steps.push([String(round), `${toldMs} ms`, `${backMs} ms`, wasThrownAway ? 'restored from the journal' : 'kept']);
      }
    });
    if (isLongForm('disk')) await reportFigures(`Full disk (${kind})`, markdownTable(['round', 'until it was told', 'until the waiting text was saved, once there was room', 'the database at the next start'], steps));
  });
}

test('a program started on a full disk shows the notebook whole or says why not, and has everything once there is room', async () => {
  test.slow();
  await onSmallDisk('tmpfs', async (disk, host, app) => {
    await writtenBefore(app);
    const content = await notebookContent(app.page);
    await host.relaunch(() => disk.fill());
    // Chromium may still open its database or not; the notebook is shown whole or not at all.
    const refusal = app.page.getByText('The disk is full. Make some room and start again. Nothing was changed.');
    await expect(app.list.or(refusal).first()).toBeVisible();
    if (!(await refusal.isVisible())) await expect(app.library.rows).toHaveCount(5);
    await host.relaunch(() => disk.free());
    await app.isReady();
    expect(await notebookContent(app.page)).toEqual(content);
  });
});

test('a first start on a full disk is refused with a sentence', async () => {
  const mounted = await mountSmallDisk('tmpfs', 8);
  test.skip(mounted.status === 'impossible', mounted.status === 'impossible' ? mounted.reason : '');
  if (mounted.status === 'impossible') return;
  const { disk } = mounted;
  try {
    await disk.fill();
    const said = await refusalOf(path.join(disk.folder, 'data'));
    expect(said).toContain('and the disk is full. Make some room and start again. Nothing was changed.');
  } finally {
    await disk.unmount();
  }
});
