import type { ConvertedArticle } from '../../shared/contracts/importContract';
import type { SourceId } from '../../shared/domain/ids';
import { createSource, type Source } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { explained } from '../data/databaseTrouble';
import type { Recorder } from '../data/transaction';
import type { SimilarSources } from '../data/similarSources';
import type { CommandContext } from './commandContext';
import type { ImportEntry, ImportReport } from './importReport';

/** Most articles that are stored in one write, and most text of them, so that no write holds the window up. */
const mostTogether = 64;
const mostTextTogether = 400_000;

export function failed(name: string, sentence: string): ImportEntry {
  return { name, status: 'failed', sourceId: null, title: '', sentence, warnings: [] };
}

export function cancelled(name: string): ImportEntry {
  return { name, status: 'cancelled', sourceId: null, title: '', sentence: 'Not imported: the import was cancelled.', warnings: [] };
}

async function notStored(name: string, error: unknown): Promise<ImportEntry> {
  const failure = await explained(error);
  const why = failure instanceof Error ? failure.message : String(failure);
  return failed(name, `It could not be stored: ${why} Nothing of it was kept.`);
}

type Twin = Pick<Source, 'id' | 'title' | 'bytesDigest'>;

/** By digest, the sources that hold the same bytes or the same words already. Each is asked for by itself, all at once: that is faster than one walk. */
async function twinsOf(context: CommandContext, articles: readonly ConvertedArticle[]): Promise<(article: ConvertedArticle) => Twin | undefined> {
  const { sources } = context.database;
  const twins = await Promise.all(
    articles.map(async ({ bytesDigest, textDigest }) => {
      const [sameBytes, sameText] = await Promise.all([sources.where('bytesDigest').equals(bytesDigest).first(), sources.where('textDigest').equals(textDigest).first()]);
      return sameBytes ?? sameText;
    }),
  );
  return (article) => twins[articles.indexOf(article)];
}

type StoredDraft = Pick<Source, 'fileName'> & Partial<Pick<Source, 'isSample' | 'tagIds' | 'readingState' | 'url'>>;

/** Inside a write: stores articles as sources, documents and originals, each table at once. */
async function storeArticles(
  context: CommandContext,
  recorder: Recorder,
  drafts: readonly { readonly article: ConvertedArticle; readonly draft: StoredDraft }[],
): Promise<readonly Source[]> {
  const sources = drafts.map(({ article, draft }) => {
    const { text, blocks: _blocks, bytes: _bytes, mediaType: _mediaType, warnings: _warnings, signature: _signature, ...details } = article;
    return createSource({ ...details, textLength: text.length, ...draft }, context.clock, context.ids);
  });
  const documents = drafts.flatMap(({ article }, index) => {
    const source = sources[index];
    return source ? [createSourceDocument(source.id, article.text, article.blocks)] : [];
  });
  await Promise.all([
    recorder.add('sources', ...sources),
    recorder.add('sourceDocuments', ...documents),
    recorder.keepOriginal(...drafts.map(({ article }) => ({ id: article.bytesDigest, mediaType: article.mediaType, bytes: article.bytes }))),
  ]);
  return sources;
}

/** Inside a write: stores an article as source, document and original. */
export async function storeArticle(context: CommandContext, recorder: Recorder, article: ConvertedArticle, draft: StoredDraft): Promise<Source> {
  const [source] = await storeArticles(context, recorder, [{ article, draft }]);
  if (!source) throw new Error('An article was stored without a source');
  return source;
}

interface ReadyArticle {
  readonly index: number;
  readonly name: string;
  readonly fileName: string;
  readonly address: string;
  readonly article: ConvertedArticle;
}

function duplicateOf({ name, article }: ReadyArticle, twin: Twin): ImportEntry {
  const how = twin.bytesDigest === article.bytesDigest ? 'The same file' : 'An article with the same words';
  return { name, status: 'duplicate', sourceId: twin.id, title: twin.title, sentence: `${how} is already in the library as “${twin.title}”.`, warnings: [] };
}

/**
 * One run of an import. Articles that are ready together are stored together, each whole: that spares the disk and
 * every view that follows the library. All of them are one step of the history, named by how many it holds so far.
 */
export class ImportRun {
  undoLabel: string | null = null;
  private readonly entries: ImportEntry[] = [];
  private pending: ReadyArticle[] = [];
  private pendingText = 0;
  private stored = 0;
  private readonly group: string;

