import { createGeneratedLibrary } from '../bench/generatedLibrary';
import { seedNotebook } from '../bench/seededNotebook';
import { expect, test } from '../fixtures/test';
import type { Window } from '../pages/window';
import { feesPage, fiveArticles, harborReport, ministryPage, pilotsLetter, toughTalks } from '../samples/articles';

/** Enough that no window holds them all. */
const articleCount = 400;

async function seed(app: Window): Promise<void> {
  await seedNotebook(app.page, createGeneratedLibrary({ articles: articleCount, highlightsPerArticle: 1, entities: 300, notes: 120 }));
  await app.quitAndReopen();
  await expect(app.library.total).toHaveText(String(articleCount));
}

/** Which row is first in view, and how far it is scrolled out of it. */
function placeOf(app: Window, list: string): Promise<{ readonly row: string; readonly hidden: number }> {
  return app.list.getByRole('listbox', { name: list }).evaluate((element) => {
    const edge = element.getBoundingClientRect().top;
    const first = [...element.querySelectorAll<HTMLElement>('[data-key]')].find((row) => row.getBoundingClientRect().bottom > edge + 1);
    return { row: first?.dataset['key'] ?? '', hidden: Math.round(edge - (first?.getBoundingClientRect().top ?? 0)) };
  });
}

/** The same row is first in view, to a pixel or two of rounding. */
async function expectPlace(app: Window, list: string, place: { readonly row: string; readonly hidden: number }): Promise<void> {
  await expect.poll(async () => (await placeOf(app, list)).row).toBe(place.row);
  await expect.poll(async () => Math.abs((await placeOf(app, list)).hidden - place.hidden)).toBeLessThanOrEqual(2);
}

async function wheel(app: Window, list: string, pixels: number): Promise<void> {
  const listbox = app.list.getByRole('listbox', { name: list });
  await listbox.hover();
  await app.page.mouse.wheel(0, pixels);
  const seen: number[] = [];
  // Until it rests: the same at three looks.
  await expect.poll(async () => {
    seen.push(await listbox.evaluate((element) => element.scrollTop));
    const [last, ...before] = seen.slice(-3).reverse();
    return last !== undefined && last > pixels / 2 && before.length === 2 && before.every((each) => each === last);
  }).toBe(true);
}

test('a long list is left and found again as it was: place, selection and focus', async ({ app }) => {
  await seed(app);
  const { library } = app;
  await library.list.focus();
  await app.press('End', 'ArrowUp', 'ArrowUp', 'Shift+ArrowUp');
  await expect(library.bulkBar).toContainText('2 selected');
  await expect(library.activeRow).toHaveAttribute('aria-posinset', String(articleCount - 3));
  await expect(library.activeRow).toHaveAttribute('aria-setsize', String(articleCount));
  await expect(library.activeRow).toBeInViewport({ ratio: 0.9 });
  const place = await placeOf(app, 'Articles');

  await app.press('Mod+2');
  await expect(app.list.getByRole('heading', { name: 'Notes' })).toBeVisible();
  await app.press('Mod+1');
  await expect(library.bulkBar).toContainText('2 selected');
  await expectPlace(app, 'Articles', place);
  await expect(library.list).toBeFocused();
  await app.press('ArrowDown');
  await expect(library.activeRow).toHaveAttribute('aria-posinset', String(articleCount - 2));

  // Away from the row that the keys act on, too; and each filter and order has a place of its own.
  await app.press('Home');
  await expect(library.activeRow).toBeInViewport();
  await wheel(app, 'Articles', 9000);
  const scrolled = await placeOf(app, 'Articles');
  await library.filterByState('Unread');
  await expect(library.rows.first()).toHaveAttribute('aria-posinset', '1');
  await library.removeFilter('Unread');
  await expect(library.total).toHaveText(String(articleCount));
  await expectPlace(app, 'Articles', scrolled);

  for (const [section, list] of [['Entities', 'Entities'], ['Notes', 'Notes']] as const) {
    await app.showSection(section);
    await wheel(app, list, 2500);
    const there = await placeOf(app, list);
    await app.showSection('Tags');
    await app.showSection(section);
    await expectPlace(app, list, there);
  }
});

