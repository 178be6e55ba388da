import { expect, test } from '../fixtures/test';

test('a copy that was built without a key for updates says so and asks nobody', async ({ app }) => {
  await app.run('Settings…');
  const settings = app.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Your data' }).click();
  await expect(settings.getByRole('region', { name: 'Updates' })).toContainText('was built without the key that proves updates, so it never looks for any');
  await expect(settings.getByText('Let me check for updates')).toHaveCount(0);
  const answer = await app.page.evaluate(async () => {
    const host: unknown = Reflect.get(window, 'ibidemHost');
    const { calls } = host as { readonly calls: Readonly<Record<string, (argument: unknown) => Promise<unknown>>> };
    await calls['chooseUpdates']?.({ isAllowed: true, server: 'http://127.0.0.1:9/' });
    return [await calls['checkForUpdate']?.(undefined), await calls['downloadUpdate']?.(undefined)];
  });
  for (const each of answer) expect(each).toMatchObject({ ok: true, value: { status: 'failed', reason: expect.stringContaining('was built without the key') } });
});
