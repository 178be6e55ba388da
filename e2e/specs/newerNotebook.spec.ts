import { expect, test } from '../fixtures/test';

test('a notebook of a newer version is refused with a sentence and left as it is', async ({ app, host }) => {
  const version = await app.page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        // The program closes its own connection when it hears that another version wants the database.
        const request = indexedDB.open('ibidem', 990);
        request.onsuccess = () => {
          const { result } = request;
          result.close();
          resolve(result.version);
        };
        request.onerror = () => reject(new Error(String(request.error)));
      }),
  );
  expect(version).toBe(990);
  const page = await host.relaunch();
  await expect(page.getByRole('alert')).toContainText('written by a newer version of Ibidem (format 99;');
  await expect(page.getByRole('alert')).toContainText('It was not touched');
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeHidden();
  const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ name, version: found }) => `${name} ${found}`));
  expect(kept).toEqual(['ibidem 990']);
});
