// @ts-check
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { buildAll } from '../build.mjs';
import { projectRoot } from '../install.mjs';
import { run } from '../run.mjs';
import { findRuntime } from './electronRuntime.mjs';
import { faultsOf, megabytes, readPackage } from './packageContent.mjs';
import { unreachableSite } from './request.mjs';

/** @typedef {import('./request.mjs').PackageRequest} PackageRequest */
/** @typedef {{ what: string, files: string[] } | { what: string, skipped: string } | { what: string, failed: string }} Made */

const builderPlatforms = { linux: Platform.LINUX, mac: Platform.MAC, windows: Platform.WINDOWS };
const builderArchs = { x64: Arch.x64, arm64: Arch.arm64 };

/**
 * Builds the program and makes the packages that are asked for, each also where another cannot be made.
 * @param {PackageRequest} request
 * @param {{ output?: string }} [options] where they go, under the project's folder
 * @returns {Promise<{ lines: string[], isGood: boolean, folders: string[] }>} what there is to say, and the unpacked programs
 */
export async function makePackages(request, { output = 'release' } = {}) {
  await buildAll();
  await writeManifest();
  const runtime = await findRuntime();
  const config = {
    extends: path.join(projectRoot, 'electron-builder.yml'),
    directories: { app: 'build', output, buildResources: 'electron/resources' },
    electronVersion: runtime.version,
    ...(runtime.folder === undefined ? {} : { electronDist: runtime.folder }),
    afterPack: tidy,
  };
  /** @type {Made[]} */
  const made = [];
  /** @type {string[]} */
  const faults = [];
  /** @type {string[]} */
  const folders = [];
  /** @type {string | null} */
  let unreachable = null;

  for (const arch of request.archs) {
    const folder = path.join(projectRoot, output, unpackedName(request.system, arch));
    const what = `unpacked (${arch})`;
    try {
      await rm(folder, { recursive: true, force: true });
      await build({ projectDir: projectRoot, targets: builderPlatforms[request.system].createTarget(['dir'], builderArchs[arch]), config });
    } catch (error) {
      const site = unreachableSite(error);
      made.push(site === null ? { what, failed: messageOf(error) } : { what, skipped: `Electron ${runtime.version} for it could not be fetched: ${site} cannot be reached` });
      continue;
    }
    const content = await readPackage(folder);
    faults.push(...faultsOf(content).map((fault) => `${what}: ${fault}`));
    made.push({ what: `${what}, app.asar ${megabytes(content.asarBytes)} of at most ${megabytes(content.asarBudgetBytes)}`, files: [folder] });
    folders.push(folder);
    for (const target of request.targets) {
      const label = `${target.name} (${arch})`;
      const standIn = standIns[target.name];
      // A site that was not there a moment ago is not waited for again.
      if (unreachable === null) {
        try {
          const files = await build({ projectDir: projectRoot, prepackaged: folder, targets: builderPlatforms[request.system].createTarget([target.name], builderArchs[arch]), config: { ...config, afterPack: null } });
          made.push({ what: label, files });
          continue;
        } catch (error) {
          const site = unreachableSite(error);
          if (site === null) {
            made.push(/\bENOENT\b/.test(messageOf(error)) && request.system !== systemHere() ? { what: label, skipped: `it must be made on ${request.system} (${messageOf(error).split('\n')[0]})` } : { what: label, failed: messageOf(error) });
            continue;
          }
          unreachable = site;
        }
      }
      const reason = `${target.tool} could not be fetched: ${unreachable} cannot be reached`;
      try {
        made.push(standIn === undefined ? { what: label, skipped: reason } : await standIn({ config, folder, arch, label, reason, output }));
      } catch (error) {
        made.push({ what: label, failed: messageOf(error) });
      }
    }
  }
  const notes = runtime.isPinned ? [] : [`Electron ${runtime.version} was taken from ELECTRON_OVERRIDE_DIST_PATH, which is not the version this program is made for: these packages are for tests, not for release.`];
  return { lines: [...(await table(made)), ...faults.map((fault) => `PROBLEM: ${fault}`), ...notes], isGood: isGood(made, faults, request), folders };
}

/** The packaged program's own manifest: what Electron reads of it and nothing of its development. */
async function writeManifest() {
  const { name, productName, version, description, license, author } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
  const homepage = process.env['IBIDEM_HOMEPAGE'] || 'https://ibidem.invalid/';
  await writeFile(path.join(projectRoot, 'build', 'package.json'), JSON.stringify({ name, productName, version, description, license, author, homepage, type: 'module', main: 'electron/main.js', desktopName: 'ibidem.desktop' }));
}

/** What a runtime of its own may bring that the program does not need. */
async function tidy(/** @type {{ appOutDir: string }} */ { appOutDir }) {
  for (const name of ['.complete', 'resources/default_app.asar']) await rm(path.join(appOutDir, name), { force: true });
}

