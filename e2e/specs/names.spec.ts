import { expect, test } from '../fixtures/test';
import { pick } from '../pages/field';
import type { Window } from '../pages/window';
import { ferryLetter, portTalks } from '../samples/namedArticles';

async function openTalks(app: Window): Promise<void> {
  await app.drop([portTalks, ferryLetter]);
  await app.library.open(portTalks.title);
  await expect(app.reader.text).toBeVisible();
}

test('what an article speaks of is proposed, and accepted, rejected, merged and taken back by one key each', async ({ app }) => {
  const { names } = app;
  await app.addEntity({ name: 'Ilse Varga', kind: 'Person' });
  await app.addEntity({ name: 'Harbor Board', kind: 'Organization' });
  await openTalks(app);
  await names.review();

  await test.step('known and unknown names, marked in the text', async () => {
    await expect(names.option('Ilse Varga', 'Suggested')).toContainText('3');
    await expect(names.option('Tomas Lindgren', 'Proposed')).toContainText('3');
    await expect(names.option('Ministry of Ports', 'Proposed')).toBeVisible();
    await expect.poll(() => names.marked('name-suggested')).toEqual(expect.arrayContaining(['Ilse Varga', 'Varga', 'Varga', 'Tomas Lindgren', 'Lindgren']));
    expect(await names.marked('name-accepted')).toEqual([]);
  });

  await test.step('accept one place, then all of the name', async () => {
    await names.goTo('Ilse Varga', 'Suggested');
    await expect(app.reader.text).toBeVisible();
    expect(await names.marked('name-reviewed')).toEqual(['Ilse Varga']);
    await app.press('ArrowRight');
    await expect(names.selected).toContainText('2 of 3');
    await expect.poll(() => names.marked('name-reviewed')).toEqual(['Varga']);
    await app.press('a');
    await expect(names.option('Ilse Varga', 'Suggested')).toContainText('2');
    await expect.poll(() => names.marked('name-accepted')).toEqual(['Varga']);
    await app.press('Shift+A');
    await expect(names.option('Ilse Varga', 'Suggested')).toHaveCount(0);
    await expect(names.option('Ilse Varga', 'Accepted')).toContainText('3');
    await app.press('z');
    await expect(names.option('Ilse Varga', 'Suggested')).toContainText('2');
    await app.press('Shift+Z');
    await expect(names.option('Ilse Varga', 'Accepted')).toContainText('3');
  });

  await test.step('a proposal becomes an entity of the kind that was chosen', async () => {
    await names.goTo('Tomas Lindgren', 'Proposed');
    await app.press('2');
    await expect(names.selected.getByRole('img', { name: 'Organization' })).toBeVisible();
    await app.press('1');
    await expect(names.selected.getByRole('img', { name: 'Person' })).toBeVisible();
    await app.press('Enter');
    await expect(names.option('Tomas Lindgren', 'Accepted')).toContainText('3');
    await expect(names.option('Tomas Lindgren', 'Proposed')).toHaveCount(0);
  });

  await test.step('a proposal is somebody known', async () => {
    await app.press('Escape');
    await expect(app.reader.text).toBeFocused();
    await names.review();
    await names.goTo('Ministry of Ports', 'Proposed');
    await app.press('m');
    await pick(names.details.getByRole('combobox', { name: '“Ministry of Ports” is' }), 'harbor b', 'Harbor Board');
    await expect(names.option('Harbor Board', 'Accepted')).toContainText('2');
    await expect(names.list).toBeFocused();
    await app.press('z');
    await expect(names.option('Ministry of Ports', 'Proposed')).toBeVisible();
    await expect(names.option('Harbor Board', 'Accepted')).toHaveCount(0);
  });

  await test.step('what is rejected stays rejected, over a restart too', async () => {
    await names.goTo('Ministry of Ports', 'Proposed');
    await app.press('x');
    await expect(names.option('Ministry of Ports', 'Proposed')).toHaveCount(0);
    await app.press('z');
    await expect(names.option('Ministry of Ports', 'Proposed')).toBeVisible();
    await names.goTo('Ministry of Ports', 'Proposed');
    await app.press('x');
    await names.goTo('Tomas Lindgren', 'Accepted');
    await app.press('x');
    await expect(names.option('Tomas Lindgren', 'Suggested')).toContainText('1');
    await names.goTo('Tomas Lindgren', 'Suggested');
    await app.press('x');
    await expect(names.root.getByRole('status').filter({ hasText: 'Rejected Tomas Lindgren, one place.' })).toBeAttached();
    await expect(names.option('Tomas Lindgren', 'Suggested')).toHaveCount(0);
    await app.quitAndReopen();
    await expect(app.reader.text).toBeVisible();
    await app.names.review();
    await expect(app.names.option('Tomas Lindgren', 'Accepted')).toContainText('2');
    await expect(app.names.option('Ministry of Ports', 'Proposed')).toHaveCount(0);
    await expect(app.names.option('Tomas Lindgren', 'Suggested')).toHaveCount(0);
    await app.library.open(ferryLetter.title);
    await expect(app.names.option('Ministry of Ports', 'Proposed')).toBeVisible();
    await expect(app.names.option('Ilse Varga', 'Suggested')).toBeVisible();
  });
});