test('the library keeps its place while articles come and go, and the keys go on near where they were', async ({ app }) => {
  await seed(app);
  const { library, page } = app;
  await library.list.focus();
  await app.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(library.total).toHaveText(String(articleCount - 3));
  await wheel(app, 'Articles', 6000);
  const place = await placeOf(app, 'Articles');
  // Three come back above what is in view.
  await app.undo('Delete 3 sources');
  await expect(library.total).toHaveText(String(articleCount));
  await expectPlace(app, 'Articles', place);

  // Several are deleted: the keys go on from there, not from the top.
  await library.list.focus();
  await app.press('Home');
  for (let step = 0; step < 30; step += 1) await app.press('ArrowDown');
  const at = Number(await library.activeRow.getAttribute('aria-posinset'));
  const next = await library.rows.and(page.locator(`[aria-posinset="${at + 3}"]`)).innerText();
  await app.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(library.list).toBeFocused();
  await expect(library.activeRow).toHaveAttribute('aria-posinset', String(at));
  expect(await library.activeRow.innerText()).toBe(next);
  await app.press('ArrowDown');
  await expect(library.activeRow).toHaveAttribute('aria-posinset', String(at + 1));

  // From the toolbar, whose buttons go away with the selection.
  await app.press('Shift+ArrowDown');
  await library.bulkBar.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(library.bulkBar).toBeHidden();
  await expect(library.list).toBeFocused();
  await expect(library.activeRow).toHaveAttribute('aria-posinset', String(at + 1));
});

