import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { openElectronHost } from '../fixtures/electronHost';
import { expect, test } from '../fixtures/test';
import { startUpdateServer, type UpdateServer } from '../fixtures/updateServer';
import { Window } from '../pages/window';

const oldProgram = '#!/bin/sh\nexit 0\n';

interface Installed {
  readonly app: Window;
  readonly server: UpdateServer;
  /** The program's own file, as an AppImage has one. */
  readonly programFile: string;
  /** Closes the program, which installs what is ready. */
  quit(): Promise<void>;
}

/** Runs work in a program that takes itself for an AppImage at a place of the test's own, beside an update server. */
async function asAppImage(work: (installed: Installed) => Promise<void>): Promise<void> {
  test.skip(process.platform !== 'linux', 'an AppImage runs on Linux only');
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-appimage-'));
  const programFile = path.join(folder, 'Ibidem.AppImage');
  await writeFile(programFile, oldProgram, { mode: 0o755 });
  const server = await startUpdateServer();
  try {
    const host = await openElectronHost({ env: { APPIMAGE: programFile } });
    let isOpen = true;
    const quit = async (): Promise<void> => {
      if (isOpen) await host.close();
      isOpen = false;
    };
    try {
      const app = new Window(host);
      await app.isReady();
      await work({ app, server, programFile, quit });
      expect(host.pageErrors).toEqual([]);
      expect(host.outsideRequests).toEqual([]);
    } finally {
      await quit();
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openSettings(app: Window): Promise<Locator> {
  await app.run('Settings…');
  const settings = app.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Your data' }).click();
  return settings;
}

/** Switches looking for updates on and asks; answers with the dialog that tells. */
async function checkAt(app: Window, url: string): Promise<Locator> {
  const settings = await openSettings(app);
  if (!(await settings.getByRole('checkbox', { name: 'Let me check for updates' }).isChecked())) await settings.getByText('Let me check for updates').click();
  await settings.getByLabel('Update server').fill(url);
  await settings.getByLabel('Update server').press('Enter');
  await settings.getByRole('button', { name: 'Check for updates…' }).click();
  return app.page.getByRole('dialog', { name: 'Updates' });
}

test('a newer version is found only on the person’s word, proven, and installed at closing', async () => {
  await asAppImage(async ({ app, server, programFile, quit }) => {
    const trace = path.join(path.dirname(programFile), 'trace');
    const newProgram = `#!/bin/sh\necho "installed $APPIMAGE_EXIT_AFTER_INSTALL" > '${trace}'\n`;
    await server.offer('9.9.9', newProgram);

    const settings = await openSettings(app);
    await expect(settings.getByRole('checkbox', { name: 'Let me check for updates' })).not.toBeChecked();
    await expect(settings.getByLabel('Update server')).toBeHidden();
    await app.press('Escape');
    await app.press('Mod+k');
    const palette = app.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('searchbox').fill('Check for');
    await expect(palette.getByRole('option').filter({ hasText: 'Check for updates…' })).toHaveCount(0);
    await app.press('Escape');
    expect(server.requests).toEqual([]);

    const dialog = await checkAt(app, server.url);
    await expect(dialog.getByRole('status')).toContainText('Version 9.9.9 is there');
    expect(server.requests).toEqual(['GET /ibidem/latest-linux.yml', 'GET /ibidem/latest-linux.yml.sig']);
    await dialog.getByRole('button', { name: 'Download' }).click();
    await expect(dialog.getByRole('status')).toContainText('Version 9.9.9 was downloaded and is what was signed. It is installed when you close Ibidem.');
    expect(server.requests.slice(2)).toEqual(['GET /ibidem/Ibidem-9.9.9-linux-x86_64.AppImage']);
    expect(await readFile(programFile, 'utf8')).toBe(oldProgram);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await quit();
    expect(await readFile(programFile, 'utf8')).toBe(newProgram);
    expect(await readFile(trace, 'utf8')).toBe('installed true\n');
  });
});

test('what was changed on its way is not believed and not installed', async () => {
  await asAppImage(async ({ app, server, programFile, quit }) => {
    await server.offer('9.9.9', '#!/bin/sh\necho good\n');
    await server.replace('latest-linux.yml', (feed) => feed.replace('9.9.9', '9.9.8'));
    const dialog = await checkAt(app, server.url);
    await expect(dialog.getByRole('status')).toContainText('is not signed by the makers of Ibidem, so it was not believed. Nothing was changed.');
    await expect(dialog.getByRole('button', { name: 'Download' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close' }).click();

    // The feed is right, the package is not.
    await server.offer('9.9.9', '#!/bin/sh\necho good\n');
    await server.replace('Ibidem-', (program) => program.replace('good', 'evil'));
    await app.run('Check for updates…');
    await dialog.getByRole('button', { name: 'Download' }).click();
    await expect(dialog.getByRole('status')).toContainText('What the server sent is not what was signed, so it was thrown away. Nothing was changed.');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await quit();
    expect(await readFile(programFile, 'utf8')).toBe(oldProgram);
  });
});

test('an older version is no update, a silent server is told, and a forbidden network is not used', async () => {
  await asAppImage(async ({ app, server }) => {
    await server.offer('0.0.1', oldProgram);
    const dialog = await checkAt(app, server.url);
    await expect(dialog.getByRole('status')).toContainText('You have the newest version');
    await expect(dialog.getByRole('button', { name: 'Download' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await checkAt(app, 'http://127.0.0.1:9/none');
    await expect(dialog.getByRole('status')).toContainText('Whether there is a newer version could not be found out. The server could not be reached.');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await checkAt(app, 'http://updates.example/');
    await expect(dialog.getByRole('status')).toContainText('must begin with https://');
    await dialog.getByRole('button', { name: 'Close' }).click();

    const before = server.requests.length;
    const settings = await openSettings(app);
    await settings.getByText('Never let Ibidem use the network').click();
    await expect(settings.getByRole('checkbox', { name: 'Never let Ibidem use the network' })).toBeChecked();
    await app.press('Escape');
    await checkAt(app, server.url);
    await expect(dialog.getByRole('status')).toContainText('Ibidem is set never to use the network.');
    expect(server.requests).toHaveLength(before);
  });
});
