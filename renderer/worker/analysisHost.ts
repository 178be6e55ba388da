import { openingAnalysis, type AnalysisMessage, type AnalysisRequest, type AnalysisState, type Together } from '../../shared/contracts/analysisContract';
import type { EntityId, SourceId } from '../../shared/domain/ids';
import { namesOfArticle } from './articleNames';
import { LibraryNames, sliceMs, snippetOf } from './libraryNames';
import { NameRecords } from './nameRecords';
import type { NotebookReader } from './notebookReader';

export interface AnalysisHostParts {
  post(message: AnalysisMessage): void;
  openNotebook(name: string): Promise<NotebookReader>;
  /** Lets what waits come in between. */
  pause(): Promise<void>;
}

interface Running {
  readonly reader: NotebookReader;
  readonly records: NameRecords;
  readonly library: LibraryNames;
}

type Question = Exclude<Extract<AnalysisRequest, { readonly requestId: number }>, { readonly kind: 'cancel' }>;

const progressMs = 150;
/** A question about the library waits so long for articles whose names just changed. */
const rescanMs = 120;
const mostCompanions = 60;
const mostTogether = 500;
const sourceTables = new Set(['sources', 'sourceDocuments']);
const nameTables = new Set(['entities', 'nameDecisions']);

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the analysis worker does with what it is asked. One piece of work at a time; the library is read in slices between questions. */
export class AnalysisHost {
  private queue: Promise<void> = Promise.resolve();
  private running: Running | null = null;
  private isLibraryWanted = false;
  private isLibraryWorking = false;
  private reportedAt = 0;
  private readonly cancelled = new Set<number>();
  private readonly waiting = new Set<number>();

  constructor(private readonly parts: AnalysisHostParts) {}

