import { expect, test } from '../fixtures/test';
import { feesPage, fiveArticles, harborReport, ministryPage, pilotsLetter, toughTalks } from '../samples/articles';

test('collections: made, filled, shown, described, emptied and deleted, each undone', async ({ app }) => {
  const { library, inspector, page } = app;
  await app.drop(fiveArticles);
  await expect(library.rows).toHaveCount(5);
  await app.press('Escape');

  // From the menu of a row, with a name that is new.
  await library.collect([harborReport.title], 'Quay case');
  await library.showCollection('Quay case');
  await expect(library.rows).toHaveCount(1);
  await expect(library.root.getByRole('heading', { name: 'Quay case' })).toBeVisible();
  await library.showCollection('In no collection');
  await expect(library.rows).toHaveCount(4);
  await library.showCollection('All articles');

  // Several at once, into one that is there.
  await library.collect([feesPage.title, pilotsLetter.title], 'quay case');
  await library.showCollection('Quay case');
  await expect(library.rows).toHaveCount(3);
  await app.undo('Add to collection (2 sources)');
  await expect(library.rows).toHaveCount(1);
  await app.press('Mod+Shift+z');
  await expect(library.rows).toHaveCount(3);

  // In the article's own details, like tags.
  await library.open(harborReport.title);
  await inspector.showDetails();
  await expect(inspector.root.getByRole('list', { name: 'Collections' })).toHaveText('Quay case');
  await inspector.root.getByRole('button', { name: 'Remove Quay case' }).click();
  await expect(library.rows).toHaveCount(2);
  await app.undo('Remove from collection');
  await expect(library.rows).toHaveCount(3);

  await library.collectionDo('Rename and describe…');
  const editing = page.getByRole('dialog', { name: 'Edit collection' });
  await editing.getByRole('textbox', { name: 'Name' }).fill('Fees');
  await editing.getByRole('textbox', { name: 'Description' }).fill('Who pays for the quay.');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(library.root.getByRole('heading', { name: 'Fees' })).toBeVisible();
  await expect(library.root).toContainText('Who pays for the quay.');
  await app.undo('Edit collection');
  await expect(library.root.getByRole('heading', { name: 'Quay case' })).toBeVisible();

  await library.collectionDo('Delete this collection…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(library.rows).toHaveCount(5);
  await app.undo('Delete collection');
  await library.showCollection('Quay case');
  await expect(library.rows).toHaveCount(3);
});

test('a collection is made by keys alone', async ({ app }) => {
  const { library, page } = app;
  await app.drop(fiveArticles);
  await app.press('Escape');
  await library.root.getByRole('button', { name: /choose a collection/ }).focus();
  await app.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'All articles, 5 articles' })).toBeVisible();
  await app.press('End', 'Enter');
  const making = page.getByRole('dialog', { name: 'New collection' });
  await expect(making.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('By keys');
  await app.press('Enter');
  await expect(library.root.getByRole('heading', { name: 'By keys' })).toBeVisible();
  await expect(library.root).toContainText('Nothing here yet');
  await library.root.getByRole('button', { name: 'Show all articles' }).click();
  await expect(library.rows).toHaveCount(5);
});

