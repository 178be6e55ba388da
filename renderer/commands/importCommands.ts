import type { ArticleImporter, CancelSignal, ConvertedArticle } from '../../shared/contracts/importContract';
import { createSource, type Source } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { maxFileBytes } from '../../shared/importing/importLimits';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { formatBytes, type ImportEntry, type ImportReport } from './importReport';

/** A file that may become a source. */
export interface ImportCandidate {
  readonly name: string;
  /** Bytes, or −1 where it is not known before reading. */
  readonly byteLength: number;
  /** Reads it whole; rejects with a sentence where it is gone or not readable. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file at work. */
  readonly name: string;
}

export interface ImportOptions {
  readonly importer: ArticleImporter;
  readonly signal?: CancelSignal;
  onProgress?(progress: ImportProgress): void;
}

type Prepared =
  | { readonly status: 'converted'; readonly article: ConvertedArticle }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'cancelled' };

/** How many files are read and converted ahead of the one being stored. */
const lookAhead = 2;

function failed(name: string, sentence: string): ImportEntry {
  return { name, status: 'failed', sourceId: null, title: '', sentence, warnings: [] };
}

function cancelled(name: string): ImportEntry {
  return { name, status: 'cancelled', sourceId: null, title: '', sentence: 'Not imported: the import was cancelled.', warnings: [] };
}

/** Said before a file is read; the importer says the same of bytes it is handed. */
function tooLarge(byteLength: number): string {
  return `The file has ${formatBytes(byteLength)}; an article may have at most ${formatBytes(maxFileBytes)}.`;
}

async function prepare(candidate: ImportCandidate, { importer, signal }: ImportOptions): Promise<Prepared> {
  if (signal?.aborted) return { status: 'cancelled' };
  if (candidate.byteLength > maxFileBytes) return { status: 'refused', reason: tooLarge(candidate.byteLength) };
  try {
    const bytes = await candidate.read();
    if (bytes.byteLength > maxFileBytes) return { status: 'refused', reason: tooLarge(bytes.byteLength) };
    return await importer.convert({ kind: 'file', name: candidate.name, bytes }, signal);
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? error.message : 'The file could not be read.';
    return { status: 'refused', reason };
  }
}

/** The outcome, or "cancelled" as soon as the person says so: a disk that hangs must not hold the import up. */
async function unlessCancelled(prepared: Promise<Prepared>, signal: CancelSignal | undefined): Promise<Prepared> {
  if (!signal) return prepared;
  let abort = (): void => undefined;
  const cancellation = new Promise<Prepared>((resolve) => {
    abort = () => resolve({ status: 'cancelled' });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
  const outcome = await Promise.race([cancellation, prepared]);
  signal.removeEventListener('abort', abort);
  return outcome;
}

/** Inside a write: the source that holds the same bytes or the same words already. */
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

/** One run of an import: its files are one step of the history, named by how many it holds so far. */
class ImportRun {
  undoLabel: string | null = null;
  private stored = 0;
  private readonly group: string;

  constructor(private readonly context: CommandContext) {
    this.group = `import:${context.ids('change')}`;
  }

  async store(name: string, fileName: string, article: ConvertedArticle): Promise<ImportEntry> {
    const { context, group } = this;
    const last = await context.database.historyEntries.orderBy('id').last();
    if (last?.group !== group) this.stored = 0;
    const label = this.stored === 0 ? `Import “${article.title}”` : `Import ${this.stored + 1} articles`;
    const { source, twin } = await context.writer.write({ label, group }, async (recorder) => {
      const known = await twinOf(context, article);
      return known ? { source: known, twin: known } : { source: await storeArticle(context, recorder, article, { fileName }), twin: null };
    });
    if (twin) {
      const how = twin.bytesDigest === article.bytesDigest ? 'The same file' : 'An article with the same words';
      const sentence = `${how} is already in the library as “${twin.title}”.`;
      return { name, status: 'duplicate', sourceId: twin.id, title: twin.title, sentence, warnings: [] };
    }
    this.stored += 1;
    this.undoLabel = label;
    return { name, status: 'imported', sourceId: source.id, title: source.title, sentence: `Imported as “${source.title}”.`, warnings: article.warnings };
  }

  async storeSafely(name: string, fileName: string, article: ConvertedArticle): Promise<ImportEntry> {
    try {
      return await this.store(name, fileName, article);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return failed(name, `It could not be stored: ${why} Nothing of it was kept.`);
    }
  }
}

/**
 * Imports files one after the other: each is stored whole or not at all, one that fails does not stop the rest, and
 * what was stored before a cancellation stays. The whole import is one step of the history.
 */
export async function importArticles(context: CommandContext, candidates: readonly ImportCandidate[], options: ImportOptions): Promise<ImportReport> {
  const { signal, onProgress } = options;
  const run = new ImportRun(context);
  // Only what lies ahead is held: a thousand files must not wait in memory together.
  const ahead: { readonly candidate: ImportCandidate; readonly prepared: Promise<Prepared> }[] = [];
  const rest = [...candidates].reverse();
  const entries: ImportEntry[] = [];
  for (;;) {
    while (ahead.length <= lookAhead) {
      const candidate = rest.pop();
      if (!candidate) break;
      ahead.push({ candidate, prepared: prepare(candidate, options) });
    }
    const next = ahead.shift();
    if (!next) break;
    const { name } = next.candidate;
    onProgress?.({ done: entries.length, total: candidates.length, name });
    const outcome = await unlessCancelled(next.prepared, signal);
    if (outcome.status === 'cancelled') entries.push(cancelled(name));
    else if (outcome.status === 'refused') entries.push(failed(name, outcome.reason));
    else entries.push(await run.storeSafely(name, name.split('/').at(-1) ?? name, outcome.article));
  }
  onProgress?.({ done: candidates.length, total: candidates.length, name: '' });
  return { entries, isCancelled: entries.some((entry) => entry.status === 'cancelled'), undoLabel: run.undoLabel };
}

/** Imports what the clipboard held. */
export async function importPasted(
  context: CommandContext,
  clipboard: { readonly text: string; readonly html: string },
  { importer, signal }: ImportOptions,
): Promise<ImportReport> {
  const name = 'Pasted article';
  const run = new ImportRun(context);
  const outcome = await importer.convert({ kind: 'clipboard', ...clipboard }, signal);
  const entry =
    outcome.status === 'converted' ? await run.storeSafely(name, '', outcome.article)
    : outcome.status === 'cancelled' ? cancelled(name)
    : failed(name, outcome.reason);
  return { entries: [entry], isCancelled: entry.status === 'cancelled', undoLabel: run.undoLabel };
}