test('a list that is flung shows no empty stretch, and its rows say where they stand', async ({ app }) => {
  await seed(app);
  const { library, page } = app;
  await library.list.hover();
  // Every frame is looked at from within the page, as it is painted.
  const watching = library.list.evaluate((list) => new Promise<{ readonly frames: number; readonly blank: number }>((resolve) => {
    const seen = { frames: 0, blank: 0 };
    const look = (): void => {
      const [frame, rows] = [list.getBoundingClientRect(), list.querySelectorAll('[data-key]')];
      const [first, last] = [rows[0]?.getBoundingClientRect(), rows[rows.length - 1]?.getBoundingClientRect()];
      seen.frames += 1;
      if (!first || !last || first.top > frame.top + 1 || last.bottom < frame.bottom - 1) seen.blank += 1;
      if (list.hasAttribute('data-flung')) resolve(seen);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }));
  for (let step = 0; step < 25; step += 1) await page.mouse.wheel(0, step < 15 ? 4000 : -3500);
  await library.list.evaluate((list) => list.setAttribute('data-flung', ''));
  const seen = await watching;
  expect(seen.frames).toBeGreaterThan(10);
  expect(seen.blank).toBe(0);

  await library.list.focus();
  for (const [key, position] of [['End', articleCount], ['Home', 1], ['End', articleCount], ['ArrowUp', articleCount - 1]] as const) {
    await app.press(key);
    await expect(library.activeRow).toHaveAttribute('aria-posinset', String(position));
    await expect(library.activeRow).toBeInViewport({ ratio: 0.95 });
    await expect(library.list).toHaveAttribute('aria-activedescendant', (await library.activeRow.getAttribute('id')) ?? '');
  }
  const drawn = await library.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-posinset'))));
  expect(drawn).toEqual(drawn.map((_, index) => (drawn[0] ?? 0) + index));
  expect(drawn.length).toBeLessThan(80);
});

test('articles are dragged onto a collection and a tag, one undo each', async ({ app }) => {
  const { library, page } = app;
  await app.drop(fiveArticles);
  await expect(library.rows).toHaveCount(5);
  await app.press('Escape');
  await library.collect([harborReport.title], 'Quay case');
  await library.choose([harborReport.title, toughTalks.title]);
  await library.bulkBar.getByRole('button', { name: 'Tags…' }).click();
  await page.getByRole('dialog', { name: 'Tags of 2 articles' }).getByRole('combobox', { name: 'Tags' }).fill('Talks');
  await app.press('Enter', 'Tab');
  await page.getByRole('button', { name: 'Done' }).click();

  // One row that was not chosen: it alone is dragged, and nothing is opened by it.
  await library.choose([ministryPage.title, pilotsLetter.title]);
  const over = await library.dragOver(feesPage.title, 'Collections', 'Quay case');
  await expect(over).toHaveAttribute('data-over', 'true');
  await expect(library.shelf).toContainText('Drop the article on a collection or tag');
  await page.mouse.up();
  await expect(app.notices).toContainText('The article was put into “Quay case”.');
  await library.showCollection('Quay case');
  await expect(library.rows).toHaveCount(2);
  await app.notices.getByRole('button', { name: 'Undo' }).first().click();
  await expect(library.rows).toHaveCount(1);
  await library.showCollection('All articles');

  // A selection, as one step.
  await library.choose([ministryPage.title, pilotsLetter.title, harborReport.title]);
  await library.drag(pilotsLetter.title, 'Tags', 'Talks');
  await expect(app.notices).toContainText('3 articles were tagged “Talks”.');
  await library.filterByTag('Talks');
  await expect(library.rows).toHaveCount(4);
  await app.undo('Add tag (3 sources)');
  await expect(library.rows).toHaveCount(2);
  await library.removeFilter('Talks');

  // Where all are already there is nothing to drop on; let go elsewhere, nothing happens.
  await library.choose([harborReport.title, toughTalks.title]);
  const there = await library.dragOver(harborReport.title, 'Tags', 'Talks');
  await expect(there.getByLabel('All are there')).toBeVisible();
  await expect(there).not.toHaveAttribute('data-over', 'true');
  await page.mouse.up();
  await expect(library.shelf).toBeHidden();

  // A collection that is not there yet.
  await library.drag(toughTalks.title, 'Collections', 'New collection…');
  const naming = page.getByRole('dialog', { name: 'Collections of 2 articles' });
  await naming.getByRole('combobox', { name: 'Collections' }).fill('Envoys');
  await app.press('Enter', 'Tab');
  await naming.getByRole('button', { name: 'Done' }).click();
  await library.showCollection('Envoys');
  await expect(library.rows).toHaveCount(2);
});

test('reading states and details of a selection, one undo each', async ({ app }) => {
  const { library, page, reader } = app;
  await app.drop(fiveArticles);
  await expect(library.rows).toHaveCount(5);
  await app.press('Escape');
  const state = (title: string) => library.row(title).getByRole('img');

  // A glance changes nothing; to read on does, and is no step of its own.
  await library.open(harborReport.title);
  await expect(state(harborReport.title)).toHaveAccessibleName('Unread');
  await reader.text.hover();
  await page.mouse.wheel(0, 900);
  await expect(state(harborReport.title)).toHaveAccessibleName('Reading');
  await library.choose([harborReport.title, feesPage.title, ministryPage.title]);
  await library.bulkBar.getByRole('button', { name: 'Reading state' }).click();
  await page.getByRole('menuitem', { name: 'Mark as read', exact: true }).click();
  for (const title of [harborReport.title, feesPage.title, ministryPage.title]) await expect(state(title)).toHaveAccessibleName('Read');
  // What is read stays read when it is opened again.
  await library.open(feesPage.title);
  await expect(reader.text).toBeVisible();
  await expect(state(feesPage.title)).toHaveAccessibleName('Read');
  await app.undo('Mark as read (3 sources)');
  await expect(state(ministryPage.title)).toHaveAccessibleName('Unread');
  await expect(state(harborReport.title)).toHaveAccessibleName('Reading');

  await library.choose([ministryPage.title, pilotsLetter.title]);
  await library.bulkBar.getByRole('button', { name: 'More for the chosen articles' }).click();
  await page.getByRole('menuitem', { name: 'Outlet, author, date…' }).click();
  const details = page.getByRole('dialog', { name: 'Details of 2 articles' });
  await expect(details.getByRole('button', { name: 'Change all' })).toBeDisabled();
  await details.getByRole('textbox', { name: 'Outlet' }).fill('The Quay');
  await details.getByRole('textbox', { name: 'Published' }).fill('3/4/2024');
  await details.getByRole('button', { name: 'Change all' }).click();
  await expect(details).toContainText('Write a date like');
  await details.getByRole('textbox', { name: 'Published' }).fill('June 2023');
  await details.getByRole('button', { name: 'Change all' }).click();
  for (const title of [ministryPage.title, pilotsLetter.title]) await expect(library.row(title)).toContainText('The Quay · June 2023');
  await app.undo('Edit details (2 sources)');
  for (const title of [ministryPage.title, pilotsLetter.title]) await expect(library.row(title)).not.toContainText('The Quay');
});
