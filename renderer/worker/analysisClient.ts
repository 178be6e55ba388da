import * as v from 'valibot';
import {
  analysisMessageSchema, openingAnalysis,
  type AnalysisMessage, type AnalysisRequest, type AnalysisState, type ArticleNames, type Companions, type EntityMentions, type Snippet, type SourcePlace, type Together,
} from '../../shared/contracts/analysisContract';
import type { EntityId, SourceId } from '../../shared/domain/ids';

/** What the window asks of the analysis. Answers are null where it does not work or nobody waits any more. */
export interface Analysis {
  /** What the worker is doing. */
  state(): AnalysisState;
  /** Hears of a new state, of a new version, and of new names of a watched article. */
  subscribe(listener: () => void): () => void;
  /** Grows with everything that may change what is found in the library. */
  version(): number;
  /** Keeps the names of an article at hand for as long as it is watched. */
  watch(sourceId: SourceId): () => void;
  /** What was found last in a watched article; null before. The same object until something else is found. */
  namesIn(sourceId: SourceId): ArticleNames | null;
  mentionsOf(entityId: EntityId, signal: AbortSignal): Promise<EntityMentions | null>;
  companionsOf(entityId: EntityId, signal: AbortSignal): Promise<Companions | null>;
  together(entityId: EntityId, otherId: EntityId, signal: AbortSignal): Promise<readonly Together[] | null>;
  /** Words with their sentence. Asked for together where many are asked for at once. */
  snippet(place: SourcePlace): Promise<Snippet | null>;
  /** Records were written. */
  changed(touched: readonly { readonly table: string; readonly id: string }[]): void;
  /** Ends the worker; the next question starts another. */
  stop(): void;
}

