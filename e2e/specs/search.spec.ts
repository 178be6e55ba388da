import { expect, test } from '../fixtures/test';

test('words and every field of a query', async ({ app }) => {
  await app.addSample();
  const { search } = app;
  await search.open();
  const expected: readonly (readonly [string, string])[] = [
    ['balloon', '\\d+ articles?, .*'],
    ['"working dinner"', '1 article, 1 highlight'],
    ['"dinner working"', 'Nothing found'],
    ['ballo*', '\\d+ articles?, .*'],
    ['NEAR(working dinner, 1) outlet:ledger kind:source', '1 article'],
    ['outlet:"pacific ledger" kind:source', '1 article'],
    ['author:whitcombe kind:source', '1 article'],
    ['date:2023-06..2023-07 kind:source', '2 articles'],
    ['date:2023-11 kind:source', '1 article'],
    ['date:2024.. kind:source', '2 articles'],
    ['kind:source -date:2024..', '3 articles'],
    ['state:read kind:source', '\\d articles?'],
    ['tag:"military channels"', '\\d+ articles?, \\d+ highlights|\\d+ highlights'],
    ['color:violet kind:highlight', '\\d+ highlights?'],
    ['has:comment kind:highlight', '\\d+ highlights'],
    ['entity:"wang yi" kind:entity', '1 entity'],
    ['entity:王毅 kind:entity', '1 entity'],
    ['习近平 kind:entity', '1 entity'],
    ['kind:note', '\\d notes?'],
    ['kind:claim', 'Nothing found'],
    ['in:anything', 'Nothing found'],
    ['(kind:note OR kind:entity) minister', '\\d+ .*'],
  ];
  for (const [query, total] of expected) {
    await search.look(query);
    await expect(search.total, query).toHaveText(new RegExp(`^(${total}) (\\d+ ms|\\d\\.\\d s)?$`));
    await expect(search.field, query).toHaveAttribute('aria-invalid', 'false');
  }
  // The index lies on the disk in both hosts.
  await expect(search.root).not.toContainText('in memory');
  await search.look('in:anything');
  await expect(search.root).toContainText('There is no collection “anything”.');
  await search.look('tag:nowhere');
  await expect(search.root).toContainText('There is no tag “nowhere”.');

  await search.look('ballon');
  await expect(search.root).toContainText('Nothing is spelled so.');
  await expect(search.rows.first()).toBeVisible();
});

test('what is wrong in a query is pointed at, and what can follow is offered', async ({ app }) => {
  await app.addSample();
  const { search, page } = app;
  await search.open();
  await search.look('china color:pink "open');
  await expect(search.field).toHaveAttribute('aria-invalid', 'true');
  await expect(search.root.getByRole('alert')).toContainText('Possible are amber, green, blue, rose and violet.');
  await expect(search.root.getByRole('alert')).toContainText('The quotation mark is not closed.');
  expect(await search.underlined()).toEqual(['pink', '"open']);
  await expect(search.results).toBeHidden();

  // By typing.
  await search.look('');
  await search.field.pressSequentially('ent');
  await expect(search.completions.getByRole('option')).toHaveText([/^entity:/]);
  await app.press('ArrowDown', 'Enter');
  await expect(search.field).toHaveValue('entity:');
  await search.field.pressSequentially('wang');
  await expect(search.completions.getByRole('option').first()).toHaveText('Wang Yi');
  await app.press('ArrowDown', 'Tab');
  await expect(search.field).toHaveValue('entity:"Wang Yi" ');

  // By clicks.
  await search.root.getByRole('button', { name: 'Clear the search' }).click();
  await search.root.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'Highlight color…' }).click();
  await search.completions.getByRole('option', { name: 'green' }).click();
  await search.root.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'With a comment' }).click();
  await expect(search.field).toHaveValue('color:green has:comment ');
  await expect(search.total).toContainText('highlight');
  await search.root.getByRole('button', { name: 'Remove color: green' }).click();
  await expect(search.field).toHaveValue('has:comment');
});

test('results open at their place, by keys alone', async ({ app }) => {
  await app.addSample();
  const { search, reader } = app;
  await search.open();
  await search.look('"working dinner"');
  await expect(search.total).toContainText('1 article, 1 highlight');
  await app.press('Enter');
  await expect(search.results).toBeFocused();
  await app.press('ArrowDown', 'Enter');
  await expect(app.main.getByRole('article', { name: 'Blinken leaves Beijing' })).toBeVisible();
  await expect(reader.text.getByText('working dinner')).toBeInViewport();
  await expect(reader.text).toBeFocused();

  // A highlight, beside what is open.
  await search.open();
  await search.look('"35 minutes" kind:highlight');
  await expect(search.rows).toHaveCount(2);
  await app.press('Enter', 'ArrowDown', 'Enter');
  await expect(app.inspector.root).toContainText('Compare the 35 minutes');
  await search.open();
  await search.look('de-risking kind:source');
  await expect(search.rows.first()).toContainText('Yellen');
  await app.press('Enter', 'Mod+Enter');
  await expect(app.main.getByRole('article')).toHaveCount(2);
});

test('what was just saved is found, and what was deleted is not', async ({ app }) => {
  await app.drop([{ name: 'ferry.txt', content: `Ferry line reopens\n\nThe harbor ferry carried passengers again on Monday. ${'The quay was quiet. '.repeat(20)}\n\nNobody mentioned the okapi in the hold.\n` }]);
  const { search, reader, library } = app;
  await library.open('Ferry line reopens');
  await search.open();
  await search.finds('okapi', '1 article');
  await app.press('Escape');
  await reader.highlight('okapi in the hold', 'Key point');
  await search.finds('okapi', '1 article, 1 highlight');
  await app.undo('Add highlight');
  await expect(search.total).toHaveText(/^1 article \d/);
  await app.addNote('Questions');
  await app.note.type('Whose okapi was it?');
  await expect(search.total).toHaveText(/^1 article, 1 note \d/);
});

test('saved views count anew, last over a restart and can be taken back', async ({ app }) => {
  await app.drop([{ name: 'ferry.txt', content: 'Ferry line reopens\n\nThe harbor ferry carried passengers again on Monday.\n' }]);
  await app.search.open();
  await app.search.finds('ferry', '1 article');
  await app.search.saveView('Ferries');
  await expect(app.search.view('Ferries')).toContainText('1');
  await app.drop([{ name: 'second.txt', content: 'A second boat\n\nAnother ferry left the quay.\n' }]);
  await expect(app.notices).toContainText('Imported as “A second boat”');
  await app.search.look('quay');
  await expect(app.search.view('Ferries')).toContainText('2');

  await app.quitAndReopen();
  await app.showSection('Search');
  await expect(app.search.view('Ferries')).toContainText('2');
  await app.search.view('Ferries').getByRole('button', { name: /^Ferries/ }).click();
  await expect(app.search.field).toHaveValue('ferry');
  await expect(app.search.rows.filter({ hasText: 'A second boat' })).toBeVisible();

  await app.search.view('Ferries').getByRole('button', { name: 'More for Ferries' }).click();
  await app.page.getByRole('menuitem', { name: 'Rename…' }).click();
  await app.page.getByRole('dialog', { name: 'Rename view' }).getByLabel('Name').fill('Boats');
  await app.press('Enter');
  await app.search.view('Boats').getByRole('button', { name: 'More for Boats' }).click();
  await app.page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(app.search.views).toBeHidden();
  await app.undo('Delete view');
  await expect(app.search.view('Boats')).toContainText('2');
  await app.run('Make the search index anew');
  await app.search.finds('ferry quay', '1 article');
});
