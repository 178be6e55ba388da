import 'fake-indexeddb/auto';
import { createCountingIdMaker, type Clock, type IdMaker } from '../../shared/domain/ids';
import { createWriter, type Writer } from './transaction';
import { openDatabase, type NotebookDatabase } from './database';
import { beginNumbering } from './journalStores';

/** The same shape as the context of commands, which `data` does not know. */
export interface TestNotebook {
  readonly database: NotebookDatabase;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly ids: IdMaker;
}

let notebooks = 0;

/** A clock that moves one second at every look, from a fixed start. */
export function createStepClock(start = '2024-01-01T00:00:00.000Z'): Clock {
  let now = Date.parse(start);
  return () => {
    now += 1000;
    return new Date(now).toISOString();
  };
}

/** A fresh, empty notebook with a counting id maker: what tests of commands run against. */
export async function openTestNotebook(): Promise<TestNotebook> {
  notebooks += 1;
  const opening = await openDatabase(`test-${notebooks}`);
  if (opening.status !== 'opened') throw new Error(`The test notebook did not open: ${opening.status}`);
  await beginNumbering(opening.database);
  const clock = createStepClock();
  const ids = createCountingIdMaker();
  return { database: opening.database, writer: createWriter(opening.database, clock, ids), clock, ids };
}

/** Everything in the notebook that undo must restore, as plain values. */
export async function contentOf({ database }: TestNotebook): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const names = ['sources', 'sourceDocuments', 'passages', 'colorMeanings', 'tags', 'entities', 'mentions', 'nameDecisions', 'relations', 'notes', 'noteBodies', 'noteLinks', 'noteVersions', 'savedViews'] as const;
  const entries = await Promise.all(names.map(async (name) => [name, await database.table(name).toArray()] as const));
  return Object.fromEntries(entries);
}
