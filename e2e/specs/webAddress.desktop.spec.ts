import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../fixtures/test';

const page = '<!doctype html><html lang="en"><head><title>Ferry timetable</title></head><body><article><h1>Ferry timetable</h1><p>The ferry leaves at nine and comes back at noon, unless the tide says otherwise.</p><img src="/pixel.gif"><script src="/spy.js"></script></article></body></html>';

test('a web address is fetched once, on the person’s word, and never where that is forbidden', async ({ app }) => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.cookie ?? 'no cookie'} ${request.headers.referer ?? 'no referrer'}`);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'who=1' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await app.run('Import from web address…');
  const dialog = app.page.getByRole('dialog', { name: 'Import from web address' });
  await expect(dialog).toContainText('This one request leaves the computer');
  await dialog.getByLabel('Web address').fill(`${origin}/timetable`);
  await dialog.getByRole('button', { name: 'Fetch and import' }).click();
  // The server of this test is on this very computer, which must be allowed first.
  await expect(dialog).toContainText('The address leads to this computer or its own network.');
  expect(requests).toEqual([]);
  await dialog.getByText('Allow an address of this computer or its own network').click();
  await dialog.getByRole('button', { name: 'Fetch and import' }).click();
  await expect(app.reader.text).toContainText('The ferry leaves at nine');
  await app.page.getByRole('tab', { name: 'Source' }).click();
  await expect(app.page.getByLabel('Web address')).toHaveValue(`${origin}/timetable`);
  // Nothing that the page names was asked for.
  expect(requests).toHaveLength(1);

  await app.run('Settings…');
  const settings = app.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Data' }).click();
  await settings.getByText('Never let Ibidem use the network').click();
  await expect(settings.getByRole('checkbox', { name: 'Never let Ibidem use the network' })).toBeChecked();
  await settings.getByRole('button', { name: /^(Done|Close)$/ }).first().click();
  await app.press('Mod+k');
  const palette = app.page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('searchbox').fill('Import f');
  await expect(palette.getByRole('option').filter({ hasText: 'Import folder…' })).toBeVisible();
  await expect(palette.getByRole('option').filter({ hasText: 'Import from web address…' })).toHaveCount(0);
  await app.press('Escape');
  // The host refuses by itself, whatever the window shows, also after a restart.
  await app.host.relaunch();
  await app.isReady();
  const answer = await app.page.evaluate(async (url) => {
    const host: unknown = Reflect.get(window, 'ibidemHost');
    const calls = (host as { readonly calls: Readonly<Record<string, (argument: unknown) => Promise<unknown>>> }).calls;
    return calls['fetchArticle']?.({ url, allowsPrivate: true });
  }, origin);
  expect(answer).toMatchObject({ ok: true, value: { status: 'failed', reason: 'Ibidem is set never to use the network. You can change that in Settings.' } });
  expect(requests).toEqual(['GET /timetable no cookie no referrer']);
  await new Promise((resolve) => server.close(resolve));
});

test('a fetching that takes long is cancelled from its dialog', async ({ app }) => {
  let ended = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const server = createServer((_request, response) => {
    response.on('close', ended);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write('<!doctype html><p>The ferry leaves');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await app.run('Import from web address…');
  const dialog = app.page.getByRole('dialog', { name: 'Import from web address' });
  await dialog.getByLabel('Web address').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`);
  await dialog.getByText('Allow an address of this computer or its own network').click();
  await dialog.getByRole('button', { name: 'Fetch and import' }).click();
  await dialog.getByRole('button', { name: 'Cancel fetching' }).click();
  // The connection itself is given up, and the dialog is as before: another address can be tried.
  await closed;
  await expect(dialog.getByRole('button', { name: 'Fetch and import' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(app.list).toContainText('No articles yet');
  await new Promise((resolve) => server.close(resolve));
});