  constructor(
    private readonly context: CommandContext,
    private readonly keepUp: () => Promise<void> | undefined = () => undefined,
    private readonly similar: SimilarSources | null = null,
  ) {
    this.group = `import:${context.ids('change')}`;
  }

  note(index: number, entry: ImportEntry): void {
    this.entries[index] = entry;
  }

  get hasPending(): boolean {
    return this.pending.length > 0;
  }

  /** Never rejects: what cannot be stored is noted. */
  async add(ready: ReadyArticle): Promise<void> {
    const { bytesDigest, textDigest } = ready.article;
    const isTwinOfPending = this.pending.some(({ article }) => article.bytesDigest === bytesDigest || article.textDigest === textDigest);
    if (isTwinOfPending) await this.flush();
    this.pending.push(ready);
    this.pendingText += ready.article.text.length;
    if (this.pending.length >= mostTogether || this.pendingText >= mostTextTogether) await this.flush();
  }

  /** Stores what is ready. Where that fails, each is tried by itself, so that one does not take others along. */
  async flush(): Promise<void> {
    const ready = this.pending;
    this.pending = [];
    this.pendingText = 0;
    if (ready.length === 0) return;
    await this.keepUp();
    try {
      await this.store(ready);
    } catch (error) {
      const [only] = ready;
      if (only && ready.length === 1) this.note(only.index, await notStored(only.name, error));
      else await this.storeEach(ready);
    }
  }

  private async storeEach(ready: readonly ReadyArticle[]): Promise<void> {
    for (const each of ready) {
      try {
        await this.store([each]);
      } catch (error) {
        this.note(each.index, await notStored(each.name, error));
      }
    }
  }

  report(): ImportReport {
    return { entries: this.entries, isCancelled: this.entries.some((entry) => entry.status === 'cancelled'), undoLabel: this.undoLabel };
  }

  /** In one write: what is known already is noted so, the rest is stored. */
  private async store(ready: readonly ReadyArticle[]): Promise<void> {
    const { context, group } = this;
    let label = '';
    const { known, fresh, sources, count } = await context.writer.write({ label: () => label, group, isGroupPatient: true }, async (recorder) => {
      const [twinOf, last] = await Promise.all([twinsOf(context, ready.map(({ article }) => article)), context.database.historyEntries.orderBy('id').last()]);
      const judged = ready.map((each) => ({ each, twin: twinOf(each.article) }));
      const unknown = judged.flatMap(({ each, twin }) => (twin ? [] : [each]));
      const before = last?.group === group ? this.stored : 0;
      const total = before + unknown.length;
      label = total === 1 ? `Import “${unknown[0]?.article.title ?? ''}”` : `Import ${total} articles`;
      const drafts = unknown.map(({ article, fileName, address }) => ({ article, draft: { fileName, url: article.url || address } }));
      const stored = drafts.length === 0 ? [] : await storeArticles(context, recorder, drafts);
      return { known: judged, fresh: unknown, sources: stored, count: total };
    });
    for (const { each, twin } of known) if (twin) this.note(each.index, duplicateOf(each, twin));
    if (fresh.length === 0) return;
    this.stored = count;
    this.undoLabel = label;
    const similarities = await this.similaritiesOf(sources.map((source, position) => ({ id: source.id, signature: fresh[position]?.article.signature ?? null })));
    for (const [position, source] of sources.entries()) {
      const each = fresh[position];
      if (!each) continue;
      const similarity = similarities.get(source.id);
      const warnings = similarity ? [...each.article.warnings, similarity] : each.article.warnings;
      this.note(each.index, { name: each.name, status: 'imported', sourceId: source.id, title: source.title, sentence: `Imported as “${source.title}”.`, warnings });
    }
  }

  /** A sentence for each article that says much the same as one that was there before; it is the person's to decide what follows. */
  private async similaritiesOf(sources: readonly { readonly id: SourceId; readonly signature: Uint32Array | null }[]): Promise<ReadonlyMap<SourceId, string>> {
    const compared = sources.flatMap(({ id, signature }) => (signature ? [{ id, signature }] : []));
    const similar = compared.length > 0 ? await this.similar?.admit(compared) : undefined;
    const sentences = new Map<SourceId, string>();
    for (const [position, [closest]] of (similar ?? []).entries()) {
      const other = closest && (await this.context.database.sources.get(closest.id));
      const own = compared[position];
      if (other && own) sentences.set(own.id, `It looks like another version of “${other.title}”: about ${Math.round(closest.share * 100)} % of the wording is the same. Both are kept.`);
    }
    return sentences;
  }
}
