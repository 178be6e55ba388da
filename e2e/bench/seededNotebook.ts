import type { Page } from '@playwright/test';
import type { GeneratedArticle, GeneratedLibrary } from './generatedLibrary';

const articlesAtOnce = 200;

/** Adds records to the notebook's database beneath the program, and counts and numbers them as its writer does. */
export async function addRecords(page: Page, stores: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  await page.evaluate(async (json) => {
    const given = JSON.parse(json) as Record<string, unknown[]>;
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    const database = await settled(indexedDB.open('ibidem'));
    const transaction = database.transaction([...Object.keys(given), 'journalHeads'], 'readwrite');
    for (const [store, records] of Object.entries(given)) for (const record of records) transaction.objectStore(store).put(record);
    const heads = transaction.objectStore('journalHeads');
    const head = (await settled(heads.get('notebook'))) as { sequence: number; changeId: string; counts: Record<string, number> };
    for (const [store, records] of Object.entries(given)) head.counts[store] = (head.counts[store] ?? 0) + records.length;
    heads.put({ ...head, sequence: head.sequence + 1, changeId: `seeded ${head.sequence + 1}` });
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(new Error(String(transaction.error)));
    });
    database.close();
  }, JSON.stringify(stores));
}

/**
 * Puts a generated library into the open notebook, without the journal and the search index hearing of it. The program
 * must be started again before anything is measured: it brings its index up to date then.
 */
export async function seedNotebook(page: Page, library: GeneratedLibrary): Promise<void> {
  await addRecords(page, { tags: library.tags, entities: library.entities });
  await seedNotes(page, library.notes);
  await seedArticles(page, library.articles());
}

export async function seedNotes(page: Page, notes: GeneratedLibrary['notes']): Promise<void> {
  await addRecords(page, { notes: notes.map(({ note }) => note), noteBodies: notes.map(({ body }) => body) });
}

export async function seedArticles(page: Page, articles: Iterable<GeneratedArticle>): Promise<void> {
  const some = { sources: [] as unknown[], sourceDocuments: [] as unknown[], passages: [] as unknown[], mentions: [] as unknown[] };
  const flush = async (): Promise<void> => {
    await addRecords(page, some);
    for (const records of Object.values(some)) records.length = 0;
  };
  for (const { source, document, passages, mentions } of articles) {
    some.sources.push(source);
    some.sourceDocuments.push(document);
    some.passages.push(...passages);
    some.mentions.push(...mentions);
    if (some.sources.length >= articlesAtOnce) await flush();
  }
  await flush();
}
