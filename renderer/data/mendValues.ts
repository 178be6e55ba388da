import type { Source } from '../../shared/domain/source';
import type { RecordOf } from '../../shared/domain/tables';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { restoreRow } from '../../shared/journal/restoredRow';
import type { NotebookDatabase } from './database';
import { isDatabaseTrouble } from './databaseTrouble';
import { digestOf, documentContent } from './journalRows';
import type { KeptContent } from './journalStores';
import { schemaVersion } from './migrations';

export interface MendingOptions {
  readonly database: NotebookDatabase;
  readonly calls: Pick<JournalCalls, 'readContents'>;
  /** From 0 up to 1. */
  random(): number;
  /** Called between values, so that the window answers meanwhile; true gives up. */
  rest(): Promise<boolean>;
}

export interface Mending {
  /** Texts and imported files that were put back. */
  readonly mended: number;
  /** Those that the journal lacks as well. */
  readonly lost: number;
}

type ValueTable = 'sourceDocuments' | 'originals';

/** Chromium waits for ever for the rest of a file that was cut off, and lets nobody write meanwhile. */
const patienceMs = 4000;
const largest = 10;
const drawn = 40;

/** An original is kept under its own id, a text under its source's. */
function tableOf({ id, digest }: KeptContent): ValueTable {
  return id === digest ? 'originals' : 'sourceDocuments';
}

/** The digest that a value would be kept under; null where it has lost its form. */
async function digestOfValue(found: unknown): Promise<string | null> {
  if (typeof found !== 'object' || found === null) return null;
  if (!('bytes' in found)) return (await documentContent(found)).digest;
  return found.bytes instanceof Uint8Array ? digestOf(new Uint8Array(found.bytes)) : null;
}

/**
 * The browser keeps large values as files beside its database, unprotected by any checksum, and says nothing where they
 * are gone until one is read. Some are looked at after each start; where one is not what it was, all are, and what the
 * journal keeps is put back.
 */
class Mender {
  constructor(private readonly options: MendingOptions) {}

  async run(): Promise<Mending> {
    const { database } = this.options;
    const ids = await database.keptContents.toCollection().primaryKeys();
    const some = await this.damagedAmong(await this.sampleOf(ids));
    if (some.length === 0) return { mended: 0, lost: 0 };
    const known = new Set(some.map(({ id }) => id));
    const damaged = [...some, ...(await this.damagedAmong(ids.filter((id) => !known.has(id))))];
    let mended = 0;
    for (const content of damaged) if (await this.putBack(content)) mended += 1;
    return { mended, lost: damaged.length - mended };
  }

  /** The largest texts with their originals, which surely lie beside the database, and some by chance. */
  private async sampleOf(ids: readonly string[]): Promise<readonly string[]> {
    const { database, random } = this.options;
    let longest: readonly Source[] = [];
    await database.sources.each((source) => {
      if (longest.length === largest && source.textLength <= (longest.at(-1)?.textLength ?? 0)) return;
      longest = [...longest, source].sort((a, b) => b.textLength - a.textLength).slice(0, largest);
    });
    const byChance = Array.from({ length: Math.min(drawn, ids.length) }, () => ids[Math.floor(random() * ids.length)] ?? '');
    return [...new Set([...longest.flatMap(({ id, bytesDigest }) => [id, bytesDigest]), ...byChance])];
  }

  private async damagedAmong(ids: readonly string[]): Promise<readonly KeptContent[]> {
    const { database, rest } = this.options;
    const damaged: KeptContent[] = [];
    for (const id of ids) {
      if (await rest()) return [];
      const content = await database.keptContents.get(id);
      // What is on its way to the journal has no digest yet and cannot be compared.
      if (content && content.digest !== '' && !(await this.isSound(content))) damaged.push(content);
    }
    return damaged;
  }

  private async isSound(content: KeptContent): Promise<boolean> {
    const found = await this.read(content);
    if (found === 'unreadable') return false;
    // Either it was removed meanwhile, or the browser makes nothing of what it has.
    if (found === undefined) return (await this.options.database.table(tableOf(content)).where(':id').equals(content.id).count()) === 0;
    const digest = await digestOfValue(found);
    return digest === content.digest || (await this.hasChanged(content));
  }

  private async read(content: KeptContent): Promise<unknown> {
    const table = this.options.database.table<RecordOf<ValueTable>, string>(tableOf(content));
    let isHanging = false;
    try {
      return await this.options.database.transaction('r', table, (transaction) => {
        const timer = setTimeout(() => {
          isHanging = true;
          transaction.abort();
        }, patienceMs);
        return table.get(content.id).finally(() => clearTimeout(timer));
      });
    } catch (error) {
      if (!isHanging && isDatabaseTrouble(error)) throw error;
      return 'unreadable';
    }
  }

  /** Whether the text was stored anew since it was looked up. */
  private async hasChanged({ id, digest }: KeptContent): Promise<boolean> {
    return (await this.options.database.keptContents.get(id))?.digest !== digest;
  }

  private async putBack(content: KeptContent): Promise<boolean> {
    const { database, calls } = this.options;
    const { id, digest, mediaType } = content;
    const { contents } = await calls.readContents({ digests: [digest] });
    const table = tableOf(content);
    const row = table === 'originals' ? ({ kind: 'original', table, id, mediaType } as const) : ({ kind: 'document', table, id, content: digest } as const);
    const restored = restoreRow(row, contents[0] ?? null, schemaVersion);
    if (restored.kind !== 'record') return false;
    // No new change: the record becomes again what the journal says it is.
    await database.transaction('rw', database.table(table), database.keptContents, async () => {
      if (!(await this.hasChanged(content))) await database.table<RecordOf<ValueTable>, string>(table).put(restored.record as RecordOf<ValueTable>);
    });
    return true;
  }
}

/** Looks at values that lie beside the database, and puts back those that are damaged. */
export function mendValues(options: MendingOptions): Promise<Mending> {
  return new Mender(options).run();
}
