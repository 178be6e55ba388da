import type { Page } from '@playwright/test';

/** Changes fields of one record straight in the database, as a fault of a disk or of another program would. */
export function spoil(page: Page, table: string, place: number, fields: Readonly<Record<string, unknown>>): Promise<string> {
  return page.evaluate(
    ([name, index, changed]) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('ibidem');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(name, 'readwrite');
          const store = transaction.objectStore(name);
          let id = '';
          const all = store.getAll();
          all.onsuccess = () => {
            const record: Record<string, unknown> = { ...all.result[index], ...changed };
            id = String(record['id']);
            store.put(record);
          };
          transaction.oncomplete = () => {
            database.close();
            resolve(id);
          };
          transaction.onabort = () => reject(new Error(String(transaction.error)));
        };
      }),
    [table, place, fields] as const,
  );
}
