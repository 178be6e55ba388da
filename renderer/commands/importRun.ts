import type { ConvertedArticle } from '../../shared/contracts/importContract';
import { createSource, type Source } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { explained } from '../data/databaseTrouble';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import type { ImportEntry, ImportReport } from './importReport';

/** Most articles that are stored in one write. */
const mostTogether = 8;

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

/** The source that holds the same bytes or the same words already. */
async function twinOf(context: CommandContext, article: ConvertedArticle): Promise<Source | undefined> {
  const { sources } = context.database;
  return (
    (await sources.where('bytesDigest').equals(article.bytesDigest).first()) ??
    (await sources.where('textDigest').equals(article.textDigest).first())
  );
}

/** Inside a write: stores an article as source, document and original. */
export async function storeArticle(
  context: CommandContext,
  recorder: Recorder,
  article: ConvertedArticle,
  draft: Pick<Source, 'fileName'> & Partial<Pick<Source, 'isSample' | 'tagIds' | 'readingState'>>,
): Promise<Source> {
  const { text, blocks, bytes, mediaType, warnings: _warnings, ...details } = article;
  const source = createSource({ ...details, textLength: text.length, ...draft }, context.clock, context.ids);
  await recorder.put('sources', source);
  await recorder.put('sourceDocuments', createSourceDocument(source.id, text, blocks));
  await recorder.keepOriginal({ id: article.bytesDigest, mediaType, bytes });
  return source;
}

interface ReadyArticle {
  readonly index: number;
  readonly name: string;
  readonly fileName: string;
  readonly article: ConvertedArticle;
}

/**
 * One run of an import. Articles that are ready together are stored together, each whole: that spares the disk and
 * every view that follows the library. All of them are one step of the history, named by how many it holds so far.
 */
export class ImportRun {
  undoLabel: string | null = null;
  private readonly entries: ImportEntry[] = [];
  private pending: ReadyArticle[] = [];
  private stored = 0;
  private readonly group: string;

  constructor(
    private readonly context: CommandContext,
    private readonly keepUp: () => Promise<void> | undefined = () => undefined,
  ) {
    this.group = `import:${context.ids('change')}`;
  }

  note(index: number, entry: ImportEntry): void {
    this.entries[index] = entry;
  }

  /** Never rejects: what cannot be stored is noted. */
  async add(ready: ReadyArticle): Promise<void> {
    try {
      await this.addNew(ready);
    } catch (error) {
      this.note(ready.index, await notStored(ready.name, error));
    }
  }

  private async addNew(ready: ReadyArticle): Promise<void> {
    const { bytesDigest, textDigest } = ready.article;
    const isTwinOfPending = this.pending.some(({ article }) => article.bytesDigest === bytesDigest || article.textDigest === textDigest);
    if (isTwinOfPending) await this.flush();
    const twin = await twinOf(this.context, ready.article);
    if (!twin) {
      this.pending.push(ready);
      if (this.pending.length >= mostTogether) await this.flush();
      return;
    }
    const how = twin.bytesDigest === bytesDigest ? 'The same file' : 'An article with the same words';
    const sentence = `${how} is already in the library as “${twin.title}”.`;
    this.note(ready.index, { name: ready.name, status: 'duplicate', sourceId: twin.id, title: twin.title, sentence, warnings: [] });
  }

  /** Stores what is ready. Where that fails, each is tried by itself, so that one does not take others along. */
  async flush(): Promise<void> {
    const ready = this.pending;
    this.pending = [];
    if (ready.length === 0) return;
    await this.keepUp();
    try {
      await this.store(ready);
    } catch (error) {
      const [only] = ready;
      if (only && ready.length === 1) {
        this.note(only.index, await notStored(only.name, error));
        return;
      }
      for (const each of ready) {
        this.pending = [each];
        await this.flush();
      }
    }
  }

  report(): ImportReport {
    return { entries: this.entries, isCancelled: this.entries.some((entry) => entry.status === 'cancelled'), undoLabel: this.undoLabel };
  }

  private async store(ready: readonly ReadyArticle[]): Promise<void> {
    const { context, group } = this;
    const last = await context.database.historyEntries.orderBy('id').last();
    const before = last?.group === group ? this.stored : 0;
    const count = before + ready.length;
    const label = count === 1 ? `Import “${ready[0]?.article.title ?? ''}”` : `Import ${count} articles`;
    const sources = await context.writer.write({ label, group }, async (recorder) => {
      const made: Source[] = [];
      for (const { article, fileName } of ready) made.push(await storeArticle(context, recorder, article, { fileName }));
      return made;
    });
    this.stored = count;
    this.undoLabel = label;
    sources.forEach((source, position) => {
      const each = ready[position];
      if (!each) return;
      const sentence = `Imported as “${source.title}”.`;
      this.note(each.index, { name: each.name, status: 'imported', sourceId: source.id, title: source.title, sentence, warnings: each.article.warnings });
    });
  }
}
