import { expect, test } from '../fixtures/test';
import { choose, pick } from '../pages/field';
import { expectAccessible } from '../pages/violations';
import { harborReport } from '../samples/articles';

test('roles lie on an axis, relations rest on highlights; all by keyboard, all undone', async ({ app }) => {
  const { reader, inspector, library, page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.drop([harborReport]);
  await library.open(harborReport.title);
  await reader.highlight('Envoy Ilse Varga', 'Key point');
  await inspector.createEntity({ name: 'Ilse Varga', kind: 'Person' });
  await app.addEntity({ name: 'Ministry of Ports', kind: 'Organization' });
  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Ilse Varga' }).click();
  const varga = app.entityPage('Ilse Varga');

  await varga.addName('harbor envoy', 'Role');
  await varga.dateName('harbor envoy', 'March 2023', '');
  await varga.addName('deputy minister', 'Role');
  await varga.dateName('deputy minister', '2013', '2022-12');
  const axis = varga.root.getByRole('region', { name: 'Roles over time' });
  await expect(axis.getByRole('listitem')).toHaveText([/deputy minister2013 to December 2022/, /harbor envoysince March 2023/]);
  await varga.addIdentifier('wikidata', 'Q42');

  // From the button to the saved relation without a mouse.
  await varga.root.getByRole('button', { name: 'Add relation' }).focus();
  await app.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add relation of “Ilse Varga”' });
  await pick(dialog.getByRole('combobox'), 'ministry', 'Ministry of Ports');
  await dialog.getByRole('textbox', { name: 'From when' }).fill('June 2023');
  await dialog.getByRole('textbox', { name: 'Until when' }).fill('some day');
  await expect(dialog).toContainText('A date such as 2023-06 or June 2023.');
  await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Until when' }).fill('');
  await dialog.getByRole('checkbox', { name: /Envoy Ilse Varga/ }).focus();
  await app.press('Space');
  await expectAccessible(page, 'relation dialog');
  await dialog.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(varga.relations).toHaveCount(1);
  await expect(varga.relations.first()).toContainText(/Member of.*Ministry of Ports.*since June 2023.*Envoy Ilse Varga/s);
  await expectAccessible(page, 'entity page');

  // From the other end it reads the other way round, and its words lead to their place.
  await varga.relations.first().getByRole('button', { name: 'Ministry of Ports', exact: true }).click();
  const ministry = app.entityPage('Ministry of Ports');
  await expect(ministry.relations.first()).toContainText(/Has as member.*Ilse Varga/s);
  await ministry.relations.first().getByRole('button', { name: 'Edit relation to Ilse Varga' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit relation' });
  await choose(editing, 'Relation', 'In your own words…');
  await editing.getByRole('textbox', { name: 'Your words' }).fill('speaks for');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(ministry.relations.first()).toContainText('speaks for');
  await ministry.relations.first().getByRole('button', { name: /Envoy Ilse Varga/ }).click();
  await expect(reader.marks.filter({ hasText: 'Envoy Ilse Varga' })).toBeInViewport();
  await ministry.relations.first().getByRole('button', { name: 'Delete relation to Ilse Varga' }).click();
  await expect(ministry.relations).toHaveCount(0);
  await app.undo('Delete relation');
  await app.undo('Edit relation');
  await expect(ministry.relations.first()).toContainText('Has as member');

  // A highlight that goes leaves the relation standing.
  await inspector.do('Delete highlight');
  await expect(ministry.relations.first()).not.toContainText('Envoy Ilse Varga');
  await app.undo('Delete highlight');
  await expect(ministry.relations.first()).toContainText('Envoy Ilse Varga');
});

test('likely duplicates are merged or kept apart, and an entity is split again', async ({ app }) => {
  const { reader, inspector, library, page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.drop([harborReport]);
  await library.open(harborReport.title);
  await reader.highlight('Envoy Ilse Varga', 'Key point');
  await inspector.createEntity({ name: 'Ilse Varga', kind: 'Person' });
  await reader.highlight('We agreed on one thing', 'Agreement');
  await inspector.createEntity({ name: 'Varga, Ilse', kind: 'Person' });
  await app.addEntity({ name: 'Volodymyr Zelensky', kind: 'Person' });
  await app.addEntity({ name: 'Володимир Зеленський', kind: 'Person' });
  await app.addEntity({ name: 'Ministry of Ports', kind: 'Organization', otherNames: 'MoP' });
  await app.showSection('Entities');

  await app.run('Likely duplicates…');
  const dialog = page.getByRole('dialog', { name: 'Likely duplicates' });
  const pairs = dialog.getByRole('list', { name: 'Pairs' }).getByRole('listitem');
  await expect(dialog.getByRole('status')).toContainText('2 pairs');
  await expect(pairs.first()).toContainText('the same words in another order');
  await expectAccessible(page, 'likely duplicates');
  await dialog.getByRole('button', { name: /^Merge “(Varga, Ilse|Ilse Varga)”/ }).click();
  await expect(pairs).toHaveCount(1);
  await expect(pairs.first()).toContainText('transliterations');
  await dialog.getByRole('button', { name: /are not the same$/ }).click();
  await expect(dialog).toContainText('No two entities have names that are alike.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.undo('Keep entities apart');
  await app.redo('Keep entities apart');
  await app.run('Likely duplicates…');
  await expect(dialog).toContainText('No two entities have names that are alike.');
  await dialog.getByRole('button', { name: 'Done' }).click();

  // Both highlights are evidence of one; splitting takes a name and a highlight away again.
  const kept = (await app.list.getByRole('option', { name: 'Ilse Varga', exact: false }).count()) > 0 ? 'Ilse Varga' : 'Varga, Ilse';
  const other = kept === 'Ilse Varga' ? 'Varga, Ilse' : 'Ilse Varga';
  await app.list.getByRole('option', { name: kept }).click();
  const whole = app.entityPage(kept);
  await expect(whole.passages).toHaveCount(2);
  await whole.act('Split…');
  const splitting = page.getByRole('dialog', { name: `Split “${kept}”` });
  const names = splitting.getByRole('group', { name: 'Other names' });
  await names.getByText(other).click();
  await expect(splitting.getByRole('textbox', { name: 'Name of the new entity' })).toHaveValue(other);
  await splitting.getByText(/We agreed on one thing/).click();
  await expectAccessible(page, 'split dialog');
  await splitting.getByRole('button', { name: 'Split', exact: true }).click();
  const made = app.entityPage(other);
  await expect(made.passages).toHaveCount(1);
  await expect(made.passages).toContainText('We agreed on one thing');
  await app.list.getByRole('option', { name: kept }).click();
  await expect(whole.passages).toHaveCount(1);
  await app.undo('Split entity');
  await expect(whole.passages).toHaveCount(2);
  await expect(app.list.getByRole('option', { name: other })).toHaveCount(0);
  await app.undo('Keep entities apart');
  await app.undo('Merge entities');
  await expect(app.list.getByRole('option', { name: other })).toHaveCount(1);
  await expect(whole.passages).toHaveCount(1);
});

for (const [format, path] of [['Table (CSV)', 'Entities.csv'], ['FollowTheMoney (JSON lines)', 'Entities.ftm.jsonl']] as const) {
  test(`entities go out as ${format} and come back the same`, async ({ app, host }) => {
    const { page } = app;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.addEntity({ name: 'Ilse Varga', kind: 'Person', otherNames: 'Varga; 伊尔泽' });
    const varga = app.entityPage('Ilse Varga');
    await varga.addName('harbor envoy', 'Role');
    await varga.dateName('harbor envoy', '2023-03', '2024');
    await varga.addIdentifier('wikidata', 'Q42');
    await app.addEntity({ name: '=Lindau', kind: 'Place' });

    const write = async (): Promise<string> => {
      await app.run('Export entities…');
      const dialog = page.getByRole('dialog', { name: 'Export entities' });
      await dialog.getByText(format, { exact: true }).click();
      await expectAccessible(page, 'export entities');
      await host.answerExportDialog();
      await dialog.getByRole('button', { name: 'Choose folder and export…' }).click();
      await expect(app.notices).toContainText(`2 entities were written to “${path}”`);
      return (await host.exportedFiles())[path] ?? '';
    };
    const first = await write();
    expect(first).toContain('Ilse Varga');

    // Into a notebook where one is gone and the other has lost a name; a line that is none is told.
    await app.showSection('Entities');
    await app.list.getByRole('option', { name: '=Lindau' }).click();
    await app.entityPage('=Lindau').act('Delete entity…');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await app.list.getByRole('option', { name: 'Ilse Varga' }).click();
    await varga.root.getByRole('button', { name: 'Remove Varga' }).click();
    const [file = ''] = await app.lay([{ name: path, content: `${first}${format.startsWith('Table') ? ',dragon,Fafnir,,' : '{"id":"x"'}\r\n` }]);
    await app.run('Import entities…');
    const dialog = page.getByRole('dialog', { name: 'Import entities' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose file…' }).click();
    await (await chooser).setFiles(file);
    await expect(dialog.getByRole('status')).toContainText(`“${path}”: 1 new entity, 1 changed, 0 as they are, 1 line not read.`);
    await expect(dialog.getByRole('region', { name: 'What would change' }).getByRole('row', { name: /Ilse Varga/ })).toContainText('Changed: 1 new name');
    await expect(dialog.getByRole('region', { name: 'Lines not read' })).toContainText(format.startsWith('Table') ? '“dragon” is no kind.' : 'It is not JSON.');
    await expectAccessible(page, 'import entities');
    await dialog.getByText('Replace with the file’s').click();
    await dialog.getByRole('button', { name: 'Import 2 entities' }).click();
    await expect(app.notices).toContainText('1 new, 1 changed, 0 as they were, 1 not read');
    await expect(app.list.getByRole('option', { name: '=Lindau' })).toBeVisible();
    await expect(varga.root.getByRole('region', { name: 'Roles over time' }).getByRole('listitem')).toHaveText([/harbor envoyMarch 2023 to 2024/]);
    await app.notices.getByRole('button', { name: 'Dismiss' }).first().click();
    expect(await write()).toBe(first);
    await app.undo('Import 2 entities');
    await expect(app.list.getByRole('option', { name: '=Lindau' })).toHaveCount(0);
  });
}
