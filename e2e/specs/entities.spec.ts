import { expect, test } from '../fixtures/test';
import { harborReport, ministryPage } from '../samples/articles';

test('an entity’s page lists its evidence; rename, merge and delete keep or restore the links', async ({ app }) => {
  const { reader, inspector, library, page } = app;
  await app.drop([harborReport, ministryPage]);
  await library.open(harborReport.title);
  await reader.highlight('Envoy Ilse Varga', 'Key point');
  await inspector.createEntity({ name: 'Ilse Varga', kind: 'Person' });
  await library.open(ministryPage.title);
  await reader.highlight(ministryPage.words, 'Background');
  await inspector.createEntity({ name: 'The Envoy', kind: 'Person' });

  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Ilse Varga' }).click();
  const envoy = await app.entityPage('Ilse Varga').rename('Ilse Varga of Lindau');
  await expect(envoy.passages.filter({ hasText: 'Envoy Ilse Varga' })).toHaveCount(1);
  await expect(envoy.root).toContainText('AP · 29 Aug 2024');
  await envoy.addName('Special envoy', 'Role');
  const role = envoy.root.getByRole('group', { name: 'Other names' }).getByRole('listitem').filter({ hasText: 'Special envoy' });
  await role.getByRole('textbox', { name: 'From' }).fill('June 2023');
  await role.getByRole('textbox', { name: 'From' }).press('Enter');
  await expect(role.getByRole('textbox', { name: 'From' })).toHaveValue('2023-06');
  await expect(app.list.getByRole('option', { name: 'Ilse Varga of Lindau' })).toBeVisible();

  // A name in use is noticed.
  await app.run('New entity…');
  const dialog = page.getByRole('dialog', { name: 'New entity' });
  await dialog.getByLabel('Name', { exact: true }).fill('special envoy');
  await expect(dialog).toContainText('There is already “Ilse Varga of Lindau” with this name.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // Merge: both passages are one entity's evidence; undo parts them again.
  await app.list.getByRole('option', { name: 'The Envoy' }).click();
  const other = app.entityPage('The Envoy');
  await other.act('Merge with another…');
  const merging = page.getByRole('dialog', { name: 'Merge “The Envoy”' });
  await merging.getByRole('combobox', { name: 'Merge into' }).fill('varga');
  await page.getByRole('option', { name: 'Ilse Varga of Lindau' }).last().click();
  await merging.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(envoy.root.getByRole('region', { name: 'Passages' })).toContainText(ministryPage.words);
  await expect(envoy.root.getByRole('group', { name: 'Other names' })).toContainText('The Envoy');
  await expect(app.list.getByRole('option', { name: 'The Envoy' })).toHaveCount(0);
  await app.undo('Merge entities');
  await expect(app.list.getByRole('option', { name: 'The Envoy' })).toBeVisible();
  await expect(envoy.root.getByRole('region', { name: 'Passages' })).not.toContainText(ministryPage.words);

  // Found by another name; a passage leads to its place.
  await app.list.getByRole('searchbox', { name: 'Find an entity' }).fill('special');
  await expect(app.list.getByRole('option')).toHaveCount(1);
  await app.list.getByRole('option', { name: 'Ilse Varga of Lindau' }).click();
  await envoy.root.getByRole('button', { name: 'Envoy Ilse Varga', exact: true }).click();
  await expect(reader.marks.filter({ hasText: 'Envoy Ilse Varga' })).toBeInViewport();
  await expect(inspector.card.getByRole('list', { name: 'Entities' })).toContainText('Ilse Varga of Lindau');

  // Delete asks, says what is linked, and can be undone with its links.
  await envoy.act('Delete entity…');
  const question = page.getByRole('alertdialog', { name: 'Delete “Ilse Varga of Lindau”?' });
  await expect(question).toContainText('It is unlinked from one highlight');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(inspector.card.getByRole('list', { name: 'Entities' })).toHaveCount(0);
  await app.undo('Delete entity');
  await expect(inspector.card.getByRole('list', { name: 'Entities' })).toContainText('Ilse Varga of Lindau');
});
