import { expect, test } from '../fixtures/test';
import { feesPage, fiveArticles, harborReport, ministryPage, pilotsLetter, toughTalks } from '../samples/articles';

test('sort, search, filter, mark and tag many at once, delete and undo', async ({ app }) => {
  const { library, page } = app;
  await app.drop(fiveArticles);
  await expect(library.rows).toHaveCount(5);
  await app.press('Escape');

  await library.sortBy('Title');
  expect(await library.titles()).toEqual([pilotsLetter, feesPage, ministryPage, harborReport, toughTalks].map(({ title }) => title)
    .sort((a, b) => a.localeCompare(b)));
  await library.sortBy('Publication date');
  expect(await library.titles()).toEqual([harborReport, feesPage, pilotsLetter, ministryPage, toughTalks].map(({ title }) => title));
  await library.sortBy('Outlet');
  expect((await library.titles())[0]).toBe(harborReport.title);
  expect((await library.titles())[4]).toBe(pilotsLetter.title);

  await library.search('courrier');
  await expect(library.rows).toHaveCount(1);
  await library.search('quay tough');
  await expect(library.rows).toHaveCount(1);
  await library.search('nothing has this');
  await expect(library.root).toContainText('Nothing matches');
  await library.search('');

  // Several at once: tags, reading state, delete.
  await library.choose([harborReport.title, ministryPage.title]);
  await library.bulkBar.getByRole('button', { name: 'Tags…' }).click();
  const tags = page.getByRole('dialog', { name: 'Tags of 2 articles' });
  await tags.getByRole('combobox', { name: 'Tags' }).fill('Ministry');
  await app.press('Enter');
  await expect(tags.getByRole('list', { name: 'Tags' })).toContainText('Ministry');
  await app.press('Tab');
  await tags.getByRole('button', { name: 'Done' }).click();
  await expect(library.row(harborReport.title)).toContainText('Ministry');
  await expect(library.row(ministryPage.title)).toContainText('Ministry');
  await library.bulkBar.getByRole('button', { name: 'More for the chosen articles' }).click();
  await page.getByRole('menuitem', { name: 'Mark as read', exact: true }).click();

  await library.filterByTag('Ministry');
  await expect(library.rows).toHaveCount(2);
  await library.filterByState('Unread');
  await expect(library.root).toContainText('Nothing matches');
  await library.removeFilter('Unread');
  await library.filterByState('Read');
  await expect(library.rows).toHaveCount(2);
  await library.removeFilter('Read');
  await library.removeFilter('Ministry');
  await expect(library.rows).toHaveCount(5);

  await library.choose([feesPage.title, pilotsLetter.title, toughTalks.title]);
  await library.bulkBar.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog', { name: 'Delete 3 articles?' }).getByRole('button', { name: 'Delete' }).click();
  await expect(library.rows).toHaveCount(2);
  await app.undo('Delete 3 sources');
  await expect(library.rows).toHaveCount(5);
});

test('the list is walked by keys', async ({ app }) => {
  const { library, reader } = app;
  await app.drop(fiveArticles);
  await expect(library.rows).toHaveCount(5);
  await library.sortBy('Title');
  const list = library.root.getByRole('listbox', { name: 'Articles' });
  await list.focus();
  await app.press('Home', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(reader.text).toContainText(ministryPage.words);
  await list.focus();
  await app.page.keyboard.type('tough');
  await app.press('Enter');
  await expect(reader.text).toContainText(toughTalks.words);
  await app.press('Alt+ArrowLeft');
  await expect(reader.text).toContainText(ministryPage.words);
  await app.press('Alt+ArrowRight');
  await expect(reader.text).toContainText(toughTalks.words);
});

test('the codebook: define, nest, merge and delete a tag, each undone', async ({ app }) => {
  const { page, library, reader, inspector } = app;
  await app.drop([harborReport]);
  await reader.highlight(harborReport.words, 'Agreement');
  await inspector.tag('Promise');
  await inspector.tag('Pledge');
  await app.showSection('Tags');
  const row = (name: string) => app.list.getByRole('row', { name });
  await expect(row('Promise')).toBeVisible();

  await row('Promise').click();
  await app.list.getByRole('button', { name: 'Actions for Promise' }).click();
  await page.getByRole('menuitem', { name: 'Rename and define…' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit tag' });
  await editing.getByRole('textbox', { name: 'Definition' }).fill('Somebody says that something will be done.');
  await editing.getByRole('textbox', { name: 'Name' }).fill('Pledge');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(editing).toContainText('There is a tag “Pledge” already.');
  await editing.getByRole('textbox', { name: 'Name' }).fill('Promises');
  await editing.getByRole('button', { name: 'Save' }).click();
  const shown = app.list.getByRole('region', { name: 'Tag Promises' });
  await expect(shown).toContainText('Somebody says that something will be done.');
  await expect(shown).toContainText(harborReport.words);

  await app.list.getByRole('button', { name: 'Actions for Promises' }).click();
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  await page.getByRole('dialog', { name: 'Merge “Promises” into another tag' }).getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(inspector.card.getByRole('list', { name: 'Tags' })).toHaveText('Pledge');
  await app.undo('Merge tags');
  await expect(inspector.card.getByRole('list', { name: 'Tags' }).getByRole('listitem')).toHaveCount(2);
  await app.showSection('Library');
  await expect(library.rows).toHaveCount(1);
});
