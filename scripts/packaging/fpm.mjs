// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Stands in for `fpm` where electron-builder cannot fetch it: takes the arguments that electron-builder gives and makes
 * the package with the system's own dpkg-deb or rpmbuild. Everything that is in the package is electron-builder's choice.
 */
const single = new Set(['-s', '-t', '--architecture', '--after-install', '--after-remove', '--description', '--version', '--package', '--name', '--maintainer', '--vendor', '--url', '--category', '--deb-priority', '--rpm-summary', '--license', '--iteration', '--log', '--deb-compression', '--rpm-compression', '--rpm-os', '--rpm-rpmbuild-define']);
/** rpm has its own names for processors. @type {Record<string, string>} */
const rpmArchitectures = { amd64: 'x86_64', arm64: 'aarch64' };
const repeated = new Set(['-d', '--deb-recommends']);

/** @type {Map<string, string[]>} */
const options = new Map();
/** @type {{ from: string, to: string }[]} */
const mappings = [];
const args = process.argv.slice(2);
for (let index = 0; index < args.length; index += 1) {
  const word = args[index] ?? '';
  const [name, inline] = word.startsWith('--') && word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word, undefined];
  if (single.has(name) || repeated.has(name)) {
    const value = inline ?? args[(index += 1)] ?? '';
    options.set(name, [...(options.get(name) ?? []), value]);
  } else if (name !== '--force' && name !== '--debug') {
    const middle = word.lastIndexOf('=');
    if (word.startsWith('-') || middle < 0) throw new Error(`The stand-in for fpm does not know "${word}"`);
    mappings.push({ from: word.slice(0, middle), to: word.slice(middle + 1) });
  }
}

/** @param {string} name */
const option = (name) => options.get(name)?.at(-1) ?? '';
const name = option('--name');
const target = option('-t');
const output = path.resolve(option('--package'));
const work = mkdtempSync(path.join(tmpdir(), 'ibidem-fpm-'));
try {
  const root = path.join(work, 'root');
  for (const { from, to } of mappings) {
    const isContent = from.endsWith('/');
    const place = path.join(root, to);
    mkdirSync(isContent ? place : path.dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
    if (!isContent) chmodSync(place, 0o644);
  }
  if (target === 'deb') makeDeb(root);
  else if (target === 'rpm') makeRpm(root);
  else throw new Error(`The stand-in for fpm makes deb and rpm, not "${target}"`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param {string} root */
function makeDeb(root) {
  const control = path.join(root, 'DEBIAN');
  const doc = path.join(root, 'usr/share/doc', name);
  mkdirSync(doc, { recursive: true });
  const licence = mappings.map(({ from }) => path.join(from, 'resources', 'LICENSE.txt')).find((file) => existsSync(file));
  if (licence !== undefined) cpSync(licence, path.join(doc, 'copyright'));
  const size = bytesBelow(root);
  mkdirSync(control);
  const [summary = '', ...rest] = option('--description').split('\n');
  const fields = [
    ['Package', name], ['Version', option('--version')], ['License', option('--license')], ['Vendor', option('--vendor')], ['Architecture', option('--architecture')],
    ['Maintainer', option('--maintainer')], ['Installed-Size', String(Math.ceil(size / 1024))], ['Depends', (options.get('-d') ?? []).join(', ')],
    ['Recommends', (options.get('--deb-recommends') ?? []).join(', ')], ['Section', option('--category')], ['Priority', option('--deb-priority')], ['Homepage', option('--url')],
    ['Description', [summary, ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
  ];
  writeFileSync(path.join(control, 'control'), fields.filter(([, value]) => value !== '').map(([field, value]) => `${field}: ${value}\n`).join(''));
  for (const [file, script] of [['postinst', '--after-install'], ['postrm', '--after-remove']]) {
    if (file === undefined || script === undefined || option(script) === '') continue;
    writeFileSync(path.join(control, file), readFileSync(option(script)), { mode: 0o755 });
  }
  run('dpkg-deb', ['--root-owner-group', `-Z${option('--deb-compression') || 'xz'}`, '--build', root, output]);
}

/** @param {string} root */
function makeRpm(root) {
  const script = (/** @type {string} */ which) => (option(which) === '' ? '' : readFileSync(option(which), 'utf8').replaceAll('%', '%%'));
  const requires = (options.get('-d') ?? []).map((each) => `Requires: ${each}\n`).join('');
  const [iteration = '1'] = options.get('--iteration') ?? [];
  const spec = `Name: ${name}
Version: ${option('--version').replaceAll('-', '_')}
Release: ${iteration}
Summary: ${option('--rpm-summary') || option('--description').split('\n')[0]}
License: ${option('--license')}
Vendor: ${option('--vendor')}
URL: ${option('--url')}
${requires}AutoReqProv: no
%description
${option('--description')}
%files
${topFolders(root).map((folder) => `"${folder}"\n`).join('')}%post
${script('--after-install')}
%postun
if [ "$1" = 0 ]; then
${script('--after-remove').replace(/^#!.*\n/, '')}
fi
`;
  const file = path.join(work, `${name}.spec`);
  writeFileSync(file, spec);
  const made = path.join(work, 'made');
  // Nothing of the program is stripped or compressed anew, and no file is named after its digest.
  const defines = [
    `_topdir ${path.join(work, 'rpm')}`, `_rpmdir ${made}`, '_rpmfilename package.rpm', '_build_id_links none', '__os_install_post %{nil}', 'debug_package %{nil}', '_binary_payload w2T0.xzdio',
  ];
  const architecture = rpmArchitectures[option('--architecture')] ?? option('--architecture');
  run('rpmbuild', ['-bb', '--target', architecture, '--buildroot', root, ...defines.flatMap((each) => ['--define', each]), '--noclean', file]);
  rmSync(output, { force: true });
  renameAcross(path.join(made, 'package.rpm'), output);
}

/**
 * What the package owns: its own folders as a whole, and single files in folders of the system.
 * @param {string} root
 */
function topFolders(root) {
  const own = readdirSync(path.join(root, 'opt')).map((folder) => `/opt/${folder}`);
  return [...own, ...filesBelow(path.join(root, 'usr')).map((file) => file.slice(root.length))];
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

/** @param {string} folder */
function bytesBelow(folder) {
  return filesBelow(folder).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/**
 * @param {string} from
 * @param {string} to
 */
function renameAcross(from, to) {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to); // another disk
  }
}

/**
 * @param {string} program
 * @param {string[]} programArgs
 */
function run(program, programArgs) {
  const { status, error, stderr } = spawnSync(program, programArgs, { encoding: 'utf8', cwd: work });
  if (error) throw new Error(`${program} cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
