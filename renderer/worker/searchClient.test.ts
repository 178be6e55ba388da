import { describe, expect, it } from 'vitest';
import type { SearchMessage, SearchRequest } from '../../shared/contracts/searchContract';
import { createSearch, type SearchWorker } from './searchClient';

class FakeWorker implements SearchWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly requests: SearchRequest[] = [];
  isTerminated = false;

  postMessage(message: SearchRequest): void {
    this.requests.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(message: SearchMessage | { readonly kind: 'nonsense' }): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
  get searches(): readonly (SearchRequest & { kind: 'search' })[] {
    return this.requests.filter((request) => request.kind === 'search');
  }
  answerLast(): void {
    const last = this.searches.at(-1);
    if (last) this.say({ kind: 'found', requestId: last.requestId, outcome: { status: 'empty' } });
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const search = createSearch({
    databaseName: 'notebook',
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  });
  return { search, workers };
}

describe('the search of the window', () => {
  it('starts nothing before it is needed, and the worker once', () => {
    const { search, workers } = setUp();
    search.changed({ sequence: 1, changeId: 'c', touched: [] });
    expect(workers).toHaveLength(0);
    search.start();
    search.start();
    expect(workers.map((worker) => worker.requests)).toEqual([[{ kind: 'open', databaseName: 'notebook', isKept: true }]]);
  });

  it('keeps changes back while somebody writes much, and hands them on in their order before it asks and at the end', async () => {
    const { search, workers } = setUp();
    search.start();
    const change = (sequence: number) => ({ sequence, changeId: `c${sequence}`, touched: [] });
    const kinds = (): readonly string[] => (workers[0]?.requests ?? []).map((request) => (request.kind === 'changed' ? String(request.sequence) : request.kind));
    const goOn = search.waitWithChanges();
    search.changed(change(1));
    search.changed(change(2));
    expect(kinds()).toEqual(['open']);
    void search.query('a', 0, 10);
    expect(kinds()).toEqual(['open', '1', '2', 'search']);
    search.changed(change(3));
    goOn();
    goOn();
    search.changed(change(4));
    expect(kinds()).toEqual(['open', '1', '2', 'search', '3', '4']);
  });

  it('runs one query at a time and of those that wait only the newest', async () => {
    const { search, workers } = setUp();
    const first = search.query('a', 0, 10);
    const second = search.query('ab', 0, 10);
    const third = search.query('abc', 0, 10);
    await expect(second).resolves.toBeNull();
    expect(workers[0]?.searches.map(({ query }) => query)).toEqual(['a']);
    workers[0]?.answerLast();
    await expect(first).resolves.toEqual({ status: 'empty' });
    expect(workers[0]?.searches.map(({ query }) => query)).toEqual(['a', 'abc']);
    workers[0]?.answerLast();
    await expect(third).resolves.toEqual({ status: 'empty' });
  });

  it('tells of states, and counts what may change results', () => {
    const { search, workers } = setUp();
    search.start();
    let heard = 0;
    search.subscribe(() => (heard += 1));
    const state = { phase: 'catchingUp', done: 1, total: 2, isOnDisk: true, sentence: '' } as const;
    workers[0]?.say({ kind: 'state', state });
    workers[0]?.say({ kind: 'state', state: { ...state, done: 2 } });
    expect([search.state().done, search.version(), heard]).toEqual([2, 1, 2]);
    workers[0]?.say({ kind: 'updated' });
    expect([search.version(), heard]).toEqual([2, 3]);
  });

  it.each([
    ['stops', (worker: FakeWorker) => worker.onerror?.(new Event('error', { cancelable: true }) as ErrorEvent)],
    ['speaks nonsense', (worker: FakeWorker) => worker.say({ kind: 'nonsense' })],
  ])('says so when the worker %s, and is not started again', async (_, harm) => {
    const { search, workers } = setUp();
    const query = search.query('a', 0, 10);
    if (workers[0]) harm(workers[0]);
    await expect(query).resolves.toMatchObject({ status: 'failed', reason: expect.stringContaining('Nothing in your notebook is lost') });
    expect(search.state().phase).toBe('failed');
    await expect(search.query('b', 0, 10)).resolves.toMatchObject({ status: 'failed' });
    await expect(search.counts(['a'])).resolves.toEqual([null]);
    search.start();
    expect(workers).toHaveLength(1);
  });

  it('lets the worker free its files before it ends', async () => {
    const { search, workers } = setUp();
    search.start();
    const closing = search.close();
    expect(workers[0]?.requests.at(-1)).toEqual({ kind: 'close' });
    workers[0]?.say({ kind: 'closed' });
    await closing;
    expect(workers[0]?.isTerminated).toBe(true);
  });
});
