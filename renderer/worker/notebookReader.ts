import type { RecordOf, TableName } from '../../shared/domain/tables';

/** How far the notebook is, as its writer keeps it. */
export interface NotebookHead {
  readonly sequence: number;
  readonly changeId: string;
}

/** Reads the notebook's records beside the window, which writes them. Never writes. */
export interface NotebookReader {
  head(): Promise<NotebookHead>;
  count(table: TableName): Promise<number>;
  /** Records by their ids; undefined where there is none. */
  get<Name extends TableName>(table: Name, ids: readonly string[]): Promise<readonly (RecordOf<Name> | undefined)[]>;
  /** Records in the order of their ids, from behind `after`. Fewer than `limit` are the last. */
  page<Name extends TableName>(table: Name, after: string, limit: number): Promise<readonly RecordOf<Name>[]>;
  /** Records whose ids lie from `first` to `last`, both included, in the order of their ids. */
  between<Name extends TableName>(table: Name, first: string, last: string): Promise<readonly RecordOf<Name>[]>;
  close(): void;
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The notebook could not be read'));
  });
}

function isHead(value: unknown): value is NotebookHead {
  return typeof value === 'object' && value !== null && 'sequence' in value && typeof value.sequence === 'number' && 'changeId' in value && typeof value.changeId === 'string';
}

/** Opens the notebook's database as it is. */
export async function openNotebook(name: string, factory: IDBFactory = indexedDB): Promise<NotebookReader> {
  const opening = factory.open(name);
  // Asked for without a version, a database that is not there would be made, empty.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  const database = await answerOf(opening);
  // Somebody wants to upgrade or to delete it: an index must not stand in the way.
  database.onversionchange = () => database.close();
  /**
   * Asks and ends the transaction at once: a worker that goes on with the answer for seconds would hold it open meanwhile,
   * and with it whatever the window writes, and reads after that.
   */
  const ask = <Value>(table: string, question: (store: IDBObjectStore) => readonly IDBRequest<Value>[]): Promise<Value[]> => {
    const transaction = database.transaction(table, 'readonly', { durability: 'relaxed' });
    const answers = question(transaction.objectStore(table)).map(answerOf);
    transaction.commit();
    return Promise.all(answers);
  };
  return {
    async head() {
      const [head] = await ask<unknown>('journalHeads', (store) => [store.get('notebook')]);
      return isHead(head) ? { sequence: head.sequence, changeId: head.changeId } : { sequence: 0, changeId: '' };
    },
    async count(table) {
      const [count = 0] = await ask(table, (store) => [store.count()]);
      return count;
    },
    get<Name extends TableName>(table: Name, ids: readonly string[]) {
      return ask<RecordOf<Name> | undefined>(table, (store) => ids.map((id) => store.get(id)));
    },
    async page<Name extends TableName>(table: Name, after: string, limit: number) {
      const [records = []] = await ask<RecordOf<Name>[]>(table, (store) => [store.getAll(IDBKeyRange.lowerBound(after, true), limit)]);
      return records;
    },
    async between<Name extends TableName>(table: Name, first: string, last: string) {
      const [records = []] = await ask<RecordOf<Name>[]>(table, (store) => [store.getAll(IDBKeyRange.bound(first, last))]);
      return records;
    },
    close: () => database.close(),
  };
}