/** What the client needs of a `Worker`. */
export interface AnalysisWorker {
  postMessage(message: AnalysisRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface AnalysisOptions {
  readonly databaseName: string;
  readonly startWorker?: () => AnalysisWorker;
  /** Runs work once the window is at rest. */
  readonly whenIdle?: (work: () => void) => void;
}

type Answer = Extract<AnalysisMessage, { readonly requestId: number }>;
interface Watched {
  watchers: number;
  names: ArticleNames | null;
  isAsked: boolean;
  isStale: boolean;
}
interface WaitingSnippet {
  readonly place: SourcePlace;
  end(snippet: Snippet | null): void;
}

/** After so many workers that failed, none is started any more. */
const mostFailures = 3;
const snippetsAtOnce = 60;
const stoppedSentence = 'Looking for names stopped unexpectedly. Nothing in your notebook is lost. Restart Ibidem to use it again.';

function startDefaultWorker(): AnalysisWorker {
  return new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module', name: 'analysis' });
}

function whenWindowIsIdle(work: () => void): void {
  requestIdleCallback(work, { timeout: 1000 });
}

class WorkerAnalysis implements Analysis {
  private worker: AnalysisWorker | null = null;
  private current: AnalysisState = openingAnalysis;
  private changes = 0;
  private failures = 0;
  private lastRequestId = 0;
  private readonly listeners = new Set<() => void>();
  private readonly pending = new Map<number, (answer: Answer) => void>();
  private readonly watched = new Map<SourceId, Watched>();
  private snippets: WaitingSnippet[] = [];

  constructor(
    private readonly databaseName: string,
    private readonly startWorker: () => AnalysisWorker,
    private readonly whenIdle: (work: () => void) => void,
  ) {}

  state(): AnalysisState {
    return this.current;
  }

  version(): number {
    return this.changes;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  watch(sourceId: SourceId): () => void {
    const article = this.watched.get(sourceId) ?? { watchers: 0, names: null, isAsked: false, isStale: true };
    article.watchers += 1;
    this.watched.set(sourceId, article);
    // The text is shown first.
    if (this.worker) this.analyse(sourceId, article);
    else this.whenIdle(() => this.analyse(sourceId, article));
    return () => {
      article.watchers -= 1;
      if (article.watchers === 0 && this.watched.get(sourceId) === article) this.watched.delete(sourceId);
    };
  }

  namesIn(sourceId: SourceId): ArticleNames | null {
    return this.watched.get(sourceId)?.names ?? null;
  }

  async mentionsOf(entityId: EntityId, signal: AbortSignal): Promise<EntityMentions | null> {
    const answer = await this.ask((requestId) => ({ kind: 'mentionsOf', requestId, entityId }), signal);
    return answer.kind === 'mentions' ? answer.mentions : null;
  }

  async companionsOf(entityId: EntityId, signal: AbortSignal): Promise<Companions | null> {
    const answer = await this.ask((requestId) => ({ kind: 'companions', requestId, entityId }), signal);
    return answer.kind === 'companions' ? answer.companions : null;
  }

  async together(entityId: EntityId, otherId: EntityId, signal: AbortSignal): Promise<readonly Together[] | null> {
    const answer = await this.ask((requestId) => ({ kind: 'together', requestId, entityId, otherId }), signal);
    return answer.kind === 'together' ? answer.places : null;
  }

  snippet(place: SourcePlace): Promise<Snippet | null> {
    return new Promise((resolve) => {
      this.snippets.push({ place, end: resolve });
      if (this.snippets.length === 1) queueMicrotask(() => this.askSnippets());
    });
  }

  changed(touched: Parameters<Analysis['changed']>[0]): void {
    // What is written before the worker runs it reads by itself.
    this.worker?.postMessage({ kind: 'changed', touched });
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.current = openingAnalysis;
    this.endAll('Looking for names was stopped.');
  }

  private start(): boolean {
    if (this.worker) return true;
    if (this.failures >= mostFailures) return false;
    const worker = this.startWorker();
    worker.onmessage = (event) => this.take(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail();
    };
    this.worker = worker;
    worker.postMessage({ kind: 'open', databaseName: this.databaseName });
    return true;
  }

  private analyse(sourceId: SourceId, article: Watched): void {
    if (article.isAsked || !article.isStale || article.watchers === 0) return;
    article.isAsked = true;
    article.isStale = false;
    void this.ask((requestId) => ({ kind: 'analyse', requestId, sourceId })).then((answer) => {
      article.isAsked = false;
      if (answer.kind === 'analysed') {
        article.names = answer.names;
        this.announce();
      } else article.isStale ||= this.failures < mostFailures;
      // Something was written while the worker looked.
      if (article.isStale) this.analyse(sourceId, article);
    });
  }

  private askSnippets(): void {
    const waiting = this.snippets;
    this.snippets = [];
    for (let from = 0; from < waiting.length; from += snippetsAtOnce) {
      const some = waiting.slice(from, from + snippetsAtOnce);
      void this.ask((requestId) => ({ kind: 'snippets', requestId, places: some.map(({ place }) => place) })).then((answer) => {
        some.forEach(({ end }, index) => end(answer.kind === 'snippets' ? (answer.snippets[index] ?? null) : null));
      });
    }
  }

  private ask(request: (requestId: number) => AnalysisRequest, signal?: AbortSignal): Promise<Answer> {
    this.lastRequestId += 1;
    const requestId = this.lastRequestId;
    if (signal?.aborted) return Promise.resolve({ kind: 'cancelled', requestId });
    if (!this.start()) return Promise.resolve({ kind: 'failed', requestId, reason: stoppedSentence });
    return new Promise((resolve) => {
      const cancel = (): void => this.worker?.postMessage({ kind: 'cancel', requestId });
      signal?.addEventListener('abort', cancel, { once: true });
      this.pending.set(requestId, (answer) => {
        signal?.removeEventListener('abort', cancel);
        resolve(answer);
      });
      this.worker?.postMessage(request(requestId));
    });
  }

  private take(data: unknown): void {
    const parsed = v.safeParse(analysisMessageSchema, data);
    if (!parsed.success) return this.fail();
    const message = parsed.output;
    switch (message.kind) {
      case 'state':
        if (message.state.phase === 'failed') return this.fail();
        this.current = message.state;
        return this.announce();
      case 'updated':
        this.changes += 1;
        if (message.concerns === 'articles') {
          for (const [sourceId, article] of this.watched) {
            article.isStale = true;
            this.analyse(sourceId, article);
          }
        }
        return this.announce();
      default: {
        const end = this.pending.get(message.requestId);
        this.pending.delete(message.requestId);
        end?.(message);
      }
    }
  }

  private announce(): void {
    for (const listener of this.listeners) listener();
  }

  /** A worker that failed is given up; another reads everything anew. */
  private fail(): void {
    this.worker?.terminate();
    this.worker = null;
    this.failures += 1;
    this.changes += 1;
    const isOver = this.failures >= mostFailures;
    this.current = isOver ? { phase: 'failed', done: 0, total: 0, sentence: stoppedSentence } : openingAnalysis;
    this.endAll(stoppedSentence);
    this.announce();
  }

  private endAll(reason: string): void {
    const waiting = [...this.pending];
    this.pending.clear();
    for (const [requestId, end] of waiting) end({ kind: 'failed', requestId, reason });
  }
}

/** The analysis of the window: a worker that is started with the first question. */
export function createAnalysis({ databaseName, startWorker = startDefaultWorker, whenIdle = whenWindowIsIdle }: AnalysisOptions): Analysis {
  return new WorkerAnalysis(databaseName, startWorker, whenIdle);
}
