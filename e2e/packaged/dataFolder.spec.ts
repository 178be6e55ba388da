import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { refusalOf } from '../fixtures/electronHost';
import { startShipped, withDataFolder } from '../fixtures/shippedProgram';
import { Library } from '../pages/library';
import { Reader } from '../pages/reader';

const hardName = 'Zoë O’Neill 研究 (home)';

test('a user name with spaces and letters of every kind is no hindrance', async () => {
  test.skip(process.platform !== 'linux', 'where the data lie follows HOME on Linux only');
  await withDataFolder(async (home) => {
    await mkdir(home);
    const article = path.join(home, '潮汐 table.txt');
    await writeFile(article, 'The tide table\n\nThe harbor master reads the tide table twice a day.\n');
    const env = { HOME: home, XDG_CONFIG_HOME: '' };
    const first = await startShipped({ dataFolder: null, args: [article], env });
    await expect(new Reader(first.page).text).toContainText('twice a day');
    await first.quit();
    // The journal may still be on its way; that nothing is lost, the second start shows.
    expect(await readdir(path.join(home, '.config', 'Ibidem'))).toContain('IndexedDB');
    const second = await startShipped({ dataFolder: null, env });
    await expect(new Library(second.page).rows).toHaveCount(1);
    await second.quit();
  }, hardName);
});

test('a data folder that cannot be written to is told, and left alone', async () => {
  test.skip(process.getuid?.() === 0, 'root may write everywhere');
  test.skip(process.platform === 'win32', 'rights of folders are another matter there');
  await withDataFolder(async (dataFolder) => {
    await mkdir(dataFolder);
    await chmod(dataFolder, 0o555);
    try {
      expect(await refusalOf(dataFolder)).toContain(`Ibidem keeps its notebook in the folder “${dataFolder}” and cannot write there, because the system does not permit it.`);
      expect(await readdir(dataFolder)).toEqual([]);
    } finally {
      await chmod(dataFolder, 0o755);
    }
  });
});

test('a notebook that is open on another computer, over a shared folder, is not opened twice', async () => {
  test.skip(process.platform === 'win32', 'Windows itself keeps a second start from the folder');
  await withDataFolder(async (dataFolder) => {
    await mkdir(dataFolder);
    await symlink('another-computer-4711', path.join(dataFolder, 'SingletonLock'));
    expect(await refusalOf(dataFolder)).toContain('is open on the computer “another-computer”');
    expect(await readdir(dataFolder)).not.toContain('journal');
  });
});
