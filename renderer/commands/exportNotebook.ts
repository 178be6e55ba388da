import type { ExportWrite, PlatformCalls } from '../../shared/contracts/platformContract';
import type { EntityId, NoteId, SourceId } from '../../shared/domain/ids';
import { collectPage, type CollectedNotebook, type PageRecords } from '../../shared/exporting/collect';
import { planFiles, textOf, type ExportFile, type PlannedFile } from '../../shared/exporting/exportNotebook';
import { compareText } from '../../shared/exporting/exportText';
import { HighlightTally } from '../../shared/exporting/highlightTally';
import type { NotebookOutline } from '../../shared/exporting/outline';
import { contentsOf, type ExportContents, type ExportOptions, type ExportScope } from '../../shared/exporting/scope';
import type { NotebookDatabase } from '../data/database';
import { entitiesPage, exportOutline, notesPage, scopePage, sourcesPage } from '../data/exportQueries';
import { digestOf } from '../data/journalRows';

/** Long enough to be worth a turn, short enough that nobody sees it while typing. */
const longestTurnMs = 12;

/** Most records whose files are made of one reading, and most text of theirs where the full text is wanted, in UTF-16 units. */
const defaultPageSize = 100;
const mostTextAPage = 4_000_000;

/** Lets the window paint and take keys before the work goes on. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export interface ExportWatcher {
  readonly signal: AbortSignal;
  /** So many files were handed to the host. */
  onProgress(done: number): void;
}

/** Files of one kind, made of one reading. */
type ExportPage = readonly PlannedFile[];

function sourceIdsOf(page: ExportPage): SourceId[] {
  return page.flatMap((file) => (file.kind === 'source' ? file.id : []));
}

function noteIdsOf(page: ExportPage): NoteId[] {
  return page.flatMap((file) => (file.kind === 'note' ? file.id : []));
}

function entityIdsOf(page: ExportPage): EntityId[] {
  return page.flatMap((file) => (file.kind === 'entity' ? file.id : []));
}

function take(tally: HighlightTally, page: ExportPage, notebook: CollectedNotebook): void {
  for (const id of sourceIdsOf(page)) tally.takeSource(notebook, id);
  for (const id of entityIdsOf(page)) tally.takeEntity(notebook, id);
}

/**
 * An export that is made page by page. What it has, under which names and with which links between files, is settled
 * when it is prepared; what hangs on a record (highlights, mentions, bodies, texts) is read with its page, as it is
 * then. Where somebody changes the notebook meanwhile, some files show it before the change and some after it, but no
 * link leads nowhere: sources come first, and what comes later links a highlight only where its source's page had it.
 */
export class NotebookExport {
  private constructor(
    private readonly database: NotebookDatabase,
    private readonly outline: NotebookOutline,
    private readonly contents: ExportContents,
    private readonly options: ExportOptions,
    private readonly pageSize: number,
    /** What would be written, sorted by path. */
    readonly files: readonly PlannedFile[],
  ) {}

  static async prepare(database: NotebookDatabase, scope: ExportScope, options: ExportOptions, pageSize: number = defaultPageSize): Promise<NotebookExport> {
    const outline = await exportOutline(database);
    const contents = contentsOf(collectPage(outline, await scopePage(database, outline, scope)), scope);
    return new NotebookExport(database, outline, contents, options, pageSize, planFiles(outline, contents));
  }

  /** The text of one file as it would be written now; null where it was cancelled. For the index it takes a look at everything. */
  async preview(file: PlannedFile, signal: AbortSignal): Promise<string | null> {
    const tally = new HighlightTally();
    for (const page of file.kind === 'index' ? this.pages() : []) {
      take(tally, page, await this.read(page));
      if (signal.aborted) return null;
    }
    return textOf(file, await this.read([file]), this.contents, this.options, tally);
  }