test('a selection is changed as one: by keys and pointer, one undo each', async ({ app }) => {
  const { library, page } = app;
  await app.drop(fiveArticles);
  await expect(library.rows).toHaveCount(5);
  await app.press('Escape');
  await library.sortBy('Title');
  const list = library.root.getByRole('listbox', { name: 'Articles' });
  await list.focus();
  await app.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(library.bulkBar).toContainText('3 selected');
  await app.press('Mod+a');
  await expect(library.bulkBar).toContainText('5 selected');

  await library.bulkBar.getByRole('button', { name: 'Reading state' }).click();
  await page.getByRole('menuitem', { name: 'Mark as read', exact: true }).click();
  await library.filterByState('Read');
  await expect(library.rows).toHaveCount(5);
  await library.removeFilter('Read');
  await app.undo('Mark as read (5 sources)');

  // A tag that only some carry is shown as such, given to all and taken from all.
  await library.choose([ministryPage.title, toughTalks.title]);
  await library.bulkBar.getByRole('button', { name: 'Tags…' }).click();
  const tagsOfTwo = page.getByRole('dialog', { name: 'Tags of 2 articles' });
  await tagsOfTwo.getByRole('combobox', { name: 'Tags' }).fill('Talks');
  await app.press('Enter', 'Tab');
  await tagsOfTwo.getByRole('button', { name: 'Done' }).click();
  await list.focus();
  await app.press('Mod+a');
  await library.bulkBar.getByRole('button', { name: 'Tags…' }).click();
  const tagsOfAll = page.getByRole('dialog', { name: 'Tags of 5 articles' });
  await expect(tagsOfAll.getByRole('list', { name: 'On some of them' })).toContainText('2 of 5');
  await tagsOfAll.getByRole('button', { name: 'Add Talks to all' }).click();
  await expect(tagsOfAll.getByRole('list', { name: 'Tags' })).toContainText('Talks');
  await tagsOfAll.getByRole('button', { name: 'Done' }).click();
  await app.undo('Add tag (5 sources)');
  await library.filterByTag('Talks');
  await expect(library.rows).toHaveCount(2);
  await library.removeFilter('Talks');

  await library.choose([feesPage.title, harborReport.title]);
  await library.bulkBar.getByRole('button', { name: 'More for the chosen articles' }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  await expect(page.getByRole('dialog', { name: /^Export/ })).toContainText('2 sources');
  await app.press('Escape');
  await library.bulkBar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(library.bulkBar).toBeHidden();
});

test('the codebook: a definition on the page, a move by drag, a split, counts with what stands under', async ({ app }) => {
  const { page, reader, inspector } = app;
  await app.drop([harborReport]);
  await reader.highlight(harborReport.words, 'Agreement');
  await inspector.tag('Promise');
  await inspector.tag('Pledge');
  await inspector.showDetails();
  await inspector.root.getByRole('combobox', { name: 'Tags' }).fill('Promise');
  await app.press('Enter', 'Tab');
  await app.showSection('Tags');
  const row = (name: string) => app.list.getByRole('row', { name });
  await expect(row('Promise')).toContainText('2');

  await row('Pledge').dragTo(row('Promise'));
  await expect(row('Pledge')).toHaveAttribute('aria-level', '2');
  // The highlight carries both and is counted once.
  await expect(row('Promise')).toContainText('1 article and 1 highlight with the tags under it');
  await app.undo('Move tag');
  await expect(row('Pledge')).toHaveAttribute('aria-level', '1');

  await row('Promise').click();
  const shown = app.list.getByRole('region', { name: 'Tag Promise' });
  await shown.getByRole('button', { name: 'Write a definition…' }).click();
  await shown.getByRole('textbox', { name: 'Definition' }).fill('Something will be done.');
  await app.press('Control+Enter');
  await expect(shown.getByText('Something will be done.')).toBeVisible();
  await shown.getByRole('button', { name: 'Edit definition' }).click();
  await shown.getByRole('textbox', { name: 'Definition' }).fill('Not kept');
  await app.press('Escape');
  await expect(shown.getByText('Something will be done.')).toBeVisible();

  await app.list.getByRole('button', { name: 'Actions for Promise' }).click();
  await page.getByRole('menuitem', { name: 'Split…' }).click();
  const splitting = page.getByRole('dialog', { name: 'Split “Promise”' });
  await splitting.getByRole('option').filter({ hasText: harborReport.words }).click();
  await expect(splitting).toContainText('1 of 2 chosen');
  await splitting.getByRole('combobox', { name: 'Tag that they carry then' }).fill('Vow');
  await app.press('Enter', 'Tab');
  await splitting.getByRole('button', { name: 'Split', exact: true }).click();
  const made = app.list.getByRole('region', { name: 'Tag Vow' });
  await expect(made).toContainText(harborReport.words);
  await expect(made).not.toContainText('1 article');
  await app.undo('Split tag');
  await expect(row('Promise')).toContainText('2');
  await expect(row('Vow')).toBeHidden();
});
