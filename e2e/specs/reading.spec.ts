import { expect, test } from '../fixtures/test';
import { harborReport, toughTalks } from '../samples/articles';

test('find in the text: count, next, previous, and the words found stay selected', async ({ app }) => {
  const { reader } = app;
  await app.drop([harborReport]);
  await expect(reader.text).toContainText(harborReport.words);
  await app.press('Mod+f');
  const { findBar } = reader;
  await findBar.getByRole('searchbox').fill('varga');
  await expect(findBar.getByRole('status')).toHaveText('1 of 2');
  await app.press('Enter');
  await expect(findBar.getByRole('status')).toHaveText('2 of 2');
  await app.press('F3');
  await expect(findBar.getByRole('status')).toHaveText('1 of 2');
  await app.press('Shift+F3');
  await expect(findBar.getByRole('status')).toHaveText('2 of 2');
  await findBar.getByRole('button', { name: 'Match case' }).click();
  await expect(findBar.getByRole('status')).toHaveText('Not found');
  // Straight quotation marks find typographic ones.
  await findBar.getByRole('searchbox').fill('"We agreed');
  await expect(findBar.getByRole('status')).toHaveText('1 of 1');
  await findBar.getByRole('searchbox').press('Escape');
  await expect(findBar).toBeHidden();
  expect(await reader.selectedWords()).toBe('“We agreed');
});

test('highlights wholly by keyboard: caret, words, sentences, color, next and previous, re-span, delete and undo', async ({ app }) => {
  const { reader, inspector } = app;
  await app.drop([toughTalks]);
  await expect(reader.text).toContainText(toughTalks.words);
  await reader.focusText();
  await app.press('Mod+Home', 'Mod+ArrowDown', 's');
  await expect.poll(() => reader.selectedWords()).toBe('The delegations met for seven hours.');
  await app.press('s');
  await expect.poll(() => reader.selectedWords()).toBe(`The delegations met for seven hours. They promised ${toughTalks.words} by autumn.`);
  await app.press('Shift+s', '3');
  await expect.poll(() => reader.highlightedWords()).toEqual(['The delegations met for seven hours.']);
  await expect(inspector.card.getByRole('radio', { name: 'Background' })).toBeChecked();

  // The last color by one key, a word at a time.
  await app.press('Mod+ArrowRight', 'Mod+ArrowRight', 'Mod+Shift+ArrowRight', 'h');
  await expect.poll(async () => (await reader.highlightedWords()).length).toBe(2);
  const second = (await reader.highlightedWords())[1] ?? '';
  expect(second.trim()).not.toBe('');
  await expect(inspector.card.getByRole('radio', { name: 'Background' })).toBeChecked();

  // Next and previous go round.
  await app.press('n');
  await expect(inspector.card).toContainText('The delegations met');
  await app.press('n');
  await expect(inspector.card.getByRole('blockquote')).toHaveText(second.trim());
  await app.press('Shift+n');
  await expect(inspector.card).toContainText('The delegations met');

  // Recolor by key, grow by a word, new words by hand, delete, and each can be taken back.
  await app.press('4');
  await expect(inspector.card.getByRole('radio', { name: 'Dispute' })).toBeChecked();
  await app.press(']');
  await expect.poll(async () => (await reader.highlightedWords())[0]).toBe('The delegations met for seven hours. They');
  await app.press('r');
  await expect(app.main.getByRole('group', { name: 'Change highlighted words' })).toBeVisible();
  await app.press('Mod+Home', 'Mod+ArrowDown', 'w', 'w', 'Enter');
  await expect.poll(async () => (await reader.highlightedWords())[0]).toBe('The delegations');
  await app.press('Delete');
  await expect(inspector.options).toHaveCount(1);
  await app.press('Mod+z');
  await expect(inspector.options).toHaveCount(2);
  await app.press('Mod+z');
  await expect.poll(async () => (await reader.highlightedWords())[0]).toBe('The delegations met for seven hours. They');
  await app.press('Mod+Shift+z');
  await expect.poll(async () => (await reader.highlightedWords())[0]).toBe('The delegations');
});

