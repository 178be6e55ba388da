// @ts-check
import { chown, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fuseTools from '@electron/fuses';
import { findDisplay } from '../browsers.mjs';
import { projectRoot } from '../install.mjs';
import { run } from '../run.mjs';
import { makePackages } from './makePackages.mjs';
import { readPackage } from './packageContent.mjs';
import { readRequest } from './request.mjs';

/** Nobody's own: an ordinary user that every Linux has. Chromium's sandbox refuses to run as root. */
const ordinaryUserId = 65534;

/**
 * Packages the program (unpacked, with a throw-away key for updates) and runs a Playwright project on it, as an ordinary
 * user where we are root.
 * @param {string} project
 * @param {readonly string[]} [args] of `playwright test`
 * @param {Record<string, string>} [env]
 * @param {{ asOurselves?: boolean }} [options] for what is compared with a program that an ordinary user may not read
 * @returns {Promise<{ code: number, report: unknown } | string>} or the reason why it cannot run here
 */
export async function testPackaged(project, args = [], env = {}, { asOurselves = false } = {}) {
  const display = await findDisplay();
  if (!display.found) return display.reason;
  const keys = generateKeyPairSync('ed25519');
  process.env['IBIDEM_UPDATE_PUBLIC_KEY'] = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const request = readRequest(['--dir'], { platform: process.platform, arch: process.arch });
  if (typeof request === 'string') return request;
  const made = await makePackages(request, { output: 'release/tests' });
  const [folder] = made.folders;
  if (folder === undefined) return made.lines.join('; ');
  console.log(made.lines.join('\n'));
  const inspectable = await makeInspectable(folder);
  const scratch = await mkdtemp(path.join(tmpdir(), 'ibidem-packaged-'));
  try {
    const userId = asOurselves ? undefined : await ordinaryUser(scratch);
    const report = path.join(scratch, 'report.json');
    const [program = process.execPath, ...rest] = [...display.under, process.execPath, 'node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', '--project', project, '--output', path.join(scratch, 'output'), ...args];
    const { code } = await run(program, rest, {
      ...(userId === undefined ? {} : { userId }),
      env: {
        ...(userId === undefined ? {} : { HOME: scratch, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '', TMPDIR: scratch }),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        IBIDEM_PROGRAM: (await readPackage(inspectable)).executable,
        IBIDEM_SHIPPED: folder,
        IBIDEM_TEST_UPDATE_KEY: keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
        ...env,
      },
    });
    return { code, report: JSON.parse(await readFile(report, 'utf8').catch(() => 'null')) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * A copy with one fuse the other way: a test can only look into a main process that takes --inspect. Everything that needs
 * no look inside is tested on the program as it ships.
 * @param {string} folder
 */
async function makeInspectable(folder) {
  const copy = `${folder}-inspectable`;
  await rm(copy, { recursive: true, force: true });
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  const { flipFuses, FuseV1Options, FuseVersion } = fuseTools;
  await flipFuses((await readPackage(copy)).executable, { version: FuseVersion.V1, resetAdHocDarwinSignature: true, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return copy;
}

/**
 * Whom to run as: undefined for ourselves. Root becomes an ordinary user where that one can read the project.
 * @param {string} scratch becomes that user's home
 */
async function ordinaryUser(scratch) {
  if (process.getuid?.() !== 0) return undefined;
  const { code } = await run(process.execPath, ['-e', `require('node:fs').readdirSync(${JSON.stringify(path.join(projectRoot, 'node_modules', '@playwright'))})`], { quiet: true, userId: ordinaryUserId });
  if (code !== 0) {
    console.log('An ordinary user cannot read this folder, so the packaged program is tested as root, without Chromium’s sandbox.');
    return undefined;
  }
  await mkdir(path.join(scratch, 'output'), { recursive: true });
  for (const place of [scratch, path.join(scratch, 'output')]) await chown(place, ordinaryUserId, ordinaryUserId);
  return ordinaryUserId;
}
