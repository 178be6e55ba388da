import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { sandboxArgs, shippedExecutable, shippedFolder } from '../fixtures/shippedProgram';

interface Content {
  readonly fuses: Readonly<Record<string, boolean | null>>;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly resources: readonly string[];
  readonly asarBytes: number;
  readonly asarBudgetBytes: number;
  readonly faults: readonly string[];
}

async function packageContent(): Promise<Content> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/packaging/packageContent.mjs'), shippedFolder()], { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as Content;
}

test('the binary’s fuses stand as they should', async () => {
  const { fuses } = await packageContent();
  expect(fuses).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('the package holds what runs and nothing else, within its budget', async () => {
  const { files, resources, asarBytes, asarBudgetBytes, faults } = await packageContent();
  expect(faults).toEqual([]);
  const names = files.map((file) => file.path);
  expect(names).toEqual(expect.arrayContaining(['package.json', 'electron/main.js', 'electron/preload.cjs', 'renderer/index.html', 'renderer/licences.json']));
  expect(names.filter((name) => /\.map$|\.tsx?$|node_modules/.test(name))).toEqual([]);
  expect(asarBytes).toBeLessThanOrEqual(asarBudgetBytes);
  expect(resources).toEqual(expect.arrayContaining(['LICENSE.txt', 'app.asar']));
  expect(resources).not.toContain('default_app.asar');
});

/** Starts the program with what would make it do other work, and ends it once it shows its window or has ended by itself. */
async function startedWith(args: readonly string[], env: Readonly<Record<string, string>>, executable = shippedExecutable()): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-fuses-'));
  const child = spawn(executable, [...sandboxArgs, '--remote-debugging-port=0', `--user-data-dir=${folder}`, ...args], { env: { ...process.env, ...env }, cwd: folder });
  let said = '';
  const ended = once(child, 'close');
  try {
    await Promise.race([
      ended,
      new Promise<void>((resolve) => {
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (data: Buffer) => {
            said += data.toString();
            // Chromium's own port opens after Node would have done any of this.
            if (said.includes('DevTools listening on')) resolve();
          });
        }
      }),
    ]);
  } finally {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return said;
}

test('the program cannot be made to run something else', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-hook-'));
  const trace = path.join(folder, 'trace');
  const hook = path.join(folder, 'hook.cjs');
  await writeFile(hook, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran');`);
  try {
    const asNode = await startedWith(['-p', '6 * 7'], { ELECTRON_RUN_AS_NODE: '1' });
    expect(asNode).not.toMatch(/^42$/m);
    expect(asNode).toContain('DevTools listening on');
    await startedWith([], { NODE_OPTIONS: `--require=${hook}` });
    expect(await readdir(folder)).toEqual(['hook.cjs']);
    expect(await startedWith(['--inspect=0', '--inspect-brk=0'], {})).not.toContain('Debugger listening');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the program takes its code from app.asar only', async () => {
  test.skip(process.platform === 'darwin', 'a changed bundle has no valid signature and is not started at all');
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-moved-'));
  try {
    const copy = path.join(folder, 'program');
    await cp(shippedFolder(), copy, { recursive: true });
    const trace = path.join(folder, 'trace');
    await mkdir(path.join(copy, 'resources', 'app'));
    await writeFile(path.join(copy, 'resources', 'app', 'package.json'), '{"name":"other","main":"main.js"}');
    await writeFile(path.join(copy, 'resources', 'app', 'main.js'), `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran');`);
    await startedWith([], {}, path.join(copy, path.basename(shippedExecutable())));
    expect(await readdir(folder)).toEqual(['program']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
