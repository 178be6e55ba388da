import { readFile, writeFile } from 'node:fs/promises';
import { expectJournalComplete, notebookContent } from '../fixtures/notebookContent';
import { expect, test } from '../fixtures/test';
import { Backups } from '../pages/backups';

test('a backup brings the whole notebook back, and one undo takes that back', async ({ app, host }) => {
  test.slow();
  const backups = new Backups(host);
  await app.addSample();
  await app.addNote('Written by hand');
  await app.note.type('Nothing of this may be lost.');
  await expect(app.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  const before = await notebookContent(app.page);
  const file = await backups.backUp('mine.ibidem');
  expect((await readFile(file)).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));

  await app.run('Remove sample notebook');
  await app.addEntity({ name: 'Came after the backup', kind: 'Person' });
  await expectJournalComplete(app.page);
  const changed = await notebookContent(app.page);
  expect(changed).not.toEqual(before);

  await backups.choose(file);
  await expect(backups.preview).toContainText('Everything in it is sound');
  await expect(backups.preview.getByRole('row', { name: /^Articles/ })).toHaveText(/5/);
  await backups.replace();
  const after = await notebookContent(app.page);
  expect(after).toEqual(before);
  await app.showSection('Notes');
  await expect(app.list).toContainText('Written by hand');
  await app.showSection('Entities');
  await expect(app.list).not.toContainText('Came after the backup');

  const loaded = app.page.waitForEvent('load');
  await app.run('Undo Restore mine.ibidem');
  await loaded;
  await app.isReady();
  expect(await notebookContent(app.page)).toEqual(changed);
});

test('a backup merged into the notebook brings back what is missing and leaves the rest, in one step', async ({ app, host }) => {
  test.slow();
  const backups = new Backups(host);
  await app.addSample();
  const file = await backups.backUp('merged.ibidem');
  await app.run('Remove sample notebook');
  await app.addEntity({ name: 'Came after the backup', kind: 'Person' });
  const changed = await notebookContent(app.page);
  await backups.choose(file);
  await backups.merge();
  await expect(app.notices).toContainText('“merged.ibidem” was merged into the notebook');
  await app.showSection('Entities');
  await expect(app.list).toContainText('Came after the backup');
  await app.showSection('Library');
  await expect(app.library.rows).toHaveCount(5);
  await app.undo('Merge merged.ibidem');
  const { originals: _kept, ...undone } = await notebookContent(app.page);
  const { originals: _also, ...before } = changed;
  expect(undone).toEqual(before);
});

test('a file that cannot be restored is refused with the reason, and nothing is changed', async ({ app, host }) => {
  const backups = new Backups(host);
  await app.addSample();
  const whole = await readFile(await backups.backUp('whole.ibidem'));
  const before = await notebookContent(app.page);
  const files: readonly (readonly [name: string, bytes: Uint8Array, sentence: RegExp])[] = [
    ['letter.ibidem', Buffer.from('Not a backup at all'), /“letter\.ibidem” is not a backup of Ibidem/],
    ['empty.ibidem', Buffer.alloc(0), /“empty\.ibidem” is empty/],
    ['half.ibidem', whole.subarray(0, whole.length / 2), /“half\.ibidem” is cut off: it ends after .* in or after “/],
    ['spoiled.ibidem', whole.map((byte, index) => (index === whole.length - 6 ? byte ^ 1 : byte)), /“spoiled\.ibidem” is damaged/],
  ];
  for (const [name, bytes, sentence] of files) {
    const [file = ''] = await app.lay([{ name, content: '' }]);
    await writeFile(file, bytes);
    await backups.choose(file);
    await expect(backups.refusal).toContainText(sentence);
    await expect(backups.refusal).toContainText('Your notebook was not changed.');
    await backups.refusal.getByRole('button', { name: 'Close' }).click();
  }
  expect(await notebookContent(app.page)).toEqual(before);
});

test('the settings tell when the notebook was last backed up, and offer both', async ({ app, host }) => {
  const backups = new Backups(host);
  const showData = async () => {
    await app.run('Settings…');
    const settings = app.page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('tab', { name: 'Your data' }).click();
    return settings;
  };
  const settings = await showData();
  await expect(settings).toContainText('This notebook was never backed up.');
  await expect(settings.getByRole('button', { name: 'Restore from backup…' })).toBeEnabled();
  await app.page.keyboard.press('Escape');
  await backups.backUp('first.ibidem');
  await expect(await showData()).toContainText(/Last backed up on .*, to “/);
});
