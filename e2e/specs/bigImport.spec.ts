import path from 'node:path';
import { expect, test } from '../fixtures/test';
import type { Window } from '../pages/window';

const fileCount = 240;

/** A folder of articles long enough that a person can press a button in between, with two files that are none. */
async function layFolder(app: Window): Promise<string> {
  const articles = Array.from({ length: fileCount }, (_, index) => ({
    name: `folder/year ${index % 3}/article ${String(index).padStart(4, '0')}.txt`,
    content: `Article ${index}\n\n${`Sentence ${index} of a folder that takes its time, as large folders do. `.repeat(500)}\n`,
  }));
  const [first = ''] = await app.lay([...articles, { name: 'folder/year 0/table.xyz', content: 'x' }, { name: 'folder/photo.jpg', content: 'x' }]);
  return path.resolve(first, '../..');
}

function panelOf(app: Window) {
  return app.page.getByRole('region', { name: 'Import' });
}

async function importAndPause(app: Window, folder: string): Promise<number> {
  await app.host.answerFolderDialog(folder);
  await app.run('Import folder…');
  return pauseOnceBegun(app);
}

async function pauseOnceBegun(app: Window): Promise<number> {
  const panel = panelOf(app);
  const bar = panel.getByRole('progressbar', { name: 'Importing articles' });
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await panel.getByRole('button', { name: 'Pause' }).click();
  await expect(panel).toContainText('paused');
  // What was on its way comes in first; then the library and the count agree and stay so.
  await expect.poll(async () => {
    const done = await bar.getAttribute('aria-valuenow');
    return (await app.library.total.innerText()) === done ? Number(done) : 0;
  }).toBeGreaterThan(0);
  return Number(await bar.getAttribute('aria-valuenow'));
}

test('a large import is paused, resumed, reported file by file and undone at once', async ({ app }) => {
  const paused = await importAndPause(app, await layFolder(app));
  expect(paused).toBeLessThan(fileCount);
  await panelOf(app).getByRole('button', { name: 'Resume' }).click();
  const report = app.page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText(`${fileCount} articles imported, 2 skipped.`, { timeout: 60_000 });
  const files = report.getByRole('list', { name: 'Files' });
  // Only what is in view is drawn, and each line tells its place among all.
  expect(await files.getByRole('listitem').count()).toBeLessThan(80);
  await expect(files.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(fileCount + 2));
  await report.getByRole('button', { name: 'Copy report' }).click();
  await expect.poll(async () => (await app.host.clipboardText()).split('\n')[0]).toBe(`${fileCount} articles imported, 2 skipped.`);
  const text = await app.host.clipboardText();
  expect(text).toContain('photo.jpg\tNot a kind of file that can be imported.');
  expect(text).toContain('table.xyz\t');
  expect(text).toContain('article 0239.txt\tImported as “Article 239”.');
  await report.getByRole('button', { name: 'Close', exact: true }).click();
  await app.undo(`Import ${fileCount} articles`);
  await expect(app.list).toContainText('No articles yet');
});

test('what is in stays when a paused import is cancelled', async ({ app }) => {
  const paused = await importAndPause(app, await layFolder(app));
  await panelOf(app).getByRole('button', { name: 'Cancel import' }).click();
  const report = app.page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText(`${paused} articles imported, ${fileCount - paused} cancelled, 2 skipped.`);
  await report.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(app.library.total).toHaveText(String(paused));
  // Nothing is left to do, so nobody is asked at the next start.
  await app.host.relaunch();
  await app.isReady();
  await expect(app.library.total).toHaveText(String(paused));
  await expect(app.page.getByRole('dialog', { name: 'An import was interrupted' })).toBeHidden();
});

test('an import that the end of the program interrupts is continued at the next start', async ({ app, host }) => {
  const folder = await layFolder(app);
  const paused = await importAndPause(app, folder);
  await host.relaunch();
  await app.isReady();
  await expect(app.library.total).toHaveText(String(paused));
  const question = app.page.getByRole('dialog', { name: 'An import was interrupted' });
  await expect(question).toContainText('What was imported is whole and stays in the library.');
  await host.answerFolderDialog(folder);
  await question.getByRole('button', { name: host.kind === 'electron' ? /^Continue with \d+ files$/ : 'Choose the folder…' }).click();
  const report = app.page.getByRole('dialog', { name: 'Import report' });
  const rest = `${fileCount - paused} articles imported`;
  await expect(report.or(app.notices.getByText(rest))).toContainText(rest, { timeout: 60_000 });
  if (await report.isVisible()) await report.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(app.library.total).toHaveText(String(fileCount));
  await host.relaunch();
  await app.isReady();
  await expect(app.library.total).toHaveText(String(fileCount));
  await expect(app.page.getByRole('dialog', { name: 'An import was interrupted' })).toBeHidden();
});

test('a dropped folder is continued as well, and what was left stays while something else is imported', async ({ app, host }) => {
  const folder = await layFolder(app);
  await app.dropPaths([folder]);
  const paused = await pauseOnceBegun(app);
  await host.relaunch();
  await app.isReady();
  // Each time that of the window of the moment.
  const question = () => app.page.getByRole('dialog', { name: 'An import was interrupted' });
  await expect(question()).toContainText('had not been read yet');
  await app.press('Escape');
  await expect(question()).toBeHidden();
  await app.drop([{ name: 'one.txt', content: 'One more\n\nSomething else altogether.' }, { name: 'two.txt', content: 'Two more\n\nAnd something else again.' }]);
  await expect(app.library.total).toHaveText(String(paused + 2));
  await host.relaunch();
  await app.isReady();
  await host.answerFolderDialog(folder);
  await question().getByRole('button', { name: host.kind === 'electron' ? /^Continue with \d+ files$/ : 'Choose the folder…' }).click();
  await expect(app.library.total).toHaveText(String(fileCount + 2), { timeout: 60_000 });
  await expect(app.page.getByRole('region', { name: 'Import', exact: true })).toBeHidden();
  await host.relaunch();
  await app.isReady();
  await expect(app.library.total).toHaveText(String(fileCount + 2));
  await expect(question()).toBeHidden();
});
