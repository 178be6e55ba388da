import { expectJournalComplete } from '../fixtures/notebookContent';
import { expect, test } from '../fixtures/test';
import { spoil } from '../pages/spoiling';
import { expectAccessible } from '../pages/violations';

// What a record that cannot be read makes fail is told in the console before it is set aside.
test.use({ provokesRefusals: true });

const failure = 'This view could not be shown';

/** What lies beside the database is looked at when the window has nothing else to do, as in the damage spec. */
const whenIdleMs = 45_000;

test('one record of each kind that cannot be read hides nothing else', async ({ app }) => {
  test.slow();
  await app.addSample();
  await spoil(app.page, 'sources', 0, { published: null });
  await spoil(app.page, 'passages', 0, { anchor: null });
  await spoil(app.page, 'tags', 0, { name: null });
  await spoil(app.page, 'entities', 0, { aliases: null, kind: 'ship' });
  await spoil(app.page, 'mentions', 0, { sourceId: 5 });
  await spoil(app.page, 'noteLinks', 0, { targetKind: 'ship' });
  await spoil(app.page, 'noteBodies', 0, { blocks: [{ kind: 'paragraph', children: null }, { kind: 'paragraph', children: [{ kind: 'text', text: 'Still readable.', marks: [] }] }] });
  await app.quitAndReopen();

  await expect(app.notices).toContainText('could not be read and were set aside');
  await expect(app.library.rows).toHaveCount(4);
  for (const each of await app.library.titles()) {
    await app.library.open(each);
    await expect(app.reader.text).toBeVisible();
  }
  for (const [section, role] of [['Notes', 'option'], ['Entities', 'option'], ['Tags', 'row']] as const) {
    await app.showSection(section);
    await expect(app.list.getByRole(role).first()).toBeVisible();
    await app.list.getByRole(role).first().click();
    await expect(app.page.getByText(failure)).toBeHidden();
  }
  await app.showSection('Notes');
  await app.list.getByRole('option').first().click();
  await expect(app.note.text).toContainText('Still readable.');
  const exported = await app.exportNotebook();
  await expect(exported.preview.getByRole('option').first()).toBeVisible();
  await app.press('Escape');

  await app.run('Settings…');
  const settings = app.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Your data' }).click();
  const quarantined = settings.getByRole('group', { name: 'Quarantined records' });
  await expect(quarantined.getByRole('group')).toHaveCount(6);
});

test('a note whose title is no text does not take the window along', async ({ app }) => {
  await app.addSample();
  await app.showSection('Notes');
  await app.list.getByRole('option').first().click();
  await expect(app.note.text).toBeVisible();
  await spoil(app.page, 'notes', 0, { title: 5 });
  await app.quitAndReopen();
  await expect(app.notices).toContainText('1 record could not be read and was set aside');
  await app.showSection('Library');
  await expect(app.library.rows).toHaveCount(5);
});

test('a damaged notebook is checked and repaired, undone and repaired again', async ({ app }) => {
  test.slow();
  await app.addSample();
  await expectJournalComplete(app.page);
  await spoil(app.page, 'sourceDocuments', 0, { text: 'Somebody else wrote this.', blocks: [] });
  await spoil(app.page, 'passages', 1, { tagIds: ['tag-zzzzzzzzzzzzzzzz'] });
  // Malformed, but nothing that a view would stumble over and set aside by itself.
  await spoil(app.page, 'entities', 0, { createdAt: 'yesterday' });
  await app.quitAndReopen();
  const { page } = app;

  // The text is noticed after the start and put back from the journal; the rest waits for a check.
  await expect(app.notices).toContainText('in the notebook’s database was damaged. Everything was put back from the journal.', { timeout: whenIdleMs });
  await app.run('Check notebook…');
  const dialog = page.getByRole('dialog', { name: 'Check notebook' });
  await expect(dialog.getByRole('status')).toContainText('2 things are not as they should be. All of them can be repaired.');
  await expectAccessible(page, 'check of the notebook');
  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await dialog.getByRole('button', { name: 'Repair 2…' }).click();
  const repair = page.getByRole('dialog', { name: 'Repair notebook' });
  await expect(repair.getByRole('list', { name: 'What will be done' }).getByRole('listitem')).toHaveText([
    /1 record will be moved to the quarantine/, /Tags that no longer exist will be taken off 1 record/,
  ]);
  await expectAccessible(page, 'before a repair');
  await repair.getByRole('button', { name: 'Repair 2' }).click();
  await expect(repair.getByRole('status')).toHaveText('2 things were repaired.');
  await repair.getByRole('button', { name: 'Check again' }).click();
  await expect(dialog.getByRole('status')).not.toContainText('not as');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await app.undo('Repair notebook');
  await app.run('Check notebook…');
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(dialog.getByRole('button', { name: 'Repair 2…' })).toBeVisible();
});

test('the quarantine shows what a record holds, and lets go of it on one’s word only', async ({ app }) => {
  await app.addSample();
  await spoil(app.page, 'sources', 0, { published: null });
  await app.quitAndReopen();
  const { page } = app;
  await app.notices.getByRole('button', { name: 'Show' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const quarantined = settings.getByRole('group', { name: 'Quarantined records' });
  await quarantined.getByText(/^Article “/).click();
  await expect(quarantined).toContainText('"published": null');
  await expectAccessible(page, 'quarantine');
  await quarantined.getByRole('button', { name: 'Try again' }).click();
  await expect(app.notices).toContainText('still cannot be read');
  await quarantined.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove for good' }).click();
  await expect(settings.getByText('Empty. Records that cannot be read')).toBeVisible();
});
