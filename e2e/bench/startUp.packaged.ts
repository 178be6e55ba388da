import { execFile, type ChildProcess } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { installedElectron } from '../fixtures/electronHost';
import { keepSection, machineLine, markdownTable, spreadOf } from '../fixtures/measuring';
import { shippedExecutable, shippedFolder, startShipped, withDataFolder } from '../fixtures/shippedProgram';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const resultsFile = path.join(import.meta.dirname, 'RESULTS-packaged.md');
const runs = 7;
const coldRuns = 3;
/** The window has it as its own once the article is shown. */
const title = 'The tide table';
const idleMs = 10_000;

const programs = [
  { name: 'packaged', program: { executable: shippedExecutable(), args: [] } },
  { name: 'unpackaged', program: { executable: installedElectron(), args: [projectRoot] } },
] as const;

/** Lets the system forget every file, where we may; a start then reads all from the disk. */
async function forgetFiles(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  await promisify(execFile)('sync');
  return writeFile('/proc/sys/vm/drop_caches', '3').then(() => true, () => false);
}

/** The memory of a process and all below it, what they share counted once (PSS), in bytes. */
async function memoryOf(root: ChildProcess): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isBelow = (id: number | undefined): boolean => id !== undefined && id > 1 && (id === root.pid || isBelow(parents.get(id)));
  const sizes = await Promise.all([...parents.keys()].filter(isBelow).map(async (id) => Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => ''))?.[1] ?? 0) * 1024));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

async function sizes(): Promise<string[][]> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(projectRoot, 'scripts/packaging/packageContent.mjs'), shippedFolder()], { maxBuffer: 2 ** 24 });
  const { asarBytes, asarBudgetBytes, totalBytes } = JSON.parse(stdout) as { readonly asarBytes: number; readonly asarBudgetBytes: number; readonly totalBytes: number };
  const release = path.join(projectRoot, 'release');
  const packages = (await readdir(release)).filter((name) => /\.(AppImage|deb|rpm|tar\.gz|dmg|zip|exe)$/.test(name)).sort();
  return [
    [`app.asar (budget ${megabytes(asarBudgetBytes)})`, megabytes(asarBytes)],
    ['the unpacked program, Electron counted', megabytes(totalBytes)],
    ...(await Promise.all(packages.map(async (name) => [name, megabytes((await stat(path.join(release, name))).size)]))),
  ];
}

test('sizes, start and idle memory, beside the program as it is started from its sources', async () => {
  const rows: string[][] = [];
  const loadBefore = loadavg()[0]?.toFixed(1) ?? 'unknown';
  for (const { name, program } of programs) {
    await withDataFolder(async (dataFolder) => {
      const article = path.join(path.dirname(dataFolder), 'tide table.txt');
      await writeFile(article, `${title}\n\nThe harbor master reads the tide table twice a day.\n`);
      const first = await startShipped({ dataFolder, program, args: [article] });
      await expect(first.page.getByRole('main').getByRole('document')).toContainText('twice a day');
      await first.quit();
      const cold: number[] = [];
      for (let run = 0; run < coldRuns; run += 1) {
        if (!(await forgetFiles())) break;
        const started = await startShipped({ dataFolder, program, title });
        cold.push(started.titledMs);
        await started.quit();
      }
      const warm: number[] = [];
      let memory = 'not measured here';
      for (let run = 0; run < runs; run += 1) {
        const started = await startShipped({ dataFolder, program, title });
        warm.push(started.titledMs);
        if (run === runs - 1 && process.platform === 'linux') {
          await new Promise((resolve) => setTimeout(resolve, idleMs));
          memory = megabytes(await memoryOf(started.process));
        }
        await started.quit();
      }
      rows.push([name, cold.length > 0 ? spreadOf(cold) : 'not measured here', spreadOf(warm), memory]);
    });
  }
  const sandbox = process.getuid?.() === 0 ? 'as root, without Chromium’s sandbox' : 'as an ordinary user, with Chromium’s sandbox';
  const section = [
    `## ${process.platform} ${process.arch}`, '',
    `${new Date().toISOString().slice(0, 10)}, ${machineLine()}, ${sandbox}; load of the machine by other work ${loadBefore}. Times are milliseconds from starting the process until the last article is shown: least / median / 95 of 100 / most, of ${coldRuns} cold starts (the system had forgotten every file) and ${runs} warm ones. Memory is that of all processes after ${idleMs / 1000} seconds of rest, what they share counted once.`, '',
    markdownTable(['program', 'cold', 'warm', 'memory at rest'], rows), '',
    markdownTable(['what', 'size'], await sizes()), '',
  ].join('\n');
  await test.info().attach('figures', { body: section, contentType: 'text/markdown' });
  process.stdout.write(`\n${section}\n`);
  if (process.env['IBIDEM_WRITE_RESULTS']) await keepSection(resultsFile, '# The packaged program\n\nWritten by `npm run bench -- packaged` with IBIDEM_WRITE_RESULTS=1.', section);
});
