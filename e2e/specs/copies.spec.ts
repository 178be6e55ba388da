import { notebookContent } from '../fixtures/notebookContent';
import { expect, test } from '../fixtures/test';
import { Copies } from '../pages/copies';

type Content = Awaited<ReturnType<typeof notebookContent>>;

/** What people work on; where they are and what was noticed changes by looking. */
function work({ settings: _settings, ...content }: Content): Omit<Content, 'settings'> {
  return content;
}

test('a copy takes the place of the notebook, and undo and redo lead back and forth', async ({ app }) => {
  test.slow();
  const copies = new Copies(app);
  await app.addSample();
  await app.addNote('Before the copy');
  await expect(app.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await copies.show();
  await copies.makeOne();
  await expect(copies.rows.first()).toContainText('5 sources, 27 highlights, 2 notes, 17 entities');
  await expect(copies.rows.first()).toContainText('Made by hand');
  await copies.hide();
  const was = work(await notebookContent(app.page));
  await app.run('Remove sample notebook');
  await expect(app.library.rows).toHaveCount(0);
  const is = work(await notebookContent(app.page));

  await copies.show();
  await copies.restore();
  await expect(app.notices).toContainText(/Restored from the copy of .*5 articles/);
  await expect(app.library.rows).toHaveCount(5);
  expect(work(await notebookContent(app.page))).toEqual(was);

  await app.press('Mod+z');
  await expect(app.notices).toContainText('Undone: Restore the copy of');
  await app.isReady();
  await expect(app.library.rows).toHaveCount(0);
  expect(work(await notebookContent(app.page))).toEqual(is);

  await app.press('Mod+Shift+z');
  await expect(app.notices).toContainText('Redone: Restore the copy of');
  await app.isReady();
  await expect(app.library.rows).toHaveCount(5);
  expect(work(await notebookContent(app.page))).toEqual(was);

  await app.quitAndReopen();
  await expect(app.library.rows).toHaveCount(5);
  await expect(app.notices).not.toContainText('Restored');
});

test('a copy is looked at and not changed, and the notebook is as it was afterwards', async ({ app }) => {
  const copies = new Copies(app);
  await app.addSample();
  await copies.show();
  await copies.makeOne();
  await copies.hide();
  await app.addNote('Later than the copy');
  await expect(app.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  const is = work(await notebookContent(app.page));
  await copies.show();
  await copies.choose('Open read-only');
  await expect(copies.banner).toBeVisible();
  await app.isReady();
  await app.showSection('Notes');
  await expect(app.list).not.toContainText('Later than the copy');
  await app.run('New note');
  await expect(app.notices).toContainText('Nothing can be changed here.');
  await copies.banner.getByRole('button', { name: 'Return to the notebook' }).click();
  await expect(copies.banner).toBeHidden();
  await app.isReady();
  await app.showSection('Notes');
  await expect(app.list).toContainText('Later than the copy');
  expect(work(await notebookContent(app.page))).toEqual(is);
  await expect.poll(() => app.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['ibidem']);
});

test('one article is taken out of a copy with its highlights, as one step', async ({ app }) => {
  const copies = new Copies(app);
  await app.addSample();
  await copies.show();
  await copies.makeOne();
  await copies.hide();
  await app.run('Remove sample notebook');
  await expect(app.library.rows).toHaveCount(0);
  await copies.show();
  await copies.choose('Take out…');
  const dialog = app.page.getByRole('dialog', { name: /^Take out of the copy/ });
  await dialog.getByRole('searchbox').fill('phone call');
  const option = dialog.getByRole('option');
  await expect(option).toHaveCount(1);
  await option.click();
  await expect(dialog).toContainText('This source is not in the notebook.');
  await dialog.getByRole('button', { name: 'Take out', exact: true }).click();
  await expect(dialog).toBeHidden();
  await copies.hide();
  await expect(app.library.rows).toHaveCount(1);
  const { passages } = await notebookContent(app.page);
  expect(passages?.count).toBe(4);
  await app.press('Mod+z');
  await expect(app.notices).toContainText('Undone: Take out source “Biden and Xi hold first phone call since 2022”');
  await expect(app.library.rows).toHaveCount(0);
});
