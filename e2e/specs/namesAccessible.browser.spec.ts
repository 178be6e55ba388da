import { expect, test } from '../fixtures/test';
import { expectAccessible } from '../pages/violations';
import { ferryLetter, portTalks } from '../samples/namedArticles';

// Both hosts show the same page, so the browser's run stands for both.
for (const theme of ['light', 'dark'] as const) {
  test(`the review of names has no serious violation, ${theme}`, async ({ app }) => {
    const { names, page } = app;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.setTheme(theme);
    await app.addEntity({ name: 'Li Qiang', kind: 'Person', otherNames: 'Li' });
    await app.addEntity({ name: 'Li Hui', kind: 'Person', otherNames: 'Li' });
    await app.addEntity({ name: 'Ilse Varga', kind: 'Person' });
    await app.addEntity({ name: 'Tomas Lindgren', kind: 'Person' });
    await app.drop([portTalks, ferryLetter]);
    await app.library.open(portTalks.title);
    await names.review();
    await names.goTo('Li', 'Several may be meant');
    await expectAccessible(page, `a name that several bear, ${theme}`);
    await names.goTo('Ilse Varga', 'Suggested');
    await app.press('a');
    await names.goTo('Ilse Varga', 'Accepted');
    await expectAccessible(page, `an accepted name, ${theme}`);
    await names.goTo('Ministry of Ports', 'Proposed');
    await app.press('m');
    await expect(names.details.getByRole('combobox')).toBeFocused();
    await app.press('Escape');
    await expect(names.list).toBeFocused();
    await expectAccessible(page, `a proposal, ${theme}`);
    const { from } = await app.reader.placeOf('Tomas Lindgren on Sunday');
    await page.mouse.move(from.x + 20, from.y);
    await expect(page.getByRole('group', { name: 'Name: Tomas Lindgren' })).toBeVisible();
    await expectAccessible(page, `the card of a name, ${theme}`);
    await names.goTo('Ilse Varga', 'Accepted');
    await app.press('o');
    const others = app.entityPage('Ilse Varga').root.getByRole('region', { name: 'Stands most often with' });
    await others.getByRole('button', { name: /Tomas Lindgren/ }).click();
    await expect(others.getByRole('listitem').first()).toContainText('Tomas Lindgren');
    await expectAccessible(page, `the mentions of an entity, ${theme}`);
  });
}