test('a name that several bear stays open until one key decides it, and a figure of speech is read by place or by source', async ({ app }) => {
  const { names } = app;
  await app.addEntity({ name: 'Li Qiang', kind: 'Person', otherNames: 'Li' });
  await app.addEntity({ name: 'Li Hui', kind: 'Person', otherNames: 'Li' });
  await app.addEntity({ name: 'Oslo', kind: 'Place' });
  await app.addEntity({ name: 'Government of Norway', kind: 'Organization' });
  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Government of Norway' }).click();
  await app.entityPage('Government of Norway').addName('Oslo', 'Metonym');
  await app.showSection('Library');
  await openTalks(app);
  await names.review();

  await test.step('nobody is guessed; Enter does not choose', async () => {
    await names.goTo('Li', 'Several may be meant');
    await expect(names.selected).toContainText('1 of 3');
    await expect.poll(() => names.marked('name-unclear')).toEqual(expect.arrayContaining(['Li', 'Li', 'Li']));
    await app.press('Enter');
    await expect(names.root.getByRole('status').filter({ hasText: 'Choose one by its number' })).toBeAttached();
    await expect(names.selected).toContainText('1 of 3');
  });

  await test.step('a number decides it for the article', async () => {
    const candidates = names.details.getByRole('list', { name: 'Who may be meant' }).getByRole('listitem');
    const second = (await candidates.nth(1).innerText()).includes('Li Qiang') ? 'Li Qiang' : 'Li Hui';
    await app.press('2');
    await expect(names.option('Li', 'Several may be meant')).toHaveCount(0);
    await expect(names.option(second, 'Accepted')).toContainText('3');
    await app.press('z');
    await names.goTo('Li', 'Several may be meant');
    await expect(names.option(second, 'Accepted')).toHaveCount(0);
  });

  await test.step('Alt and a number decide one place', async () => {
    await names.goTo('Oslo', 'Several may be meant');
    const candidates = names.details.getByRole('list', { name: 'Who may be meant' }).getByRole('listitem');
    await expect(candidates).toHaveCount(2);
    const number = (await candidates.first().innerText()).includes('Government') ? 1 : 2;
    await app.press(`Alt+${number}`);
    await expect(names.option('Government of Norway', 'Accepted')).toContainText('1');
    await expect(names.option('Oslo', 'Several may be meant')).toContainText('1');
  });

  await test.step('and a number alone the rest, in this source always', async () => {
    await names.goTo('Oslo', 'Several may be meant');
    const first = names.details.getByRole('list', { name: 'Who may be meant' }).getByRole('listitem').first();
    const number = (await first.innerText()).includes('Government') ? 2 : 1;
    await app.press(String(number));
    await expect(names.option('Oslo', 'Several may be meant')).toHaveCount(0);
    await expect(names.option('Oslo', 'Accepted')).toContainText('1');
    // Taken back, it is a suggestion with the meaning that holds in this source.
    await names.goTo('Oslo', 'Accepted');
    await app.press('x');
    await expect(names.option('Oslo', 'Suggested')).toContainText('1');
  });
});

