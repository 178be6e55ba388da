import { openingState, type SearchMessage, type SearchRequest, type SearchState } from '../../shared/contracts/searchContract';
import { fieldNamed } from '../../shared/search/queryFieldRules';
import type { IndexDatabase } from './indexDatabase';
import { configureIndex, createIndex, isUsableIndex } from './indexSchema';
import { IndexUpkeep } from './indexUpkeep';
import { IndexWriter } from './indexWriter';
import type { NotebookReader } from './notebookReader';
import { SearchIndex } from './searchIndex';

export interface SearchHostParts {
  post(message: SearchMessage): void;
  openOnDisk(isFresh: boolean): Promise<IndexDatabase>;
  openInMemory(): Promise<IndexDatabase>;
  openNotebook(name: string): Promise<NotebookReader>;
}

interface Running {
  readonly database: IndexDatabase;
  readonly index: SearchIndex;
  readonly upkeep: IndexUpkeep;
}

const progressMs = 100;
const inMemorySentence = 'The search index cannot be kept on this disk just now, so it was made in memory and is made again at the next start. Your notebook is not affected.';

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the search worker does with what it is asked. */
export class SearchHost {
  private running: Running | null = null;
  private databaseName = '';
  private isKept = true;
  private state: SearchState = openingState;
  private reportedAt = 0;
  private waitingChanges: (SearchRequest & { kind: 'changed' })[] = [];

  constructor(private readonly parts: SearchHostParts) {}

  async handle(request: SearchRequest): Promise<void> {
    switch (request.kind) {
      case 'open':
        this.databaseName = request.databaseName;
        this.isKept = request.isKept;
        return this.guarded(() => this.open(false));
      case 'rebuild':
        return this.guarded(async () => {
          await this.stop();
          await this.open(true);
        });
      case 'changed':
        if (this.running) await this.guarded(() => this.running?.upkeep.take(request) ?? Promise.resolve());
        else this.waitingChanges.push(request);
        return;
      case 'search':
        return this.answer(request.requestId, ({ index }) => ({ kind: 'found', requestId: request.requestId, outcome: index.search(request.query, request.from, request.limit) }));
      case 'count':
        return this.answer(request.requestId, ({ index }) => ({ kind: 'counted', requestId: request.requestId, counts: request.queries.map((query) => index.count(query)) }));
      case 'names':
        return this.answer(request.requestId, ({ index }) => {
          const field = fieldNamed(request.field);
          return { kind: 'named', requestId: request.requestId, names: field ? index.namesOf(field, request.typed) : [] };
        });
      case 'close':
        await this.stop();
        this.parts.post({ kind: 'closed' });
    }
  }

  private answer(requestId: number, ask: (running: Running) => SearchMessage): void {
    if (!this.running) {
      this.parts.post({ kind: 'failed', requestId, reason: this.state.sentence || 'The search index is being opened.' });
      return;
    }
    try {
      this.parts.post(ask(this.running));
    } catch (error) {
      this.parts.post({ kind: 'failed', requestId, reason: `The search index could not be read (${reasonOf(error)}). It is made anew.` });
      void this.guarded(async () => {
        await this.stop();
        await this.open(true);
      });
    }
  }

  /** A failure of the index costs the index, never anything else. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.recover(error);
    }
  }

  private async recover(error: unknown): Promise<void> {
    await this.stop().catch(() => undefined);
    try {
      await this.openWith(await this.parts.openInMemory(), false);
    } catch (second) {
      this.tell({ phase: 'failed', done: 0, total: 0, isOnDisk: false, sentence: `Search does not work at the moment (${reasonOf(error)}; ${reasonOf(second)}). Nothing in your notebook is lost. Restart Ibidem to try again.` });
    }
  }

  private async open(isFresh: boolean): Promise<void> {
    this.tell(openingState);
    const database = await this.openUsable(isFresh);
    await this.openWith(database, database.isOnDisk);
  }

  /** The index on the disk, made anew where it is damaged or of another version; in memory where there is no disk to be had. */
  private async openUsable(isFresh: boolean): Promise<IndexDatabase> {
    if (!this.isKept) return this.parts.openInMemory();
    let found: IndexDatabase;
    try {
      found = await this.parts.openOnDisk(isFresh);
    } catch {
      return this.parts.openInMemory();
    }
    if (isFresh || isUsable(found)) return found;
    found.close();
    return this.parts.openOnDisk(true);
  }

  private async openWith(database: IndexDatabase, isOnDisk: boolean): Promise<void> {
    configureIndex(database);
    if (!isUsable(database)) createIndex(database);
    const reader = await this.parts.openNotebook(this.databaseName);
    const writer = new IndexWriter(database);
    const index = new SearchIndex(database, writer);
    const sentence = isOnDisk || !this.isKept ? '' : inMemorySentence;
    const announce = (what: 'documents' | 'others'): void => {
      index.forget(what);
      this.parts.post({ kind: 'updated' });
    };
    const upkeep = new IndexUpkeep(database, writer, reader, (progress) => {
      index.forget('documents');
      this.tell({ ...progress, isOnDisk, sentence });
    }, announce);
    this.running = { database, index, upkeep };
    const waiting = this.waitingChanges;
    this.waitingChanges = [];
    await upkeep.start();
    for (const change of waiting) await upkeep.take(change);
  }

  private async stop(): Promise<void> {
    const { running } = this;
    this.running = null;
    if (!running) return;
    await running.upkeep.close();
    running.database.close();
  }

  private tell(state: SearchState): void {
    const now = performance.now();
    const isProgress = state.phase === 'catchingUp' && this.state.phase === 'catchingUp';
    if (isProgress && now - this.reportedAt < progressMs) return;
    this.reportedAt = now;
    this.state = state;
    this.parts.post({ kind: 'state', state });
  }
}

function isUsable(database: IndexDatabase): boolean {
  try {
    return isUsableIndex(database);
  } catch {
    return false;
  }
}
