import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { createCountingIdMaker, type SourceId } from '../../shared/domain/ids';
import type { Original } from '../../shared/domain/original';
import { createSource } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { createTag } from '../../shared/domain/tag';
import { tableNames } from '../../shared/domain/tables';
import type { NotebookDatabase } from './database';
import { createJournalClient, type JournalClient } from './journalClient';
import { digestOf } from './journalRows';
import { takeSnapshot } from './journalSnapshot';
import { createTestFolder, type TestFolder } from './journalTestData';
import { createStepClock } from './notebookTestData';
import { openReconciled, type Finding, type Reconciliation, type RecoveryOptions } from './recovery';
import { createWriter, type Writer } from './transaction';

export const testTime = '2024-05-03T12:00:00.000Z';

/** A started program: database, writer and journal. */
export interface Running {
  readonly outcome: Extract<Reconciliation, { status: 'ready' }>;
  readonly database: NotebookDatabase;
  readonly writer: Writer;
  readonly client: JournalClient;
  readonly calls: JournalCalls;
  readonly troubles: readonly (string | null)[];
  snapshot(): Promise<string>;
}

let machines = 0;

/** A computer with one notebook: its database survives `start` and `quit`, and so does its journal's folder. */
export class TestMachine {
  readonly folder: TestFolder = createTestFolder();
  readonly clock = createStepClock();
  readonly ids = createCountingIdMaker();
  private host = this.folder.host();

  /** Two of one name share the database and not the journal, as after a folder was copied. */
  constructor(readonly name = `machine-${(machines += 1)}`) {}

  /** The journal as the running program sees it. */
  get calls(): ReturnType<TestFolder['host']> {
    return this.host;
  }

  reconcile(options: Pick<RecoveryOptions, 'countsAll'> = {}): Promise<Reconciliation> {
    this.host = this.folder.host();
    return openReconciled({ calls: this.host, at: testTime, name: this.name, ...options });
  }

  async start(options: Pick<RecoveryOptions, 'countsAll'> = {}): Promise<Running> {
    const outcome = await this.reconcile(options);
    if (outcome.status !== 'ready') throw new Error(`The notebook did not open: ${JSON.stringify(outcome)}`);
    const { database } = outcome;
    const troubles: (string | null)[] = [];
    const calls = this.host;
    const snapshot = async (): Promise<string> => (await takeSnapshot({ database, calls, at: this.clock(), rest: async () => false })).status;
    const client = createJournalClient({ database, calls, onTrouble: (reason) => troubles.push(reason) });
    return { outcome, database, writer: createWriter(database, this.clock, this.ids), client, calls, troubles, snapshot };
  }

  /** Ends it; with `hasFlushed` the journal has everything. */
  async quit({ client, database }: Running, hasFlushed = true): Promise<void> {
    if (hasFlushed) await client.flush();
    client.stop();
    database.close();
  }

  /** Destroys the browser's database. */
  async loseDatabase(): Promise<void> {
    await Dexie.delete(this.name);
  }
}

export async function writeTag({ writer }: Pick<Running, 'writer'>, machine: Pick<TestMachine, 'clock' | 'ids'>, name: string): Promise<void> {
  await writer.write({ label: `Add tag ${name}` }, (recorder) => recorder.put('tags', createTag({ name }, machine.clock, machine.ids)));
}

/** A small article with its text and its original. */
export async function writeArticle({ writer }: Pick<Running, 'writer'>, machine: Pick<TestMachine, 'clock' | 'ids'>, title: string): Promise<SourceId> {
  const text = `${title}. ${'Ports along the coast reopened on Monday. '.repeat(20)}`;
  const bytes = new TextEncoder().encode(`<p>${text}</p>`);
  const [textDigest, bytesDigest] = await Promise.all([digestOf(new TextEncoder().encode(text)), digestOf(bytes)]);
  const source = createSource({ title, format: 'html', textDigest, bytesDigest, textLength: text.length, wordCount: 80 }, machine.clock, machine.ids);
  await writer.write({ label: `Import ${title}` }, async (recorder) => {
    await recorder.put('sources', source);
    await recorder.put('sourceDocuments', createSourceDocument(source.id, text, [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }]));
    await recorder.keepOriginal({ id: bytesDigest, mediaType: 'text/html', bytes });
  });
  return source.id;
}

/** Every table, sorted by id; bytes as plain numbers, so that they compare. */
export async function everythingIn(database: NotebookDatabase): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const entries = await Promise.all(tableNames.map(async (name) => {
    const records = await database.table<{ readonly id: string } | Original, string>(name).orderBy('id').toArray();
    return [name, records.map((record) => ('bytes' in record ? { ...record, bytes: [...record.bytes] } : record))] as const;
  }));
  return Object.fromEntries(entries);
}

type Rebuilt = Extract<Finding, { kind: 'rebuilt' }>;

/** What was found, where a start made the notebook anew. */
export function rebuilt({ outcome }: Running): Rebuilt {
  const [finding] = outcome.findings;
  if (finding?.kind !== 'rebuilt') throw new Error(`Not rebuilt: ${JSON.stringify(outcome.findings)}`);
  return finding;
}

/** A notebook with articles and tags, two snapshots, and changes after them; quit properly. */
export async function usedMachine(): Promise<{ machine: TestMachine; content: Awaited<ReturnType<typeof everythingIn>> }> {
  const machine = new TestMachine();
  const running = await machine.start();
  await writeArticle(running, machine, 'First');
  await writeTag(running, machine, 'one');
  await running.client.flush();
  if ((await running.snapshot()) !== 'taken') throw new Error('No snapshot was taken');
  await writeArticle(running, machine, 'Second');
  await running.client.flush();
  if ((await running.snapshot()) !== 'taken') throw new Error('No snapshot was taken');
  await writeTag(running, machine, 'two');
  await writeTag(running, machine, 'three');
  await running.client.flush();
  const content = await everythingIn(running.database);
  await machine.quit(running);
  return { machine, content };
}
