import { describe, expect, it } from 'vitest';
import type { AnalysisMessage, AnalysisRequest, ArticleNames } from '../../shared/contracts/analysisContract';
import { createCountingIdMaker, type SourceId } from '../../shared/domain/ids';
import { createAnalysis, type AnalysisWorker } from './analysisClient';

class FakeWorker implements AnalysisWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly requests: AnalysisRequest[] = [];
  isTerminated = false;

  postMessage(message: AnalysisRequest): void {
    this.requests.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(message: AnalysisMessage | { readonly kind: 'nonsense' }): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
  last<Kind extends AnalysisRequest['kind']>(kind: Kind): Extract<AnalysisRequest, { kind: Kind }> {
    const found = this.requests.findLast((request): request is Extract<AnalysisRequest, { kind: Kind }> => request.kind === kind);
    if (!found) throw new Error(`Nobody asked for ${kind}`);
    return found;
  }
  count(kind: AnalysisRequest['kind']): number {
    return this.requests.filter((request) => request.kind === kind).length;
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const idle: (() => void)[] = [];
  const ids = createCountingIdMaker();
  const analysis = createAnalysis({
    databaseName: 'notebook',
    whenIdle: (work) => idle.push(work),
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  });
  const only = (): FakeWorker => workers.at(-1) ?? new FakeWorker();
  return { analysis, workers, only, idle: () => idle.splice(0).forEach((work) => work()), sourceId: ids('source'), entityId: ids('entity'), otherId: ids('entity') };
}

const namesOf = (sourceId: SourceId): ArticleNames => ({ sourceId, groups: [], places: new Uint32Array(0), proposals: [], tookMs: 1 });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the analysis of the window', () => {
  it('starts its worker once the window is at rest, and not for what is not watched any more', () => {
    const { analysis, workers, idle, sourceId } = setUp();
    analysis.changed([{ table: 'entities', id: 'x' }]);
    analysis.watch(sourceId)();
    idle();
    expect(workers).toHaveLength(0);
    analysis.watch(sourceId);
    analysis.watch(sourceId);
    expect(workers).toHaveLength(0);
    idle();
    expect(workers.map(({ requests }) => requests.map(({ kind }) => kind))).toEqual([['open', 'analyse']]);
  });

  it('keeps the names of a watched article, asks again when they may be others, and once more where it was still asking', async () => {
    const { analysis, only, idle, sourceId } = setUp();
    const stop = analysis.watch(sourceId);
    idle();
    let heard = 0;
    analysis.subscribe(() => (heard += 1));
    expect(analysis.namesIn(sourceId)).toBeNull();
    only().say({ kind: 'updated', concerns: 'articles' });
    expect(only().count('analyse')).toBe(1);
    const first = namesOf(sourceId);
    only().say({ kind: 'analysed', requestId: only().last('analyse').requestId, names: first });
    await settle();
    expect(analysis.namesIn(sourceId)).toEqual(first);
    expect(only().count('analyse')).toBe(2);
    only().say({ kind: 'analysed', requestId: only().last('analyse').requestId, names: first });
    await settle();
    only().say({ kind: 'updated', concerns: 'library' });
    expect(only().count('analyse')).toBe(2);
    expect(heard).toBeGreaterThan(2);
    stop();
    expect(analysis.namesIn(sourceId)).toBeNull();
  });

  it('asks for snippets together', async () => {
    const { analysis, only, sourceId } = setUp();
    const asked = [1, 2, 3].map((start) => analysis.snippet({ sourceId, start, end: start + 1 }));
    await settle();
    expect(only().count('snippets')).toBe(1);
    const snippet = { text: 'word', marks: [{ start: 0, end: 4 }], isCutBefore: false, isCutBehind: false };
    only().say({ kind: 'snippets', requestId: only().last('snippets').requestId, snippets: [snippet, null, snippet] });
    expect(await Promise.all(asked)).toEqual([snippet, null, snippet]);
  });

  it('tells the worker that nobody waits any more', async () => {
    const { analysis, only, entityId } = setUp();
    const abort = new AbortController();
    const asked = analysis.companionsOf(entityId, abort.signal);
    const { requestId } = only().last('companions');
    abort.abort();
    expect(only().last('cancel').requestId).toBe(requestId);
    only().say({ kind: 'cancelled', requestId });
    expect(await asked).toBeNull();
    expect(await analysis.companionsOf(entityId, abort.signal)).toBeNull();
    expect(only().count('companions')).toBe(1);
  });

  it('starts another worker where one fails, and gives up with a sentence', async () => {
    const { analysis, workers, only, entityId, otherId } = setUp();
    const { signal } = new AbortController();
    for (let round = 0; round < 3; round += 1) {
      const asked = analysis.together(entityId, otherId, signal);
      expect(workers).toHaveLength(round + 1);
      only().say({ kind: 'nonsense' });
      expect(await asked).toBeNull();
      expect(only().isTerminated).toBe(true);
    }
    expect(analysis.state()).toMatchObject({ phase: 'failed', sentence: expect.stringContaining('Nothing in your notebook is lost') });
    expect(await analysis.mentionsOf(entityId, signal)).toBeNull();
    expect(workers).toHaveLength(3);
  });

  it('can be ended and begun again', async () => {
    const { analysis, workers, only, entityId } = setUp();
    const { signal } = new AbortController();
    const asked = analysis.mentionsOf(entityId, signal);
    const [first] = workers;
    analysis.stop();
    expect(await asked).toBeNull();
    expect(first?.isTerminated).toBe(true);
    void analysis.mentionsOf(entityId, signal);
    expect(workers).toHaveLength(2);
    expect(only().requests.map(({ kind }) => kind)).toEqual(['open', 'mentionsOf']);
  });
});
