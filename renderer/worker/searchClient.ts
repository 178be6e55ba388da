import * as v from 'valibot';
import { openingState, searchMessageSchema, type SearchMessage, type SearchOutcome, type SearchRequest, type SearchState } from '../../shared/contracts/searchContract';
import type { QueryField } from '../../shared/search/queryNode';

/** A search that could not be carried out, with a sentence. */
export interface SearchFailure {
  readonly status: 'failed';
  readonly reason: string;
}

/** What the window asks of the index. */
export interface Search {
  /** What the index is doing. */
  state(): SearchState;
  /** Hears of a new state and of a new version. */
  subscribe(listener: () => void): () => void;
  /** Grows with everything that may change what is found. */
  version(): number;
  /** Null where a newer query came before this one was begun: nobody waits for its answer. */
  query(text: string, from: number, limit: number): Promise<SearchOutcome | SearchFailure | null>;
  counts(queries: readonly string[]): Promise<readonly (number | null)[]>;
  names(field: QueryField, typed: string): Promise<readonly string[]>;
  changed(change: { readonly sequence: number; readonly changeId: string; readonly touched: readonly { readonly table: string; readonly id: string }[] }): void;
  /**
   * Until the answer is called, changes are not handed on one by one but only where something is asked: for work that
   * writes much and should not wait for the index.
   */
  waitWithChanges(): () => void;
  rebuild(): void;
  /** Starts the worker; before, nothing of the index is loaded. Twice is once. */
  start(): void;
  close(): Promise<void>;
}

/** What the client needs of a `Worker`. */
export interface SearchWorker {
  postMessage(message: SearchRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface SearchOptions {
  readonly databaseName: string;
  /** False: the index is made in memory and forgotten. */
  readonly isKept?: boolean;
  readonly startWorker?: () => SearchWorker;
}

type Answer = Extract<SearchMessage, { readonly requestId: number }>;

interface QueryJob {
  readonly text: string;
  readonly from: number;
  readonly limit: number;
  end(outcome: SearchOutcome | SearchFailure | null): void;
}

function startDefaultWorker(): SearchWorker {
  return new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' });
}

const stoppedState: SearchState = {
  phase: 'failed', done: 0, total: 0, isOnDisk: false,
  sentence: 'Search stopped unexpectedly. Nothing in your notebook is lost. Restart Ibidem to use it again.',
};
const closingLimitMs = 2000;

class WorkerSearch implements Search {
  private worker: SearchWorker | null = null;
  private current: SearchState = openingState;
  private changes = 0;
  private lastRequestId = 0;
  private readonly listeners = new Set<() => void>();
  private readonly pending = new Map<number, (answer: Answer) => void>();
  private running: QueryJob | null = null;
  private next: QueryJob | null = null;
  private closed: (() => void) | null = null;
  private isBroken = false;
  private held: Parameters<Search['changed']>[0][] = [];
  private waiting = 0;

  constructor(
    private readonly databaseName: string,
    private readonly isKept: boolean,
    private readonly startWorker: () => SearchWorker,
  ) {}

  state(): SearchState {
    return this.current;
  }

  version(): number {
    return this.changes;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  start(): void {
    // One that stopped is not started again by itself: what stopped it would stop it again.
    if (this.worker || this.isBroken) return;
    const worker = this.startWorker();
    worker.onmessage = (event) => this.take(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail();
    };
    this.worker = worker;
    worker.postMessage({ kind: 'open', databaseName: this.databaseName, isKept: this.isKept });
  }

  query(text: string, from: number, limit: number): Promise<SearchOutcome | SearchFailure | null> {
    return new Promise((resolve) => {
      this.next?.end(null);
      this.next = { text, from, limit, end: resolve };
      this.runNext();
    });
  }

  async counts(queries: readonly string[]): Promise<readonly (number | null)[]> {
    const answer = await this.ask((requestId) => ({ kind: 'count', requestId, queries }));
    return answer.kind === 'counted' ? answer.counts : queries.map(() => null);
  }

  async names(field: QueryField, typed: string): Promise<readonly string[]> {
    const answer = await this.ask((requestId) => ({ kind: 'names', requestId, field, typed }));
    return answer.kind === 'named' ? answer.names : [];
  }

  changed(change: Parameters<Search['changed']>[0]): void {
    // What is written before the worker runs it finds by itself.
    if (!this.worker) return;
    this.held.push(change);
    if (this.waiting === 0) this.handOn();
  }

  waitWithChanges(): () => void {
    this.waiting += 1;
    let isEnded = false;
    return () => {
      if (isEnded) return;
      isEnded = true;
      this.waiting -= 1;
      if (this.waiting === 0) this.handOn();
    };
  }

  private handOn(): void {
    const held = this.held;
    this.held = [];
    for (const change of held) this.worker?.postMessage({ kind: 'changed', ...change });
  }

  rebuild(): void {
    this.start();
    this.handOn();
    this.worker?.postMessage({ kind: 'rebuild' });
  }

  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    this.handOn();
    await new Promise<void>((resolve) => {
      this.closed = resolve;
      setTimeout(resolve, closingLimitMs);
      worker.postMessage({ kind: 'close' });
    });
    worker.terminate();
    this.worker = null;
  }

  private ask(request: (requestId: number) => SearchRequest): Promise<Answer> {
    this.lastRequestId += 1;
    const requestId = this.lastRequestId;
    if (this.isBroken) return Promise.resolve({ kind: 'failed', requestId, reason: stoppedState.sentence });
    this.start();
    this.handOn();
    return new Promise((resolve) => {
      this.pending.set(requestId, resolve);
      this.worker?.postMessage(request(requestId));
    });
  }

  /** One query at a time: while it runs, only the newest of those that wait is kept. */
  private runNext(): void {
    const job = this.next;
    if (this.running || !job) return;
    this.next = null;
    this.running = job;
    void this.ask((requestId) => ({ kind: 'search', requestId, query: job.text, from: job.from, limit: job.limit })).then((answer) => {
      this.running = null;
      if (answer.kind === 'found') job.end(answer.outcome);
      else job.end({ status: 'failed', reason: answer.kind === 'failed' ? answer.reason : 'The search index gave another answer.' });
      this.runNext();
    });
  }

  private take(data: unknown): void {
    const parsed = v.safeParse(searchMessageSchema, data);
    if (!parsed.success) return this.fail();
    const message = parsed.output;
    switch (message.kind) {
      case 'state':
        this.changes += message.state.phase === this.current.phase ? 0 : 1;
        this.current = message.state;
        return this.announce();
      case 'updated':
        this.changes += 1;
        return this.announce();
      case 'closed':
        return this.closed?.();
      case 'found':
      case 'counted':
      case 'named':
      case 'failed': {
        const end = this.pending.get(message.requestId);
        this.pending.delete(message.requestId);
        end?.(message);
      }
    }
  }

  private announce(): void {
    for (const listener of this.listeners) listener();
  }

  private fail(): void {
    this.worker?.terminate();
    this.worker = null;
    this.isBroken = true;
    this.current = stoppedState;
    this.changes += 1;
    const waiting = [...this.pending];
    this.pending.clear();
    for (const [requestId, end] of waiting) end({ kind: 'failed', requestId, reason: stoppedState.sentence });
    this.announce();
  }
}

/** The search of the window: a worker that is started once the window shows something. */
export function createSearch({ databaseName, isKept = true, startWorker = startDefaultWorker }: SearchOptions): Search {
  return new WorkerSearch(databaseName, isKept, startWorker);
}
