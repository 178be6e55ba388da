import { expect, test } from '../fixtures/test';
import { expectAccessible } from '../pages/violations';

// Both hosts show the same page, so the browser's run stands for both.
for (const theme of ['light', 'dark'] as const) {
  test(`no view has a serious violation, ${theme}`, async ({ app }) => {
    test.slow();
    const { page, reader, inspector, note, library } = app;
    const check = (view: string): Promise<void> => expectAccessible(page, `${view}, ${theme}`);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.setTheme(theme);

    await test.step('empty', async () => {
      await expect(app.main.getByRole('button', { name: 'Open the sample notebook' })).toBeVisible();
      await check('library, empty');
      for (const section of ['Notes', 'Entities', 'Tags', 'Graph'] as const) {
        await app.showSection(section);
        await check(`${section}, empty`);
      }
    });

    await test.step('library and reader', async () => {
      await app.showSection('Library');
      await app.addSample();
      await library.open('Analysis: Sullivan’s long conversation in Beijing, and the calendar behind it');
      await expect(reader.marks.first()).toBeVisible();
      await check('library and reader');
      await inspector.options.nth(2).click();
      await expect(inspector.card).toBeVisible();
      await check('inspector with a highlight');
      await inspector.showDetails();
      await check('inspector with the source');
      await inspector.showHighlights();
      await reader.selectByMouse('Management is not improvement');
      await check('selection toolbar');
      await app.press('Mod+f');
      await reader.findBar.getByRole('searchbox').fill('commander');
      await expect(reader.findBar.getByRole('status')).toHaveText(/of/);
      await check('find bar');
      await app.press('Escape');
      await library.choose([...(await library.titles())].slice(0, 2));
      await check('several articles chosen');
    });

    await test.step('notes, entities, tags', async () => {
      await app.showSection('Notes');
      await app.list.getByRole('option', { name: /Which lines came back/ }).click();
      await expect(note.citations.first()).toBeVisible();
      await check('note');
      await note.follow('rare meeting');
      await expect(reader.marks.first()).toBeVisible();
      await check('note beside its source');
      await note.text.press('ControlOrMeta+End');
      await note.newLine();
      await note.type('/');
      await expect(page.getByRole('listbox', { name: 'Blocks' })).toBeVisible();
      await check('block menu');
      await app.press('Escape', 'Backspace');
      await note.isSaved();
      await app.press('Mod+Shift+H');
      await expect(app.noteHistory.versions.first()).toBeFocused();
      await check('note history');
      await app.noteHistory.show('Whole text');
      await check('note history, whole text');
      await app.noteHistory.close();
      await app.showSection('Entities');
      await app.list.getByRole('option', { name: 'Joe Biden' }).click();
      await expect(app.entityPage('Joe Biden').root).toBeVisible();
      await check('entity');
      await app.showSection('Tags');
      await check('codebook');
      await app.list.getByRole('row', { name: 'Framing' }).click();
      await expect(app.list.getByRole('region', { name: 'Tag Framing' })).toBeVisible();
      await check('tag');
    });

    await test.step('graph', async () => {
      await app.showSection('Graph');
      await app.graph.isSettled();
      await check('graph');
      await app.graph.drawing.focus();
      await app.press('Home', 'Space');
      await expect(app.graph.entity).toBeVisible();
      await check('graph with an entity');
      await app.press('Alt+Shift+T');
      await app.graph.table.focus();
      await app.press('Enter');
      await expect(app.graph.connection.getByRole('listitem').first()).toBeVisible();
      await check('graph as a table, with a connection');
      await app.run('How are two entities connected?');
      await expect(app.graph.pathsDialog).toBeVisible();
      await check('how two entities are connected');
      // First the names that the focused field offers, then the dialog.
      await app.press('Escape', 'Escape');
      await expect(app.graph.pathsDialog).toBeHidden();
      await app.run('Export graph…');
      await expect(app.graph.exportDialog).toBeVisible();
      await check('export of the graph');
      await app.press('Escape');
      await expect(app.graph.exportDialog).toBeHidden();
      await app.press('Alt+Shift+T');
    });

    await test.step('dialogs', async () => {
      for (const [action, name] of [
        ['Settings…', 'Settings'], ['About Ibidem', 'About Ibidem'], ['Keyboard shortcuts', 'Keyboard shortcuts'], ['New entity…', 'New entity'],
        ['Export notebook…', 'Export as Markdown'],
      ] as const) {
        await app.run(action);
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        if (name === 'Export as Markdown') await expect(page.getByRole('region', { name: /^Preview of/ })).toBeVisible();
        await check(name);
        await app.press('Escape');
        await expect(page.getByRole('dialog', { name })).toBeHidden();
      }
      await app.press('Mod+k');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
      await check('palette');
      await app.press('Escape');
      await app.drop([{ name: 'empty.txt', content: '' }]);
      await expect(page.getByRole('dialog', { name: 'Import report' })).toBeVisible();
      await check('import report');
      await page.getByRole('dialog', { name: 'Import report' }).getByRole('button', { name: 'Close' }).click();
      await app.showSection('Entities');
      await app.list.getByRole('option', { name: 'Joe Biden' }).click();
      await app.entityPage('Joe Biden').act('Delete entity…');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await check('question before deleting');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
      await app.entityPage('Joe Biden').act('Merge with another…');
      await check('merge');
      await app.press('Escape');
    });
  });
}
