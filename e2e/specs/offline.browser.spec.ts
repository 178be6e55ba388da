import { expect, test } from '../fixtures/test';

test.describe('without the server', () => {
  // The browser itself reports that the address did not answer.
  test.use({ provokesRefusals: true });

  test('what was loaded once still works', async ({ app, browserEdition }) => {
    const { page } = app;
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await browserEdition.stopServer();
    await expect(fetch(browserEdition.url)).rejects.toThrow();
    await page.reload();
    await app.isReady();
    // Chunks that this visit has not shown yet, the import worker among them.
    await app.run('Settings…');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await app.drop([{ name: 'offline.txt', content: 'Without a line\n\nThe cable was cut on Tuesday, and the readers did not notice.\n' }]);
    await expect(app.main.getByRole('document')).toContainText('The cable was cut on Tuesday');
    await app.showSection('Notes');
    await app.showSection('Entities');
    expect(browserEdition.outsideRequests).toEqual([]);
    expect(browserEdition.pageErrors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([]);
  });
});
