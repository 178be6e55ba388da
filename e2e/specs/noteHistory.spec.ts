import { expect, test } from '../fixtures/test';
import type { Window } from '../pages/window';

const first = 'The channel stays open. Two lines came back in May.';
const second = 'The channel stays open. Three lines came back in June.';

async function openHistory(app: Window): Promise<void> {
  await app.note.act('Note history…');
  await expect(app.noteHistory.root).toBeVisible();
}

/** A note written in three sittings: two versions of it are kept. */
async function writeInSittings(app: Window): Promise<void> {
  const { note } = app;
  await app.showSection('Notes');
  await app.addNote('Harbor talks');
  await note.type(first);
  await note.newLine();
  await note.type('Nothing else is known.');
  await note.isSaved();
  await app.passMinutes(6);
  await app.press('Mod+a');
  await note.type(second);
  await note.newLine();
  await note.type('Nothing else is known.');
  await note.isSaved();
  await app.passMinutes(6);
  await note.type(' See the second article.');
  await note.isSaved();
}

test('a note is kept as it was, compared with itself and brought back by keys alone', async ({ app }) => {
  const { note, noteHistory } = app;
  await writeInSittings(app);
  await app.press('Mod+Shift+H');
  await expect(noteHistory.versions).toHaveCount(2);
  await expect(noteHistory.versions.first()).toBeFocused();
  await expect(noteHistory.versions.first()).toHaveAttribute('aria-selected', 'true');
  await expect(noteHistory.text).toContainText('See the second article.');
  expect(await noteHistory.changed('insertion')).toEqual([' See the second article.']);
  expect(await noteHistory.changed('deletion')).toEqual([]);

  await app.press('ArrowDown');
  await expect(noteHistory.versions.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(noteHistory.text.getByRole('deletion')).toHaveCount(2);
  expect(await noteHistory.changed('deletion')).toEqual(['Two', 'May']);
  expect(await noteHistory.changed('insertion')).toEqual(['Three', 'June', ' See the second article.']);
  await noteHistory.show('Changes in this version');
  await expect(noteHistory.root).toContainText('This is the oldest version that is kept');
  await noteHistory.show('Whole text');
  await expect(noteHistory.text).toContainText(first);
  await expect(noteHistory.text.getByRole('deletion')).toHaveCount(0);

  await noteHistory.versions.nth(1).focus();
  await app.press('Enter');
  await expect(noteHistory.restoreButton).toBeFocused();
  await app.press('Enter');
  await expect(noteHistory.root).toBeHidden();
  await expect(note.text).toContainText(first);
  await expect(note.text).not.toContainText('second article');
  await expect(app.notices).toContainText('The text before is kept in its history.');

  await app.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(note.text).toContainText(second);
  await expect(note.text).toContainText('See the second article.');
  await app.redo('Restore note version');
  await expect(note.text).toContainText(first);
  // The editor goes on from the text that was brought back.
  await note.text.click();
  await app.press('Mod+End');
  await note.type(' Written on.');
  await note.isSaved();
  await app.quitAndReopen();
  await expect(app.note.text).toContainText('Nothing else is known. Written on.');
  await openHistory(app);
  await expect(app.noteHistory.versions).toHaveCount(3);
  await expect(app.noteHistory.versions.first()).toContainText('before a restore');
  await app.noteHistory.show('Whole text');
  await expect(app.noteHistory.text).toContainText('See the second article.');
});

test('what was typed a moment ago is compared, and kept when another version takes its place', async ({ app }) => {
  const { note, noteHistory } = app;
  await writeInSittings(app);
  await note.type(' Typed just now.');
  await app.press('Mod+Shift+H');
  await noteHistory.versions.nth(1).click();
  await expect(noteHistory.text).toContainText('Typed just now.');
  await noteHistory.restore();
  await expect(note.text).toContainText(first);
  await expect(note.text).not.toContainText('Typed just now.');
  await openHistory(app);
  await expect(noteHistory.versions).toHaveCount(3);
  await noteHistory.show('Whole text');
  await expect(noteHistory.text).toContainText('Typed just now.');
  await noteHistory.restore();
  await expect(note.text).toContainText('Typed just now.');
});

test('a new note has no versions yet, and a deleted one has them again after undo', async ({ app }) => {
  const { note, noteHistory, page } = app;
  await app.showSection('Notes');
  await app.addNote('Empty so far');
  await openHistory(app);
  await expect(noteHistory.root).toContainText('No earlier versions yet');
  await noteHistory.close();
  await app.press('Mod+w');
  await expect(note.title).toBeHidden();
  await writeInSittings(app);
  await note.act('Delete note…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(note.text).toBeHidden();
  await app.undo('Delete note');
  await app.list.getByRole('option', { name: 'Harbor talks' }).click();
  await openHistory(app);
  await expect(noteHistory.versions).toHaveCount(2);
});

test('a version says what it refers to that is gone', async ({ app }) => {
  const { note, noteHistory, page } = app;
  await app.addSample();
  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Joe Biden' }).click();
  await app.entityPage('Joe Biden').act('Delete entity…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await app.showSection('Notes');
  await app.list.getByRole('option', { name: /Which lines came back/ }).click();
  await note.text.press('ControlOrMeta+End');
  await note.newLine();
  await note.type('One more line.');
  await note.isSaved();
  await openHistory(app);
  await expect(noteHistory.versions).toHaveCount(1);
  await expect(noteHistory.text).toContainText('One more line.');
  await noteHistory.root.getByRole('button', { name: /^Show \d+ unchanged lines/ }).first().click();
  await expect(noteHistory.text).toContainText('Biden');
  await expect(noteHistory.root.getByRole('status')).toContainText('that is no longer in the notebook');
});
