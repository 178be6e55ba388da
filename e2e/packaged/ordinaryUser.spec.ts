import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startShipped, withDataFolder } from '../fixtures/shippedProgram';
import { Inspector } from '../pages/inspector';
import { Reader } from '../pages/reader';

interface ProcessFacts {
  readonly type: string;
  readonly userId: number;
  /** How many namespaces of processes it is in: more than one where it sees only its own. */
  readonly depth: number;
  /** 2 where only listed system calls are let through. */
  readonly seccomp: number;
}

/** What Linux says of the processes that hold the given data folder on their command line, and of their children. */
async function factsOfProcesses(dataFolder: string): Promise<ProcessFacts[]> {
  const facts: ProcessFacts[] = [];
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [commandLine, status] = await Promise.all([readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''), readFile(`/proc/${id}/status`, 'utf8').catch(() => '')]);
    if (!commandLine.includes(dataFolder)) continue;
    const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
    facts.push({
      // A renderer writes its whole command line as one word.
      type: /--type=([\w-]+)/.exec(commandLine)?.[1] ?? 'browser',
      userId: Number(field('Uid').split(/\s+/)[0]),
      depth: field('NSpid').split(/\s+/).length,
      seccomp: Number(field('Seccomp')),
    });
  }
  return facts;
}

test('an ordinary user runs it with Chromium’s sandbox, and everything is there at the next start', async () => {
  test.skip(process.platform !== 'linux', 'what the system says of a sandbox is read from /proc');
  test.skip(process.getuid?.() === 0, 'this is root, for whom Chromium has no sandbox');
  await withDataFolder(async (dataFolder) => {
    const article = path.join(path.dirname(dataFolder), 'tide table.txt');
    await writeFile(article, 'The tide table\n\nThe tide table hangs by the door, and the harbor master reads it twice a day.\n');
    const first = await startShipped({ dataFolder, args: [article] });
    await expect(new Reader(first.page).text).toContainText('reads it twice a day');

    const facts = await factsOfProcesses(dataFolder);
    const renderers = facts.filter(({ type }) => type === 'renderer');
    expect(renderers.length).toBeGreaterThan(0);
    for (const { userId, depth, seccomp } of renderers) {
      expect(userId).toBe(process.getuid?.());
      expect(depth, 'it has namespaces of its own').toBeGreaterThan(1);
      expect(seccomp, 'its system calls are filtered').toBe(2);
    }

    // A highlight wholly by keyboard, in the very program that ships.
    const { page } = first;
    await new Reader(page).selectByFinding('hangs by the door');
    await page.keyboard.press('1');
    await expect(new Inspector(page).options).toHaveCount(1);
    await first.quit();

    const second = await startShipped({ dataFolder });
    await expect(new Reader(second.page).text).toContainText('reads it twice a day');
    await expect(new Inspector(second.page).options).toContainText('hangs by the door');
    await second.quit();
  });
});
