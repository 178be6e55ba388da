import type { SourceId } from '../../shared/domain/ids';
import type { Source } from '../../shared/domain/source';
import { textWithoutTrims } from '../../shared/domain/trims';
import { signatureEdition, signatureLength, signatureOf } from '../../shared/importing/shingles';
import { SimilarTexts, type SimilarText } from '../../shared/importing/similarTexts';
import type { Change, ChangeRow } from '../../shared/history/change';
import type { NotebookDatabase } from './database';
import type { Fingerprint } from './fingerprintStore';
import type { Writer } from './transaction';

/** So many are taken in at once: a portion takes a few milliseconds. */
const atOnce = 100;
/** So many fingerprints are made of one rest: to wait for the window each time takes longer than to make one. */
const madeAtOnce = 16;
const writeAfterMs = 1000;
/** Too short to be compared: noted all the same, so that it is not looked at again at every start. */
const noSignature = new Uint32Array(0);

function rest(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 0);
  });
}

/**
 * Which sources say much the same. What it knows is derived from the texts and kept in a store of its own beside the
 * recorded ones: read when it is first asked for, completed where it is missing, and following every change.
 */
export class SimilarSources {
  private readonly texts = new SimilarTexts();
  private readonly listeners = new Set<() => void>();
  private loading: Promise<void> | null = null;
  private unwritten = new Map<string, Fingerprint>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly database: NotebookDatabase,
    writer: Pick<Writer, 'subscribe'>,
    /** Away from the window's thread, where somebody can. */
    private readonly makeSignature: (text: string) => Promise<Uint32Array | null> = async (text) => signatureOf(text),
  ) {
    writer.subscribe((change) => this.follow(change));
  }

  /**
   * Takes new sources in, one after the other; answers for each with the sources that were there before it and are
   * similar, the most similar first.
   */
  async admit(sources: readonly { readonly id: SourceId; readonly signature: Uint32Array }[]): Promise<readonly (readonly SimilarText[])[]> {
    await this.ready();
    // They are in the notebook already, and may have been found there meanwhile: none is before those that come before it.
    for (const { id } of sources) this.texts.remove(id);
    return sources.map(({ id, signature }) => {
      const similar = this.texts.similarTo(signature);
      this.keep(id, signature);
      return similar;
    });
  }

  /** The sources that are similar to one, the most similar first. */
  async similarTo(id: SourceId): Promise<readonly SimilarText[]> {
    await this.ready();
    return this.texts.similarToText(id);
  }

  /** Hears when an answer may be another one. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Writes what was made and not written yet; what is lost is made again. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const unwritten = [...this.unwritten.values()];
    this.unwritten = new Map();
    if (unwritten.length > 0) await this.database.fingerprints.bulkPut(unwritten);
  }

  private ready(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  private async load(): Promise<void> {
    const { database } = this;
    const sourceIds = await database.sources.toCollection().primaryKeys();
    const missing: string[] = [];
    const gone = new Set(await database.fingerprints.toCollection().primaryKeys());
    for (let from = 0; from < sourceIds.length; from += atOnce) {
      const ids = sourceIds.slice(from, from + atOnce);
      const found = await database.fingerprints.bulkGet(ids);
      ids.forEach((id, index) => {
        gone.delete(id);
        const fingerprint = found[index];
        if (!fingerprint || fingerprint.edition !== signatureEdition) missing.push(id);
        else if (fingerprint.signature.length === signatureLength) this.texts.add(id, fingerprint.signature);
      });
      await rest();
    }
    await database.fingerprints.bulkDelete([...gone]);
    // Nobody waits for what was never compared: the answers grow.
    void this.complete(missing);
  }

  private async complete(ids: readonly string[]): Promise<void> {
    // An import hands its signatures over itself.
    const unknown = (some: readonly string[]): readonly string[] => some.filter((id) => !this.texts.has(id) && !this.unwritten.has(id));
    for (let from = 0; from < ids.length; from += madeAtOnce) {
      const some = ids.slice(from, from + madeAtOnce);
      if (unknown(some).length === 0) continue;
      await rest();
      await this.make(unknown(some));
    }
  }

  private async makeAnew(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += madeAtOnce) {
      await rest();
      await this.make(ids.slice(from, from + madeAtOnce));
    }
  }

  private async make(ids: readonly string[]): Promise<void> {
    const sources = await this.database.sources.bulkGet([...ids]);
    const made = await Promise.all(sources.map(async (source) => {
      // A text that cannot be read now is compared when it can: the person did not ask for this, and whoever opens it is told.
      const document = source && (await this.database.sourceDocuments.get(source.id).catch(() => undefined));
      return source && document ? { source, signature: await this.makeSignature(textWithoutTrims(document.text, source.trimmed)) } : null;
    }));
    // It may have been removed, or trimmed in another way, meanwhile; the latter is made anew by itself.
    const now = await this.database.sources.bulkGet([...ids]);
    for (const [index, each] of made.entries()) {
      const source = now[index];
      if (each && source && trimsOf(source) === trimsOf(each.source)) this.keep(source.id, each.signature);
    }
  }

  private keep(id: string, signature: Uint32Array | null): void {
    if (signature) this.texts.add(id, signature);
    else this.texts.remove(id);
    this.unwritten.set(id, { id, edition: signatureEdition, signature: signature ?? noSignature });
    this.timer ??= setTimeout(() => void this.write(), writeAfterMs);
    this.tell();
  }

  private follow({ rows }: Change): void {
    const gone = rows.filter(({ table, after }) => table === 'sources' && after === null).map(({ id }) => id);
    for (const id of gone) {
      this.texts.remove(id);
      this.unwritten.delete(id);
    }
    if (gone.length > 0) {
      void this.database.fingerprints.bulkDelete(gone);
      this.tell();
    }
    const sources = rows.filter(({ table, after }) => table === 'sources' && after !== null);
    void this.complete(sources.filter(({ before }) => before === null).map(({ id }) => id));
    void this.makeAnew(sources.filter(({ before, after }) => before !== null && trimsOf(before) !== trimsOf(after)).map(({ id }) => id));
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function trimsOf(record: ChangeRow['after'] | Source): string {
  return JSON.stringify(record && 'trimmed' in record ? record.trimmed : null);
}