  /**
   * The files as they are to be written, some at a time: sources, notes, entities, the index; only those that are wanted.
   * Ends early where it is cancelled.
   */
  async *made(signal: AbortSignal, isWanted: (file: PlannedFile) => boolean = () => true): AsyncGenerator<readonly ExportFile[], void, undefined> {
    const tally = new HighlightTally();
    const contents: ExportContents = { ...this.contents, hasPassage: (passage) => tally.has(passage) && this.contents.hasPassage(passage) };
    const pages = [...this.pages()];
    const begin = (page: ExportPage | undefined): Promise<CollectedNotebook> | undefined => {
      const reading = page && this.read(page);
      // Whoever awaits it hears of a failure; until then, or where it is cancelled, it counts for nothing.
      reading?.catch(() => undefined);
      return reading;
    };
    let reading = begin(pages[0]);
    let turnBegan = performance.now();
    for (const [index, page] of pages.entries()) {
      const notebook = await reading;
      if (!notebook || signal.aborted) return;
      // The next page is read while the files of this one are made.
      reading = begin(pages[index + 1]);
      take(tally, page, notebook);
      const files: ExportFile[] = [];
      for (const file of page.filter(isWanted)) {
        files.push({ path: file.path, text: textOf(file, notebook, contents, this.options, tally) });
        if (performance.now() - turnBegan < longestTurnMs) continue;
        await nextTurn();
        if (signal.aborted) return;
        turnBegan = performance.now();
      }
      if (files.length > 0) yield files;
    }
  }

  private *pages(): Generator<ExportPage, void, undefined> {
    for (const kind of ['source', 'note', 'entity', 'index'] as const) {
      let page: PlannedFile[] = [];
      let text = 0;
      for (const file of this.files) {
        if (file.kind !== kind) continue;
        const length = file.kind === 'source' && this.options.fullText ? (this.outline.sourceOf(file.id)?.textLength ?? 0) : 0;
        if (page.length >= this.pageSize || (page.length > 0 && text + length > mostTextAPage)) {
          yield page;
          page = [];
          text = 0;
        }
        page.push(file);
        text += length;
      }
      if (page.length > 0) yield page;
    }
  }

  private async read(page: ExportPage): Promise<CollectedNotebook> {
    return collectPage(this.outline, await this.recordsOf(page));
  }

  private async recordsOf(page: ExportPage): Promise<PageRecords> {
    switch (page[0]?.kind) {
      case 'source': return sourcesPage(this.database, sourceIdsOf(page), this.options.fullText);
      case 'note': return notesPage(this.database, noteIdsOf(page));
      case 'entity': return entitiesPage(this.database, entityIdsOf(page));
      case 'index':
      case undefined: return { documents: [], passages: [], mentions: [], noteBodies: [] };
    }
  }
}

type ExportCalls = Pick<PlatformCalls, 'beginExport' | 'writeExportFiles' | 'endExport'>;

/** Writes an export through the host: while that writes one page, the next is made. Cancelled, what was written stays. */
export async function writeNotebookExport(
  made: NotebookExport,
  calls: ExportCalls,
  folder: { readonly folderId: string; readonly overwrite: boolean; readonly prune: boolean },
  watcher: ExportWatcher,
): Promise<ExportWrite> {
  const beginning = await calls.beginExport({ ...folder, paths: made.files.map(({ path }) => path) });
  if (beginning.status === 'failed') return { ...beginning, written: [] };
  const { exportId, foreign } = beginning;
  try {
    const paths = await inTheWay(made, foreign, watcher.signal);
    if (paths.length > 0) {
      await calls.endExport({ exportId });
      return { status: 'conflict', paths };
    }
    await writeFiles(made, calls, exportId, watcher);
  } catch (error) {
    await calls.endExport({ exportId });
    throw error;
  }
  return calls.endExport({ exportId });
}

/** The paths where the export would write other bytes than those that stand there. */
async function inTheWay(made: NotebookExport, foreign: readonly { readonly path: string; readonly sha256: string }[], signal: AbortSignal): Promise<string[]> {
  if (foreign.length === 0) return [];
  const standing = new Map(foreign.map(({ path, sha256 }) => [path, sha256]));
  const paths: string[] = [];
  for await (const files of made.made(signal, ({ path }) => standing.has(path))) {
    for (const { path, text } of files) if ((await digestOf(new TextEncoder().encode(text))) !== standing.get(path)) paths.push(path);
  }
  return paths.sort(compareText);
}

async function writeFiles(made: NotebookExport, calls: ExportCalls, exportId: string, { signal, onProgress }: ExportWatcher): Promise<void> {
  let writing = Promise.resolve(true);
  let done = 0;
  for await (const files of made.made(signal)) {
    if (!(await writing)) return;
    writing = calls.writeExportFiles({ exportId, files: [...files] });
    writing.catch(() => undefined);
    done += files.length;
    onProgress(done);
  }
  await writing;
}