test('overlapping and nested highlights can each be selected, and the list finds them', async ({ app }) => {
  const { reader, inspector } = app;
  await app.drop([harborReport]);
  await reader.highlight('the channel is open for ships of every flag', 'Agreement');
  await inspector.tag('Promise');
  await reader.highlight('open for ships', 'Quotation');
  await inspector.createEntity({ name: 'Lindau', kind: 'Place' });
  await reader.highlight('ships of every flag. She spoke', 'Dispute');
  await expect(inspector.options).toHaveCount(3);

  // Where one of them is chosen, a click takes the next outward, and so does Enter at the caret; then it begins anew.
  const quotation = inspector.card.getByRole('blockquote');
  let chosen = 'ships of every flag. She spoke';
  await expect(quotation).toHaveText(chosen);
  await reader.click('ships of');
  await expect(reader.text).toBeFocused();
  const seen: string[] = [];
  for (let step = 0; step < 3; step += 1) {
    if (step > 0) await app.press('Enter');
    await expect(quotation).not.toHaveText(chosen);
    chosen = await quotation.innerText();
    seen.push(chosen);
  }
  expect([...seen].sort()).toEqual(['open for ships', 'ships of every flag. She spoke', 'the channel is open for ships of every flag']);

  // The list: by color, by tag, by entity, in each order.
  await inspector.filter('color', 'Dispute');
  await expect(inspector.options).toHaveCount(1);
  await expect(inspector.options).toContainText('She spoke');
  await inspector.filter('color', 'All colors');
  await inspector.filter('tag', 'Promise');
  await expect(inspector.options).toHaveCount(1);
  await expect(inspector.options).toContainText('the channel is open');
  await inspector.filter('tag', 'All tags');
  await inspector.filter('entity', 'Lindau');
  await expect(inspector.options).toHaveCount(1);
  await expect(inspector.options).toContainText('open for ships');
  await inspector.filter('entity', 'All entities');
  await inspector.sort('Newest first');
  await expect(inspector.options.first()).toContainText('She spoke');
  await inspector.sort('Text order');
  await expect(inspector.options.first()).toContainText('the channel is open');

  // A click in the list goes to the words.
  await reader.scrollTo('closed the books at midnight');
  await inspector.select('She spoke');
  await expect(reader.marks.filter({ hasText: 'She spoke' })).toBeInViewport();
  await inspector.recolor('Key point');
  await expect(reader.marks.filter({ hasText: 'She spoke' })).toHaveAttribute('data-color', 'amber');
  await app.undo('Recolor highlight');
  await expect(reader.marks.filter({ hasText: 'She spoke' })).toHaveAttribute('data-color', 'rose');
});

test('size, width, theme and what the colors mean are the person’s own and stay', async ({ app }) => {
  const { reader, page } = app;
  await app.drop([harborReport]);
  await expect(reader.text).toContainText(harborReport.words);
  const measure = () => reader.text.evaluate((text) => ({ size: parseFloat(getComputedStyle(text).fontSize), width: text.getBoundingClientRect().width }));
  const before = await measure();
  await app.press('Mod+=');
  await expect.poll(async () => (await measure()).size).toBeGreaterThan(before.size);
  await app.press('Mod+0');
  await expect.poll(async () => (await measure()).size).toBe(before.size);
  for (let step = 0; step < 4; step += 1) await reader.toolbar.getByRole('button', { name: 'Narrower column' }).click();
  await expect.poll(async () => (await measure()).width).toBeLessThan(before.width);
  await app.setTheme('dark');
  await app.run('Settings…');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Colors' }).click();
  await settings.getByRole('textbox', { name: 'Meaning of amber' }).fill('Ask the envoy');
  await settings.getByRole('button', { name: 'Done' }).click();
  await reader.selectByMouse(harborReport.words);
  await expect(reader.selectionToolbar.getByRole('button', { name: 'Highlight as Ask the envoy' })).toBeVisible();
  const narrow = (await measure()).width;
  await app.quitAndReopen();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(async () => (await app.reader.text.evaluate((text) => text.getBoundingClientRect().width))).toBe(narrow);
});

test('each text remembers where it was read', async ({ app }) => {
  const { reader, library } = app;
  await app.drop([harborReport, toughTalks]);
  await library.open(harborReport.title);
  await reader.scrollTo('describes berth 14');
  await reader.isPositionKept(2000);
  const reached = await reader.firstVisibleWords();
  expect(reached).toMatch(/Paragraph/);
  await library.open(toughTalks.title);
  await expect(reader.text).toContainText(toughTalks.words);
  await library.open(harborReport.title);
  await expect.poll(() => reader.firstVisibleWords()).toBe(reached);
  await expect(reader.toolbar.getByRole('button', { name: /Reading state/ })).toContainText('Reading');
});

test('a link in a text is opened only after a question, and a copied quotation carries its citation', async ({ app, host }) => {
  const { reader, inspector, page } = app;
  await app.drop([toughTalks]);
  await reader.highlight(toughTalks.words, 'Key point');
  await inspector.do('Copy quotation with citation');
  await expect.poll(() => host.clipboardText()).toBe(
    '“a hotline between the two coast guards” — Jon Aalto, “Tough talks at the quay”, The Example Courier, June 2023, https://www.courier.example/2023/06/quay',
  );
  await inspector.do('Copy highlight as Markdown');
  await expect.poll(() => host.clipboardText()).toMatch(/^> a hotline between the two coast guards\n>\n> — Jon Aalto, “\[Tough talks at the quay\]\(https:\/\/www\.courier\.example\/2023\/06\/quay\)”/);
  await inspector.showDetails();
  await inspector.root.getByRole('textbox', { name: 'Published' }).fill('29 Aug 2024');
  await inspector.root.getByRole('textbox', { name: 'Published' }).press('Enter');
  await expect(app.library.row(toughTalks.title)).toContainText('29 Aug 2024');
  await inspector.root.getByRole('textbox', { name: 'Published' }).fill('3/4/2024');
  await inspector.root.getByRole('textbox', { name: 'Published' }).press('Enter');
  await expect(inspector.root).toContainText('Write a date like');
  await expect(app.library.row(toughTalks.title)).toContainText('29 Aug 2024');
  await expect(page).toHaveURL(/^(app:\/\/ibidem\/|http:\/\/127\.0\.0\.1:\d+\/)$/);
});
