import * as v from 'valibot';
import type { GraphFilter, GraphScope, SuggestedPlace } from '../../shared/analysis/graphTypes';
import type { EntityId } from '../../shared/domain/ids';
import { graphMessageSchema, type EdgeDetail, type GraphMessage, type GraphRequest, type ShownGraph } from './graphMessages';

/** A way from one entity to another, with what each step rests on. */
export interface ConnectingPath {
  readonly nodeIds: readonly EntityId[];
  readonly edges: readonly EdgeDetail[];
}

export type GraphState =
  | { readonly status: 'preparing'; readonly done: number; readonly total: number }
  | { readonly status: 'shown'; readonly graph: ShownGraph }
  | { readonly status: 'failed'; readonly reason: string };

/** What the window asks of the graph. */
export interface GraphClient {
  state(): GraphState;
  /** Hears of a new state: another graph, or how far it is. */
  subscribe(listener: () => void): () => void;
  /** Hears that the nodes moved. The array belongs to the graph that is shown. */
  onMoved(listener: (positions: Float32Array, isSettled: boolean) => void): () => void;
  show(scope: GraphScope, filter: GraphFilter): void;
  hide(): void;
  changed(touched: readonly { readonly table: string; readonly id: string }[]): void;
  /** Where analysis thinks that entities stand; takes the place of what was told before. */
  suggest(places: readonly SuggestedPlace[]): void;
  pin(id: EntityId, x: number, y: number): void;
  /** What an edge of the graph shown rests on; null where there is no such edge. */
  evidence(fromId: EntityId, toId: EntityId): Promise<EdgeDetail | null>;
  paths(fromId: EntityId, toId: EntityId): Promise<readonly ConnectingPath[]>;
  close(): void;
}

/** What the client needs of a `Worker`. */
export interface GraphWorker {
  postMessage(message: GraphRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

function startDefaultWorker(): GraphWorker {
  return new Worker(new URL('./graph.worker.ts', import.meta.url), { type: 'module', name: 'graph' });
}

type Answer = Extract<GraphMessage, { readonly requestId: number }>;

class WorkerGraph implements GraphClient {
  private readonly worker: GraphWorker;
  private current: GraphState = { status: 'preparing', done: 0, total: 0 };
  private readonly listeners = new Set<() => void>();
  private readonly moveListeners = new Set<(positions: Float32Array, isSettled: boolean) => void>();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private lastRequestId = 0;
  private version = 0;

  constructor(databaseName: string, startWorker: () => GraphWorker) {
    this.worker = startWorker();
    this.worker.onmessage = (event) => this.take(v.parse(graphMessageSchema, event.data));
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.become({ status: 'failed', reason: 'The graph stopped unexpectedly.' });
    };
    this.worker.postMessage({ kind: 'open', databaseName });
  }

  state(): GraphState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onMoved(listener: (positions: Float32Array, isSettled: boolean) => void): () => void {
    this.moveListeners.add(listener);
    return () => this.moveListeners.delete(listener);
  }

  show(scope: GraphScope, filter: GraphFilter): void {
    this.version += 1;
    this.worker.postMessage({ kind: 'show', version: this.version, scope, filter: { ...filter, kinds: [...filter.kinds] } });
  }

  hide(): void {
    this.worker.postMessage({ kind: 'hide' });
  }

  changed(touched: readonly { readonly table: string; readonly id: string }[]): void {
    this.worker.postMessage({ kind: 'changed', touched: [...touched] });
  }

  suggest(places: readonly SuggestedPlace[]): void {
    this.worker.postMessage({ kind: 'suggest', places: [...places] });
  }

  pin(id: EntityId, x: number, y: number): void {
    this.worker.postMessage({ kind: 'pin', id, x, y });
  }

  async evidence(fromId: EntityId, toId: EntityId): Promise<EdgeDetail | null> {
    const answer = await this.ask((requestId) => ({ kind: 'evidence', requestId, fromId, toId }));
    return answer.kind === 'evidence' ? answer.edge : null;
  }

  async paths(fromId: EntityId, toId: EntityId): Promise<readonly ConnectingPath[]> {
    const answer = await this.ask((requestId) => ({ kind: 'paths', requestId, fromId, toId }));
    return answer.kind === 'paths' ? answer.paths : [];
  }

  close(): void {
    this.worker.terminate();
    this.listeners.clear();
    this.moveListeners.clear();
  }

  private ask(request: (requestId: number) => GraphRequest): Promise<Answer> {
    this.lastRequestId += 1;
    const requestId = this.lastRequestId;
    return new Promise((resolve) => {
      this.waiting.set(requestId, resolve);
      this.worker.postMessage(request(requestId));
    });
  }

  private become(state: GraphState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }

  private take(message: GraphMessage): void {
    switch (message.kind) {
      case 'progress':
        if (this.current.status !== 'shown') this.become({ status: 'preparing', done: message.done, total: message.total });
        return;
      case 'graph':
        if (message.version === this.version) this.become({ status: 'shown', graph: message });
        return;
      case 'positions':
        if (message.version === this.version) for (const listener of this.moveListeners) listener(message.positions, message.isSettled);
        return;
      case 'failed': return this.become({ status: 'failed', reason: message.reason });
      default: {
        const resolve = this.waiting.get(message.requestId);
        this.waiting.delete(message.requestId);
        resolve?.(message);
      }
    }
  }
}

/** Starts the worker. */
export function createGraphClient(databaseName: string, startWorker: () => GraphWorker = startDefaultWorker): GraphClient {
  return new WorkerGraph(databaseName, startWorker);
}
