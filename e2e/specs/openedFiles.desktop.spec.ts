import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openElectronHost } from '../fixtures/electronHost';
import { notebookContent } from '../fixtures/notebookContent';
import { expect, test } from '../fixtures/test';
import { Backups } from '../pages/backups';
import { Window } from '../pages/window';

test('opening a backup offers to restore it: from a second start, from the system, and at the start', async ({ app, desktop }) => {
  test.slow();
  const backups = new Backups(desktop);
  await app.addSample();
  const before = await notebookContent(app.page);
  const file = await backups.backUp('研究 of mine.ibidem');

  await desktop.startAgain([file]);
  await expect(backups.preview).toContainText('Everything in it is sound');
  await expect(backups.preview).toContainText('研究 of mine.ibidem');
  await app.press('Escape');
  await expect(backups.preview).toBeHidden();

  // What macOS sends in place of a second start.
  await desktop.application.evaluate(({ app: program }, opened) => {
    program.emit('open-file', { preventDefault: () => undefined }, opened);
  }, file);
  await expect(backups.preview).toContainText('Everything in it is sound');
  await app.press('Escape');

  // Another notebook, started by a double-click on the backup.
  const other = await openElectronHost({ args: [file] });
  try {
    const elsewhere = new Window(other);
    const otherBackups = new Backups(other);
    await expect(otherBackups.preview).toContainText('Everything in it is sound');
    await otherBackups.replace();
    expect(await notebookContent(elsewhere.page)).toEqual(before);
  } finally {
    await other.close();
  }
});

test('several files of different kinds open together, and what is none of ours is left alone', async ({ app, desktop }) => {
  const lay = async (name: string, text: string): Promise<string> => {
    const file = path.join(desktop.scratchFolder, name);
    await writeFile(file, text);
    return file;
  };
  const files = await Promise.all([
    lay('a page.html', '<!doctype html><html lang="en"><head><title>A page</title></head><body><article><h1>A page</h1><p>The ferry leaves at nine, says the page.</p></article></body></html>'),
    lay('名字 with spaces.txt', 'The list of names\n\nA file with letters of another script was opened.\n'),
    lay('program.exe', 'not for reading'),
  ]);
  await desktop.startAgain([...files, path.join(desktop.scratchFolder, 'not there.txt')]);
  await expect(app.library.rows).toHaveCount(2);
  await expect(app.library.row('A page')).toBeVisible();
  await expect(app.library.row('The list of names')).toBeVisible();

  // A Linux desktop hands over addresses, percent signs and all.
  const address = pathToFileURL(await lay('研究 100% sure.txt', 'Sure enough\n\nA desktop named this file by its address.\n')).href;
  await desktop.startAgain([address, 'file://another-computer/there.txt', 'file:broken%']);
  await expect(app.library.rows).toHaveCount(3);
});
