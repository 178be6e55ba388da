import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { HostBridge } from '../../shared/contracts/hostBridge';
import { platformContract } from '../../shared/contracts/platformContract';
import { openElectronHost } from '../fixtures/electronHost';
import { expect, test } from '../fixtures/test';
import { Window } from '../pages/window';

declare global {
  interface Window {
    readonly ibidemHost?: HostBridge;
  }
}

test.use({ provokesRefusals: true });

const startUrl = 'app://ibidem/';
const callNames = Object.entries(platformContract).filter(([, entry]) => entry.kind === 'call').map(([name]) => name).sort();

interface Attempt {
  readonly url: string;
  readonly isPrevented: boolean;
}

/** From now on main keeps what becomes of every navigation that the page asks for; the answer reads it. */
async function watchNavigations(application: ElectronApplication): Promise<() => Promise<readonly Attempt[]>> {
  await application.evaluate(({ BrowserWindow }) => {
    const attempts: Attempt[] = [];
    Reflect.set(globalThis, 'navigationAttempts', attempts);
    // Heard after the program's own listener, which was there first.
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', ({ url, defaultPrevented }) => attempts.push({ url, isPrevented: defaultPrevented }));
  });
  return () => application.evaluate(() => Reflect.get(globalThis, 'navigationAttempts') as readonly Attempt[]);
}

/** Asks the host as a page would that wants more than it may have. */
function ask(page: Page, name: string, argument: unknown): Promise<unknown> {
  return page.evaluate(
    async ([call, given]) => {
      const answer: unknown = await window.ibidemHost?.calls[call]?.(given);
      return answer ?? 'no such call';
    },
    [name, argument] as const,
  );
}

test('the page has no Node, and of the host only the contract', async ({ app, desktop }) => {
  const found = await app.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter((name) => name in window),
    bridge: Object.keys(window.ibidemHost ?? {}).sort(),
    calls: Object.keys(window.ibidemHost?.calls ?? {}).sort(),
    isReplaced: Reflect.set(window, 'ibidemHost', null),
    // A function from the host must not lead to a constructor of the host's own world.
    reached: (() => {
      try {
        const make: unknown = Reflect.get(Reflect.get(window.ibidemHost ?? {}, 'on') as object, 'constructor');
        return typeof make === 'function' ? String(Reflect.apply(make, null, ['return typeof require'])()) : 'nothing';
      } catch (error) {
        return error instanceof EvalError ? 'refused' : String(error);
      }
    })(),
  }));
  expect(found).toEqual({ globals: [], bridge: ['admitDropped', 'calls', 'on'], calls: callNames, isReplaced: false, reached: expect.stringMatching(/^(undefined|refused)$/) });

  const preferences = await desktop.application.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Electron offers it for tests like this one but does not declare it.
    const read: unknown = window && Reflect.get(window.webContents, 'getLastWebPreferences');
    return typeof read === 'function' ? (Reflect.apply(read, window?.webContents, []) as Record<string, unknown>) : {};
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
});

test('the window cannot be led elsewhere, and opens no other', async ({ app, desktop, canary }) => {
  const { page } = app;
  const { application } = desktop;
  const ways: readonly (readonly [string, (target: string) => void])[] = [
    ['location', (target) => { window.location.href = target; }],
    ['link', (target) => { const link = document.createElement('a'); link.href = target; document.body.append(link); link.click(); link.remove(); }],
    ['meta refresh', (target) => { const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = `0;url=${target}`; document.head.append(meta); }],
  ];
  const attempts = await watchNavigations(application);
  for (const [name, go] of ways) {
    for (const target of [`${canary.url}${name.replace(' ', '-')}`, 'app://ibidem/assets/other.html']) {
      await page.evaluate(go, target);
      await expect.poll(async () => (await attempts()).at(-1), name).toEqual({ url: target, isPrevented: true });
    }
  }
  expect(await attempts()).toHaveLength(6);

  // Forms and frames are refused before they become a navigation.
  const refusedDirectives = await page.evaluate(async (target) => {
    const refused = (act: () => void): Promise<string> =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        act();
      });
    const form = document.createElement('form');
    form.action = target;
    form.method = 'post';
    document.body.append(form);
    const ofForm = await refused(() => form.submit());
    const frame = document.createElement('iframe');
    const ofFrame = await refused(() => {
      frame.src = target;
      document.body.append(frame);
    });
    form.remove();
    frame.remove();
    return [ofForm, ofFrame];
  }, `${canary.url}form`);
  expect(refusedDirectives).toEqual(['form-action', 'frame-src']);

  const windows = await page.evaluate((target) => {
    const link = document.createElement('a');
    link.href = target;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    return [window.open(target), window.open('about:blank'), window.open('app://ibidem/')].map(String);
  }, `${canary.url}window`);
  expect(windows).toEqual(['null', 'null', 'null']);
  expect(await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(page.url()).toBe(startUrl);

  // "about:blank" cannot be stopped; the window comes back from it by itself.
  await page.evaluate(() => { window.location.href = 'about:blank'; });
  await page.waitForURL(startUrl);
  await app.isReady();
  expect(canary.hits).toEqual([]);
});