test('a new name of an entity shows in the article at once, and goes with it; marks can be turned off', async ({ app }) => {
  const { names } = app;
  await app.addEntity({ name: 'Ilse Varga', kind: 'Person' });
  await app.drop([portTalks, ferryLetter]);
  await app.library.open(ferryLetter.title);
  await expect.poll(() => names.marked('name-suggested')).toContain('Ilse Varga');
  expect(await names.marked('name-suggested')).not.toContain('Special Representative');

  await names.review();
  await names.goTo('Ilse Varga', 'Suggested');
  await app.press('o');
  const page = app.entityPage('Ilse Varga');
  await page.addName('Special Representative', 'Other name');
  await expect.poll(() => names.marked('name-suggested')).toContain('Special Representative');
  await page.root.getByRole('button', { name: 'Remove Special Representative' }).click();
  await expect.poll(() => names.marked('name-suggested')).not.toContain('Special Representative');

  await names.review();
  await app.press('t');
  await expect.poll(() => names.marked('name-suggested')).toEqual([]);
  await expect(names.option('Ilse Varga', 'Suggested')).toBeVisible();
  await app.press('t');
  await expect.poll(() => names.marked('name-suggested')).toContain('Ilse Varga');
});

test('the page of an entity shows every mention by source and date, and the sentences behind each count', async ({ app }) => {
  const { names } = app;
  await app.addEntity({ name: 'Ilse Varga', kind: 'Person' });
  await app.addEntity({ name: 'Tomas Lindgren', kind: 'Person' });
  await openTalks(app);
  await names.review();
  await names.goTo('Ilse Varga', 'Suggested');
  await app.press('a', 'o');
  const page = app.entityPage('Ilse Varga');
  const mentions = page.root.getByRole('region', { name: 'Mentions' });
  await expect(mentions.getByRole('status')).toHaveText('1 accepted, 3 not reviewed, in 2 articles');
  const rows = mentions.getByRole('list', { name: 'Mentions by source' }).getByRole('listitem');
  // Newest first, each with its words.
  await expect(rows).toHaveText([
    /^A letter about the ferry.*Apr.* 2024 · one mention$/, /The pilots wrote to Ilse Varga that/, /^Envoy returns to the port talks.*3 mentions$/,
    /Envoy Ilse Varga met Harbor Minister.*accepted$/, /Varga said\..*not reviewed$/, /^Varga smiled and left/,
  ]);
  await mentions.getByRole('button', { name: /Varga smiled and left/ }).click();
  await expect.poll(() => app.reader.selectedWords()).toBe('');
  await expect(app.reader.text.getByText(/Varga smiled and left the room/)).toBeInViewport();
  await rows.filter({ hasText: 'Varga smiled' }).getByRole('button', { name: 'Accept this mention' }).click();
  await expect(mentions.getByRole('status')).toHaveText('2 accepted, 2 not reviewed, in 2 articles');
  await rows.filter({ hasText: 'The pilots wrote' }).getByRole('button', { name: 'Reject this mention' }).click();
  await expect(mentions.getByRole('status')).toHaveText('2 accepted, 1 not reviewed, in one article');
  await app.undo('Reject mention');
  await expect(mentions.getByRole('status')).toHaveText('2 accepted, 2 not reviewed, in 2 articles');

  const others = page.root.getByRole('region', { name: 'Stands most often with' });
  await others.getByRole('button', { name: /Tomas Lindgren.*one sentence/ }).click();
  const sentences = others.getByRole('list', { name: 'Sentences with Tomas Lindgren' }).getByRole('listitem');
  await expect(sentences.first()).toContainText('Envoy Ilse Varga met Harbor Minister Tomas Lindgren on Sunday');
  await sentences.first().getByRole('button').click();
  await expect(app.reader.text.getByText(/met Harbor Minister/)).toBeInViewport();

  // A new name is counted at once, and no more once it is gone.
  await page.addName('Special Representative', 'Other name');
  await expect(rows.filter({ hasText: 'The answer of the Special Representative' })).toBeVisible();
  await page.root.getByRole('button', { name: 'Remove Special Representative' }).click();
  await expect(rows.filter({ hasText: 'The answer of the Special Representative' })).toHaveCount(0);
});
