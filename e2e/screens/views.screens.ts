import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures/test';
import type { Window } from '../pages/window';

const viewsFolder = path.join(import.meta.dirname, 'views');
const readmeFolder = path.join(import.meta.dirname, 'readme');
const articlesFolder = path.resolve(import.meta.dirname, '../../../shared/articles');
const analysis = 'Analysis: Sullivan’s long conversation in Beijing, and the calendar behind it';

/** One picture, once everything has come to rest. */
async function picture(app: Window, name: string, folder = viewsFolder): Promise<void> {
  await mkdir(folder, { recursive: true });
  await app.page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Words that were just gone to are lit up for a moment.
  await app.page.waitForFunction(() => !CSS.highlights.has('reveal-flash'));
  await app.page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/** A notice that came with the work before is no part of a view. */
async function clearNotices(app: Window): Promise<void> {
  for (const dismiss of await app.notices.getByRole('button', { name: 'Dismiss' }).all()) await dismiss.click();
  await app.page.mouse.move(640, 795);
}

async function openSampleNote(app: Window): Promise<void> {
  await app.showSection('Notes');
  await app.list.getByRole('option', { name: /Which lines came back/ }).click();
  await expect(app.note.citations.first()).toBeVisible();
}

/** The sample note, edited in three sittings: words changed, came and went. */
async function editSampleNote(app: Window): Promise<void> {
  const { note } = app;
  await openSampleNote(app);
  await note.text.press('ControlOrMeta+Home');
  await note.type('Revised in autumn. ');
  await note.text.press('ControlOrMeta+End');
  await app.press('Shift+Home', 'Backspace');
  await note.isSaved();
  await app.passMinutes(7);
  await note.text.press('ControlOrMeta+End');
  await note.newLine();
  await note.type('The commanders spoke in September: the promise was kept.');
  await note.isSaved();
  await app.passMinutes(50);
  await note.text.getByText('Short answer:').dblclick();
  await note.type('Brief');
  await note.isSaved();
  await clearNotices(app);
}

test.use({ viewport: { width: 1360, height: 860 } });

for (const theme of ['light', 'dark'] as const) {
  test(`every main view, ${theme}`, async ({ app }) => {
    test.setTimeout(240_000);
    const { page, reader, inspector, library } = app;
    const take = (name: string): Promise<void> => picture(app, `${name}-${theme}`);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.setTheme(theme);
    await take('01-library-empty');
    await app.addSample();
    await library.open(analysis);
    await expect(reader.marks.first()).toBeVisible();
    await clearNotices(app);
    await take('02-reading');
    await inspector.options.nth(2).click();
    await expect(inspector.card).toBeVisible();
    await take('03-highlight');
    await inspector.showDetails();
    await take('04-source-details');
    await inspector.showHighlights();
    await reader.selectByMouse('Management is not improvement');
    await take('05-selection');
    await app.press('Escape', 'Mod+f');
    await reader.findBar.getByRole('searchbox').fill('commander');
    await expect(reader.findBar.getByRole('status')).toHaveText(/of/);
    await take('06-find');
    await app.press('Escape');
    await library.choose([...(await library.titles())].slice(0, 3));
    await take('07-library-several');
    await library.open(analysis);

    await openSampleNote(app);
    await take('08-note');
    await app.note.follow('rare meeting');
    await expect(reader.marks.first()).toBeVisible();
    await take('09-note-beside-source');
    await app.note.text.press('ControlOrMeta+End');
    await app.note.newLine();
    await app.note.type('/');
    await expect(page.getByRole('listbox', { name: 'Blocks' })).toBeVisible();
    await take('10-block-menu');
    await app.press('Escape', 'Backspace', 'Backspace');

    await app.showSection('Entities');
    await app.list.getByRole('option', { name: 'Joe Biden' }).click();
    await expect(app.entityPage('Joe Biden').root).toBeVisible();
    await app.press('Mod+w');
    await take('11-entity');
    await app.showSection('Tags');
    await take('12-tags');
    await app.list.getByRole('row', { name: 'Framing' }).click();
    await expect(app.list.getByRole('region', { name: 'Tag Framing' })).toBeVisible();
    await take('13-tag');
    await app.showSection('Graph');
    await app.graph.isSettled();
    await take('24-graph');
    await app.search.open();
    await app.search.look('military');
    await expect(app.search.total).toBeVisible();
    await take('25-search');
    await app.showSection('Library');
    await library.open(analysis);
    await page.getByRole('tab', { name: /^Names/ }).click();
    await expect(page.getByRole('tab', { name: /^Names \d/ })).toBeVisible();
    await take('26-names');

    for (const [number, action, name] of [
      ['14', 'Settings…', 'Settings'], ['15', 'About Ibidem', 'About Ibidem'], ['16', 'Keyboard shortcuts', 'Keyboard shortcuts'],
      ['17', 'New entity…', 'New entity'], ['18', 'Export notebook…', 'Export as Markdown'],
    ] as const) {
      await app.run(action);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      if (number === '18') await expect(page.getByRole('region', { name: /^Preview of/ })).toBeVisible();
      await take(`${number}-${name.toLowerCase().replaceAll(' ', '-')}`);
      await app.press('Escape');
      await expect(page.getByRole('dialog', { name })).toBeHidden();
    }
    await app.press('Mod+k');
    await page.getByRole('dialog', { name: 'Command palette' }).getByRole('searchbox').fill('high');
    await take('19-palette');
    await app.press('Escape', 'Escape');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
    await app.drop([{ name: 'empty.txt', content: '' }, { name: 'a new one.txt', content: 'A new one\n\nIt came with an empty file.\n' }]);
    await expect(page.getByRole('dialog', { name: 'Import report' })).toBeVisible();
    await take('20-import-report');
    await page.getByRole('dialog', { name: 'Import report' }).getByRole('button', { name: 'Close' }).click();

    if (existsSync(articlesFolder)) {
      const files = (await readdir(articlesFolder)).filter((name) => name.endsWith('.txt'));
      await app.showSection('Library');
      await app.dropPaths(files.map((name) => path.join(articlesFolder, name)));
      await expect(library.rows).toHaveCount(6 + files.length);
      await clearNotices(app);
      await library.sortBy('Import time');
      await library.rows.first().click();
      await expect(library.rows.first()).toHaveAttribute('aria-current', 'true');
      await expect(reader.text).toBeVisible();
      await take('21-real-article');
    }

    await editSampleNote(app);
    await app.press('Mod+Shift+H');
    await app.noteHistory.versions.last().click();
    await take('22-note-history');
    await app.noteHistory.show('Whole text');
    await take('23-note-history-whole-text');
    await app.noteHistory.close();
  });
}

// The README's two pictures: real, small, and made of nothing but the sample notebook.
test('the pictures of the README', async ({ app }) => {
  const { page, reader, inspector, library } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.setTheme('light');
  await app.addSample();
  await library.open(analysis);
  await inspector.select('General Zhang Youxia');
  await reader.scrollToTop();
  await clearNotices(app);
  await picture(app, 'reading', readmeFolder);
  // The note with what it cites beside it, and room for both.
  await openSampleNote(app);
  await app.note.follow('China cancelled three kinds');
  await expect(inspector.card).toContainText('China cancelled three kinds');
  await app.run('List');
  await app.run('Inspector');
  await app.note.title.scrollIntoViewIfNeeded();
  await clearNotices(app);
  await picture(app, 'note', readmeFolder);
});