test('nothing the page asks for leaves the program', async ({ app, desktop, canary }) => {
  const outcomes = await app.page.evaluate(async (target) => {
    const failure = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'went through', () => 'refused');
    const element = (make: () => HTMLElement): Promise<string> =>
      failure(new Promise((resolve, reject) => {
        const made = make();
        made.addEventListener('load', resolve);
        made.addEventListener('error', reject);
        document.body.append(made);
      }));
    const socket = (open: () => EventTarget): Promise<string> =>
      failure(new Promise((resolve, reject) => {
        try {
          const opened = open();
          opened.addEventListener('open', resolve);
          opened.addEventListener('error', reject);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }));
    const beaconRefusal = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.blockedURI.includes('beacon')) resolve('refused');
      });
      navigator.sendBeacon(`${target}beacon`, 'words');
    });
    return {
      fetch: await failure(fetch(`${target}fetch`)),
      noCors: await failure(fetch(`${target}no-cors`, { mode: 'no-cors', method: 'POST', body: 'words' })),
      request: await failure(new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.addEventListener('load', resolve);
        request.addEventListener('error', reject);
        request.open('GET', `${target}xhr`);
        request.send();
      })),
      image: await element(() => Object.assign(new Image(), { src: `${target}image.png` })),
      script: await element(() => Object.assign(document.createElement('script'), { src: `${target}script.js` })),
      style: await element(() => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${target}style.css` })),
      module: await failure(import(/* @vite-ignore */ `${target}module.js`)),
      webSocket: await socket(() => new WebSocket(target.replace('http', 'ws'))),
      eventSource: await socket(() => new EventSource(`${target}events`)),
      beacon: await beaconRefusal,
      font: await failure(new FontFace('Outside', `url(${target}font.woff2)`).load()),
    };
  }, canary.url);
  expect([...new Set(Object.values(outcomes))], JSON.stringify(outcomes)).toEqual(['refused']);

  // The guard behind the content policy: even the session itself reaches nobody.
  const bySession = await desktop.application.evaluate(
    ({ session }, target) => session.defaultSession.fetch(target).then(() => 'went through', (error: unknown) => String(error)),
    `${canary.url}session`,
  );
  expect(bySession).toMatch(/ERR_BLOCKED_BY_CLIENT/);
  expect(canary.hits).toEqual([]);
  // The canary does sing: this process reaches it.
  expect((await fetch(canary.url)).status).toBe(200);
  expect(canary.hits).toContain('GET /');
});

test('the host refuses what is not in the contract', async ({ app, desktop }) => {
  const { page } = app;
  expect(await ask(page, 'getAppInfo', undefined)).toMatchObject({ ok: true, value: { edition: 'desktop' } });
  for (const name of callNames) {
    expect(await ask(page, name, { forged: true }), name).toMatchObject({ ok: false });
    expect(await ask(page, name, 17), name).toMatchObject({ ok: false });
  }
  for (const name of ['readFile', 'exec', 'eval', '__proto__x']) expect(await ask(page, name, '/etc/passwd')).toBe('no such call');
  expect(await page.evaluate(() => {
    try {
      window.ibidemHost?.on('ibidem:closeRequested', () => undefined);
      return 'subscribed';
    } catch (error) {
      return String(error);
    }
  })).toMatch(/no push/);

  // Well-formed, but for what the person never chose.
  expect(await ask(page, 'readChosenFile', { fileId: '/etc/passwd' })).not.toMatchObject({ ok: true, value: { status: 'read' } });
  const file = { text: 'x', path: 'a.md' };
  expect(await ask(page, 'writeExport', { folderId: '/tmp', files: [file], overwrite: true, prune: false })).toMatchObject({ ok: false });
  for (const bad of ['../a.md', '/tmp/a.md', 'a/../../b.md', 'C:\\a.md', 'a//b.md', '', './a.md']) {
    expect(await ask(page, 'writeExport', { folderId: 'any', files: [{ text: 'x', path: bad }], overwrite: true, prune: false }), bad).toMatchObject({ ok: false });
  }

  // Only web and mail addresses reach the system.
  await desktop.application.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedOutside', opened);
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'app://ibidem/', 'smb://host/share', 'vscode://x', 'not an address', 'https://name:word@example.org/']) {
    expect(await ask(page, 'openExternal', { url }), url).toMatchObject({ ok: false });
  }
  expect(await ask(page, 'openExternal', { url: 'https://example.org/a' })).toMatchObject({ ok: true });
  expect(await desktop.application.evaluate(() => Reflect.get(globalThis, 'openedOutside'))).toEqual(['https://example.org/a']);

  // A frame inside the page is no page of ours: it has no bridge.
  expect(await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const hasBridge = frame.contentWindow !== null && 'ibidemHost' in frame.contentWindow;
    frame.remove();
    return hasBridge;
  })).toBe(false);
});

test('the own scheme serves the window’s files and nothing else', async ({ app, desktop }) => {
  const statusOf = (address: string): Promise<number | string> =>
    desktop.application.evaluate(({ session }, url) => session.defaultSession.fetch(url).then((answer) => answer.status, (error: unknown) => String(error)), address);
  expect(await statusOf(startUrl)).toBe(200);
  for (const outside of [
    'app://ibidem/../electron/main.js', 'app://ibidem/%2e%2e/electron/main.js', 'app://ibidem/%2e%2e%2felectron%2fmain.js', 'app://ibidem/..%5celectron%5cmain.js',
    'app://ibidem/assets/..%2f..%2f..%2fpackage.json', 'app://ibidem//etc/passwd', 'app://ibidem/%00', 'app://ibidem/assets', 'app://ibidem/nothing.js',
  ]) {
    expect(await statusOf(outside), outside).toBe(404);
  }
  expect(await statusOf('app://elsewhere/')).not.toBe(200);
  const policy = await app.page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
});

test('every permission is denied but keeping the own storage', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const named = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'granted', (error: unknown) => (error instanceof Error ? error.name : String(error)));
    const query = async (name: string): Promise<string> => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        return 'unknown';
      }
    };
    const states = await Promise.all(['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi', 'background-sync'].map(query));
    return {
      notification: await Notification.requestPermission(),
      place: await new Promise<string>((resolve) => { navigator.geolocation.getCurrentPosition(() => resolve('granted'), () => resolve('denied')); }),
      media: await named(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await named(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await named(navigator.clipboard.readText()),
      granted: states.filter((state) => state === 'granted'),
      storage: await navigator.storage.persist(),
    };
  });
  expect(answers).toMatchObject({ notification: 'denied', place: 'denied', clipboard: 'NotAllowedError', granted: [], storage: true });
  expect([answers.media, answers.screen]).not.toContain('granted');
});

test('a file that is dropped where nobody takes it leads nowhere', async ({ app, desktop }) => {
  const file = path.join(desktop.scratchFolder, 'page.html');
  await writeFile(file, '<!doctype html><title>elsewhere</title><p>Not this.');
  await app.run('Settings…');
  await app.dropPaths([file]);
  await app.page.keyboard.press('Escape');
  await app.isReady();
  expect(app.page.url()).toBe(startUrl);
});

test('the window comes back at its size, with the menu of its actions', async ({ app, desktop }) => {
  const menu = (): Promise<Record<string, string[]>> =>
    desktop.application.evaluate(({ Menu }) =>
      Object.fromEntries((Menu.getApplicationMenu()?.items ?? []).map((item) => [item.label.replace('&', ''), (item.submenu?.items ?? []).map((line) => line.label)])));
  await expect.poll(async () => Object.keys(await menu())).toEqual(['File', 'Edit', 'View', 'Go', 'Highlight', 'Note', 'Help']);
  const lines = await menu();
  expect(lines['File']).toEqual(expect.arrayContaining(['Import files…', 'New entity…', 'Export notebook…', 'Quit']));
  expect(lines['Edit']).toEqual(expect.arrayContaining(['Undo', 'Redo', 'Settings…']));
  expect(lines['Help']).toEqual(expect.arrayContaining(['Keyboard shortcuts', 'About Ibidem']));

  // A line of the menu runs the very action of the palette and the keys.
  await desktop.application.evaluate(({ Menu }) => {
    const line = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []).find((each) => each.label === 'About Ibidem');
    line?.click();
  });
  const about = app.page.getByRole('dialog', { name: 'About Ibidem' });
  await expect(about).toContainText('Electron');
  await about.getByRole('button', { name: 'Close' }).click();

  await desktop.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 30, y: 20, width: 913, height: 655 }));
  await app.quitAndReopen();
  expect(await desktop.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual({ x: 30, y: 20, width: 913, height: 655 });
});

test('a second start hands its file to the first', async ({ app, desktop }) => {
  const first = path.join(desktop.scratchFolder, 'handed over.txt');
  await writeFile(first, 'A harbor reopens\n\nThe harbor master said on Monday that ships may enter again.\n');
  await desktop.startAgain([first]);
  await expect(app.main.getByRole('document')).toContainText('ships may enter again');
  expect(await desktop.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a file on the command line is imported at the start', async ({}, testInfo) => {
  const folder = testInfo.outputPath();
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'from outside.md');
  await writeFile(file, '# From outside\n\nThe tide table hangs by the door.\n');
  const host = await openElectronHost({ args: [file] });
  try {
    const app = new Window(host);
    await app.isReady();
    await expect(app.reader.text).toContainText('The tide table hangs by the door.');
    await expect(app.library.row('From outside')).toBeVisible();
  } finally {
    await host.close();
  }
});