  handle(request: AnalysisRequest): Promise<void> {
    switch (request.kind) {
      case 'open': return this.inTurn(() => this.open(request.databaseName));
      case 'changed': return this.inTurn(() => this.take(request.touched));
      case 'cancel':
        if (this.waiting.has(request.requestId)) this.cancelled.add(request.requestId);
        return Promise.resolve();
      default:
        this.waiting.add(request.requestId);
        return this.answer(request);
    }
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work);
    // What fails in here is a mistake or a notebook that cannot be read: said to the window, which starts another worker.
    this.queue = done.catch((error: unknown) => this.tell({ phase: 'failed', done: 0, total: 0, sentence: `Names cannot be looked for at the moment (${reasonOf(error)}). Nothing in your notebook is lost.` }));
    return this.queue;
  }

  private async open(databaseName: string): Promise<void> {
    this.tell(openingAnalysis);
    const reader = await this.parts.openNotebook(databaseName);
    const records = new NameRecords(reader);
    await records.load();
    this.running = { reader, records, library: new LibraryNames(reader, records) };
    this.tell({ phase: 'ready', done: 0, total: 0, sentence: '' });
  }

  private async take(touched: readonly { readonly table: string; readonly id: string }[]): Promise<void> {
    const { running } = this;
    if (!running) return;
    const { records, library } = running;
    const changes = await records.take(touched);
    const isOfSources = touched.some(({ table }) => sourceTables.has(table));
    const isOfNames = touched.some(({ table }) => nameTables.has(table));
    const isOfMentions = touched.some(({ table }) => table === 'mentions');
    if (!isOfSources && !isOfNames && !isOfMentions) return;
    if (this.isLibraryWanted) {
      library.takeNames(changes);
      const withText = new Set(touched.flatMap(({ table, id }) => (table === 'sourceDocuments' ? [id] : [])));
      const sourceIds = new Set(touched.flatMap(({ table, id }) => (sourceTables.has(table) ? [id as SourceId] : [])));
      await library.takeSources([...sourceIds], withText);
      void this.workOnLibrary();
    }
    this.parts.post({ kind: 'updated', concerns: isOfSources || isOfNames ? 'articles' : 'library' });
  }

  private async answer(question: Question): Promise<void> {
    const { requestId } = question;
    const end = (message: AnalysisMessage): void => {
      this.waiting.delete(requestId);
      this.parts.post(this.cancelled.delete(requestId) ? { kind: 'cancelled', requestId } : message);
    };
    try {
      end(await this.answerOf(question));
    } catch (error) {
      end({ kind: 'failed', requestId, reason: `Names cannot be looked for at the moment (${reasonOf(error)}).` });
    }
  }

  private async answerOf(question: Question): Promise<AnalysisMessage> {
    const { requestId } = question;
    switch (question.kind) {
      case 'analyse': return this.ask(requestId, async (running) => ({ kind: 'analysed', requestId, names: await analysed(running, question.sourceId) }));
      case 'mentionsOf':
        return this.ask(requestId, ({ library }) => {
          this.wantLibrary(library);
          return { kind: 'mentions', requestId, mentions: library.mentionsOf(question.entityId) };
        });
      case 'snippets':
        return this.ask(requestId, async (running) => ({ kind: 'snippets', requestId, snippets: await Promise.all(question.places.map((place) => snippetAt(running, place))) }));
      case 'companions': return this.companions(requestId, question.entityId);
      case 'together': return this.together(requestId, question.entityId, question.otherId);
    }
  }

  /** Runs a question in its turn. */
  private async ask(requestId: number, work: (running: Running) => AnalysisMessage | Promise<AnalysisMessage>): Promise<AnalysisMessage> {
    let answer: AnalysisMessage = { kind: 'failed', requestId, reason: 'Names cannot be looked for at the moment.' };
    let failure: unknown = null;
    await this.inTurn(async () => {
      if (this.cancelled.has(requestId) || !this.running) return;
      try {
        answer = await work(this.running);
      } catch (error) {
        failure = error;
      }
    });
    if (failure !== null) throw failure;
    return answer;
  }

  private async companions(requestId: number, entityId: EntityId): Promise<AnalysisMessage> {
    const counts = new Map<string, { sentences: number; paragraphs: number }>();
    await this.overArticlesWith(requestId, entityId, (library, sourceId) => {
      for (const { otherId, isSentence } of library.togetherIn(sourceId, entityId)) {
        const count = counts.get(otherId) ?? { sentences: 0, paragraphs: 0 };
        counts.set(otherId, { sentences: count.sentences + Number(isSentence), paragraphs: count.paragraphs + Number(!isSentence) });
      }
      return true;
    });
    return this.ask(requestId, ({ library }) => ({ kind: 'companions', requestId, companions: library.companionsOf(counts, mostCompanions) }));
  }

  private async together(requestId: number, entityId: EntityId, otherId: EntityId): Promise<AnalysisMessage> {
    const places: Together[] = [];
    await this.overArticlesWith(requestId, entityId, (library, sourceId) => {
      for (const shared of library.togetherIn(sourceId, entityId)) {
        if (shared.otherId !== otherId) continue;
        const snippet = library.snippet({ sourceId, ...shared.span });
        if (snippet) places.push({ sourceId, ...shared.span, isSentence: shared.isSentence, snippet });
      }
      return places.length < mostTogether;
    });
    return { kind: 'together', requestId, places: places.slice(0, mostTogether) };
  }

  /** Goes through the articles of an entity in slices, until nobody waits or `work` has enough. */
  private async overArticlesWith(requestId: number, entityId: EntityId, work: (library: LibraryNames, sourceId: SourceId) => boolean): Promise<void> {
    let left: readonly SourceId[] | null = null;
    for (let isDone = false; !isDone; ) {
      await this.inTurn(() => {
        const library = this.running?.library;
        if (!library || this.cancelled.has(requestId)) {
          isDone = true;
          return Promise.resolve();
        }
        if (left === null) {
          this.wantLibrary(library);
          left = library.articlesWith(entityId);
        }
        const started = performance.now();
        let taken = 0;
        while (taken < left.length && performance.now() - started < sliceMs) {
          const sourceId = left[taken];
          taken += 1;
          if (sourceId !== undefined && !work(library, sourceId)) {
            isDone = true;
            break;
          }
        }
        left = left.slice(taken);
        isDone ||= left.length === 0;
        return Promise.resolve();
      });
      if (!isDone) await this.parts.pause();
    }
  }

  private wantLibrary(library: LibraryNames): void {
    this.isLibraryWanted = true;
    library.rescan(rescanMs);
    void this.workOnLibrary();
  }

  /** Reads and reads again what is left of the library, a slice at a time. */
  private async workOnLibrary(): Promise<void> {
    if (this.isLibraryWorking) return;
    this.isLibraryWorking = true;
    let hasWorked = false;
    for (let hasMore = true; hasMore; ) {
      await this.inTurn(async () => {
        const library = this.running?.library;
        const { done, total } = library?.progress() ?? { done: 0, total: 0 };
        hasMore = library !== undefined && done < total && (await library.step());
        hasWorked ||= library !== undefined && done < total;
        if (hasMore && library) this.report(library);
      });
      if (hasMore) await this.parts.pause();
    }
    this.isLibraryWorking = false;
    const library = this.running?.library;
    if (!library || !hasWorked) return;
    this.tell({ phase: 'ready', ...library.progress(), sentence: '' });
    this.parts.post({ kind: 'updated', concerns: 'library' });
  }

  private report(library: LibraryNames): void {
    const now = performance.now();
    if (now - this.reportedAt < progressMs) return;
    this.reportedAt = now;
    this.tell({ phase: 'ready', ...library.progress(), sentence: '' });
    this.parts.post({ kind: 'updated', concerns: 'library' });
  }

  private tell(state: AnalysisState): void {
    this.parts.post({ kind: 'state', state });
  }
}

async function analysed({ reader, records }: Running, sourceId: SourceId) {
  const [[source], [document]] = await Promise.all([reader.get('sources', [sourceId]), reader.get('sourceDocuments', [sourceId])]);
  return source && document ? namesOfArticle(records, source, document) : null;
}

async function snippetAt({ reader, library }: Running, place: { readonly sourceId: SourceId; readonly start: number; readonly end: number }) {
  const kept = library.snippet(place);
  if (kept) return kept;
  const [document] = await reader.get('sourceDocuments', [place.sourceId]);
  return document && place.end <= document.text.length ? snippetOf(document.text, place) : null;
}
