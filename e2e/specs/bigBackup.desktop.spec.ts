import { readdir, stat } from 'node:fs/promises';
import { fillNotebook } from '../fixtures/bigNotebook';
import { peakMemoryDuring, type MemoryPeak } from '../fixtures/memoryWatch';
import { expect, test } from '../fixtures/test';
import { Backups } from '../pages/backups';

const isLong = process.env['IBIDEM_TORTURE'] === 'backup';
const size = isLong ? { sources: 20_000, originalBytes: 42_000, textUnits: 10_000 } : { sources: 300, originalBytes: 20_000, textUnits: 5000 };
const limitMs = isLong ? 20 * 60_000 : 60_000;
const megabyte = 1024 * 1024;

function figures(what: string, ms: number, peak: MemoryPeak): string {
  return `${what}: ${(ms / 1000).toFixed(1)} s, at most ${Math.round(peak.window / megabyte)} MB in the window's process, ${Math.round(peak.all / megabyte)} MB in all processes together`;
}

/** The figures are what this is for. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

test('a large notebook is backed up and restored in little memory', async ({ app, desktop }) => {
  test.setTimeout(3 * limitMs);
  const backups = new Backups(desktop);
  await fillNotebook(desktop.page, size);
  const before = await peakMemoryDuring(desktop.application, async () => undefined);

  let file = '';
  const startedBackup = performance.now();
  const backupPeak = await peakMemoryDuring(desktop.application, async () => {
    file = await backups.backUp('large.ibidem', limitMs);
  });
  const backupMs = performance.now() - startedBackup;
  const { size: fileBytes } = await stat(file);
  expect(fileBytes).toBeGreaterThan(size.sources * size.originalBytes);

  report(`${size.sources} sources with originals, a backup of ${Math.round(fileBytes / megabyte)} MB; before: ${Math.round(before.window / megabyte)} MB in the window's process`);
  report(figures('backup', backupMs, backupPeak));

  const startedRestore = performance.now();
  const restorePeak = await peakMemoryDuring(desktop.application, async () => {
    await backups.choose(file);
    await expect(backups.preview).toContainText('Everything in it is sound', { timeout: limitMs });
    await expect(backups.preview.getByRole('row', { name: /^Originals/ })).toContainText(size.sources.toLocaleString('en'));
    await backups.replace(limitMs);
  });
  const restoreMs = performance.now() - startedRestore;
  await app.showSection('Library');
  await expect(app.library.root).toContainText(size.sources.toLocaleString('en'), { timeout: limitMs });

  report(figures('check and restore', restoreMs, restorePeak));
  expect(backupPeak.window).toBeLessThan(500 * megabyte);
  expect(restorePeak.window).toBeLessThan(500 * megabyte);
});

test('a backup that is cancelled leaves no file', async ({ app, desktop }) => {
  await fillNotebook(desktop.page, { sources: 400, originalBytes: 60_000, textUnits: 20_000 });
  await desktop.application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, `${desktop.scratchFolder}/cancelled.ibidem`);
  const backups = new Backups(desktop);
  await app.run('Back up…');
  await backups.panel.getByRole('button', { name: 'Cancel backup' }).click();
  await expect(app.notices).toContainText('The backup was cancelled.');
  expect(await readdir(desktop.scratchFolder)).toEqual([]);
});
