import { expect, test } from '../fixtures/test';

test('a second tab is told, writes nothing, and opens when the first is closed', async ({ app, browserEdition }) => {
  await app.isReady();
  const second = await browserEdition.context.newPage();
  await second.goto(browserEdition.url);
  await expect(second.getByRole('alert')).toContainText('Ibidem is open in another tab or window');
  await expect(second.getByRole('navigation', { name: 'Sections' })).toBeHidden();
  await app.addSample();
  await app.page.close({ runBeforeUnload: true });
  await expect(second.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  await expect(second.getByRole('alert')).toBeHidden();
});