/**
 * Other ways to a package where electron-builder's tool cannot be had; each says why it was needed.
 * @typedef {{ config: object, folder: string, arch: 'x64' | 'arm64', label: string, reason: string, output: string }} StandInParts
 * @type {Record<string, (parts: StandInParts) => Promise<Made>>}
 */
const standIns = {
  deb: (parts) => withOwnFpm('deb', 'dpkg-deb', parts),
  rpm: (parts) => withOwnFpm('rpm', 'rpmbuild', parts),
  'tar.gz': async ({ folder, arch, label, reason, output }) => {
    if ((await run('tar', ['--version'], { quiet: true })).code !== 0) return { what: label, skipped: `${reason}, and there is no tar` };
    const { version } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
    const name = `ibidem-${version}${arch === 'x64' ? '' : `-${arch}`}`;
    const file = path.join(projectRoot, output, `${name}.tar.gz`);
    const { code, output: said } = await run('tar', ['--create', '--gzip', '--owner=0', '--group=0', '--numeric-owner', `--transform=s,^\\.,${name},`, '--file', `${file}.part`, '--directory', folder, '.'], { quiet: true });
    if (code !== 0) return { what: label, failed: said };
    await rename(`${file}.part`, file);
    return { what: `${label}, by the system's tar`, files: [file] };
  },
};

/**
 * @param {'deb' | 'rpm'} target
 * @param {string} tool
 * @param {StandInParts} parts
 * @returns {Promise<Made>}
 */
async function withOwnFpm(target, tool, { config, folder, arch, label, reason }) {
  if ((await run(tool, ['--version'], { quiet: true })).code !== 0) return { what: label, skipped: `${reason}, and there is no ${tool}` };
  const bin = await mkdtemp(path.join(tmpdir(), 'ibidem-bin-'));
  const before = { path: process.env['PATH'], fpm: process.env['USE_SYSTEM_FPM'] };
  try {
    const program = path.join(bin, 'fpm');
    await mkdir(bin, { recursive: true });
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${path.join(import.meta.dirname, 'fpm.mjs')}' "$@"\n`);
    await chmod(program, 0o755);
    process.env['PATH'] = `${bin}${path.delimiter}${before.path ?? ''}`;
    process.env['USE_SYSTEM_FPM'] = 'true';
    const files = await build({ projectDir: projectRoot, prepackaged: folder, targets: Platform.LINUX.createTarget([target], builderArchs[arch]), config: { ...config, afterPack: null } });
    return { what: `${label}, by the system's ${tool}`, files };
  } finally {
    process.env['PATH'] = before.path ?? '';
    if (before.fpm === undefined) delete process.env['USE_SYSTEM_FPM'];
    else process.env['USE_SYSTEM_FPM'] = before.fpm;
    await rm(bin, { recursive: true, force: true });
  }
}

/**
 * @param {PackageRequest['system']} system
 * @param {'x64' | 'arm64'} arch
 */
function unpackedName(system, arch) {
  const ending = arch === 'x64' ? '' : `-${arch}`;
  return system === 'linux' ? `linux${ending}-unpacked` : system === 'windows' ? `win${ending}-unpacked` : `mac${ending}`;
}

function systemHere() {
  return process.platform === 'linux' ? 'linux' : process.platform === 'darwin' ? 'mac' : 'windows';
}

/** @param {unknown} error */
function messageOf(error) {
  const text = error instanceof Error ? error.message : String(error);
  // The line that names the trouble stands deep in what a tool wrote.
  return /^Error: .*$/m.exec(text)?.[0] ?? text;
}

/** @param {readonly Made[]} made */
async function table(made) {
  /** @type {string[]} */
  const lines = [];
  for (const each of made) {
    if ('failed' in each) lines.push(`FAILED   ${each.what}: ${each.failed.split('\n')[0]}`);
    else if ('skipped' in each) lines.push(`skipped  ${each.what}: ${each.skipped}`);
    else for (const file of each.files) lines.push(`built    ${each.what}: ${path.relative(projectRoot, file)}, ${await sizeOf(file)}`);
  }
  return lines;
}

/** @param {string} file */
async function sizeOf(file) {
  const found = await stat(file);
  return found.isFile() ? megabytes(found.size) : megabytes((await readPackage(file)).totalBytes);
}

/**
 * Good where nothing failed, nothing is wrong with what was made, and something was; a target that was asked for by its
 * name must be there.
 * @param {readonly Made[]} made
 * @param {readonly string[]} faults
 * @param {PackageRequest} request
 */
function isGood(made, faults, request) {
  if (faults.length > 0 || made.some((each) => 'failed' in each)) return false;
  return request.isChosen || process.env['CI'] ? made.every((each) => 'files' in each) : made.some((each) => 'files' in each);
}
