import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectJournalComplete, notebookContent } from '../fixtures/notebookContent';
import { expect, test } from '../fixtures/test';

const restored = /database was gone\. It was restored from .*5 articles/;

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

test('a deleted database folder comes back whole, texts, notes and originals included', async ({ app, host }) => {
  test.slow();
  await app.addSample();
  await app.addNote('Written by hand');
  await app.note.type('Nothing of this may be lost.');
  await expect(app.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await expectJournalComplete(app.page);
  const before = await notebookContent(app.page);
  expect(before['sources']?.count).toBe(5);

  await host.relaunch(() => rm(host.databaseFolder, { recursive: true }));
  await app.isReady();
  await expect(app.notices).toContainText(restored);
  expect(await notebookContent(app.page)).toEqual(before);

  await app.quitAndReopen();
  await expect(app.library.rows).toHaveCount(5);
  await expect(app.notices).not.toContainText('restored');
  expect(await notebookContent(app.page)).toEqual(before);
});

test.describe('beneath the open window', () => {
  // What the window reads in that very moment fails, and it says so.
  test.use({ provokesRefusals: true });

  test('a deleted database is restored at the next start', async ({ app, host }) => {
    await app.addSample();
    await expectJournalComplete(app.page);
    const before = await notebookContent(app.page);
    await app.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('ibidem');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(new Error(String(request.error)));
        }),
    );
    await app.quitAndReopen();
    await expect(app.notices).toContainText(restored);
    expect(await notebookContent(app.page)).toEqual(before);
    expect(host.outsideRequests).toEqual([]);
    expect(host.pageErrors.filter((error) => !error.startsWith('DatabaseClosedError'))).toEqual([]);
  });
});

/** Changes every file of the database. */
async function spoilDatabase(folder: string, spoil: (bytes: Buffer) => Uint8Array): Promise<void> {
  for (const file of await filesBelow(folder)) if (!file.endsWith('LOCK')) await writeFile(file, spoil(await readFile(file)));
}

test('a database whose files were cut to half comes back whole', async ({ app, host }) => {
  await app.addSample();
  await expectJournalComplete(app.page);
  const before = await notebookContent(app.page);
  await host.relaunch(() => spoilDatabase(host.databaseFolder, (bytes) => bytes.subarray(0, bytes.length / 2)));
  await app.isReady();
  await expect(app.notices).toContainText(/was (gone|damaged)|could not be opened/);
  await expect(app.notices).toContainText('5 articles');
  expect(await notebookContent(app.page)).toEqual(before);
});

test('a database whose files are noise comes back whole, and what is written after it stays', async ({ app, host }) => {
  await app.addSample();
  await expectJournalComplete(app.page);
  await host.relaunch(() => spoilDatabase(host.databaseFolder, (bytes) => bytes.map((byte, index) => (index % 7 === 0 ? byte ^ 0x55 : byte))));
  await app.isReady();
  // Chromium can mostly neither open nor delete it, and sometimes throws it away after all, now or later.
  await expect(app.notices).toContainText(/database (was gone|was damaged|could not be opened)\. It was restored from .*5 articles/);
  await app.addNote('After the damage');
  await expect(app.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await app.quitAndReopen();
  await app.showSection('Notes');
  await expect(app.list).toContainText('After the damage');
  await app.showSection('Library');
  await expect(app.library.rows).toHaveCount(5);
});

test('a large notebook that lost records is found out when it is open, and starts again with all of them', async ({ app }) => {
  await app.addSample();
  await expectJournalComplete(app.page);
  const before = await notebookContent(app.page);
  // A head that speaks of more than is counted at a start stands for a large notebook.
  await app.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ibidem');
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['journalHeads', 'passages'], 'readwrite');
          const heads = writing.objectStore('journalHeads');
          const reading = heads.get('notebook');
          reading.onsuccess = () => {
            const head = reading.result as { counts: Record<string, number> };
            heads.put({ ...head, counts: { ...head.counts, passages: 30_000 } });
          };
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          writing.onerror = () => reject(new Error(String(writing.error)));
        };
      }),
  );
  await app.page.reload();
  await expect(app.notices).toContainText(/was damaged\. It was restored from .*5 articles/);
  await expect(app.library.rows).toHaveCount(5);
  expect(await notebookContent(app.page)).toEqual(before);
});

test('a notebook without its journal gets a new one', async ({ app, host }) => {
  test.skip(host.kind === 'chromium', 'A private file system cannot be reached from outside');
  if (host.kind !== 'electron') return;
  const journal = path.join(host.dataFolder, 'journal');
  await app.addSample();
  await expectJournalComplete(app.page);
  const before = await notebookContent(app.page);
  await host.relaunch(() => rm(journal, { recursive: true }));
  await app.isReady();
  await expect.poll(async () => (await filesBelow(journal).catch(() => [])).some((file) => file.endsWith('.json'))).toBe(true);
  await host.relaunch(() => rm(host.databaseFolder, { recursive: true }));
  await app.isReady();
  await expect(app.notices).toContainText('5 articles');
  expect(await notebookContent(app.page)).toEqual(before);
});

test('a torn last line of the journal costs that change and nothing else', async ({ app, host }) => {
  test.skip(host.kind === 'chromium', 'A private file system cannot be reached from outside');
  if (host.kind !== 'electron') return;
  const { dataFolder, databaseFolder } = host;
  await app.addSample();
  await expectJournalComplete(app.page);
  const before = await notebookContent(app.page);
  await host.relaunch(async () => {
    await rm(databaseFolder, { recursive: true });
    const [segment = ''] = (await filesBelow(path.join(dataFolder, 'journal', 'segments'))).sort();
    await appendFile(segment, '{"crc":"12345678","body":{"format":1,"seq');
  });
  await app.isReady();
  await expect(app.notices).toContainText('5 articles');
  expect(await notebookContent(app.page)).toEqual(before);
});
