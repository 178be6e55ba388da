import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ImportRequest } from '../../shared/contracts/importContract';
import { createImporter, type ImportWorker } from './importClient';
import { createLocalImporter } from './localImporter';

class FakeWorker implements ImportWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly requests: ImportRequest[] = [];
  transferred: ArrayBuffer[] = [];
  isTerminated = false;

  postMessage(message: ImportRequest, transfer: ArrayBuffer[]): void {
    this.requests.push(message);
    this.transferred = transfer;
  }
  terminate(): void {
    this.isTerminated = true;
  }
  answer(conversion: unknown, requestId = this.requests.at(-1)?.requestId): void {
    this.onmessage?.(new MessageEvent('message', { data: { requestId, conversion } }));
  }
}

function setUp(timeLimitMs = 1000, lanes = 1) {
  const workers: FakeWorker[] = [];
  const importer = createImporter({
    timeLimitMs,
    lanes,
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  });
  return { importer, workers };
}

const refusal = { status: 'refused', reason: 'No.' } as const;
const file = (name: string) => ({ kind: 'file', name, bytes: new Uint8Array([1, 2, 3]) }) as const;

afterEach(() => void vi.useRealTimers());

describe('the importer in a worker', () => {
  it('starts one worker, with the first article, and asks it one at a time', async () => {
    const { importer, workers } = setUp();
    expect(workers).toHaveLength(0);
    const first = importer.convert(file('a'));
    const second = importer.convert(file('b'));
    expect(workers[0]?.requests).toHaveLength(1);
    workers[0]?.answer(refusal);
    await expect(first).resolves.toEqual(refusal);
    expect(workers[0]?.requests.map(({ input }) => input.kind === 'file' && input.name)).toEqual(['a', 'b']);
    workers[0]?.answer({ status: 'refused', reason: 'Neither.' });
    await expect(second).resolves.toEqual({ status: 'refused', reason: 'Neither.' });
    expect(workers).toHaveLength(1);
  });

  it('asks a second one where the computer carries it, and only while the first is busy', async () => {
    const { importer, workers } = setUp(1000, 2);
    const first = importer.convert(file('a'));
    const second = importer.convert(file('b'));
    const third = importer.convert(file('c'));
    expect(workers.map(({ requests }) => requests.length)).toEqual([1, 1]);
    workers[1]?.answer(refusal);
    await expect(second).resolves.toEqual(refusal);
    const fourth = importer.convert(file('d'));
    expect(workers.map(({ requests }) => requests.length)).toEqual([1, 2]);
    importer.close();
    for (const left of [first, third, fourth]) await expect(left).resolves.toEqual({ status: 'cancelled' });
  });

  it('hands whole buffers over and copies views', () => {
    const { importer, workers } = setUp();
    const bytes = new Uint8Array([1, 2, 3, 4]);
    void importer.convert({ kind: 'file', name: 'a', bytes });
    expect(workers[0]?.transferred).toEqual([bytes.buffer]);
    workers[0]?.answer(refusal);
    void importer.convert({ kind: 'file', name: 'b', bytes: bytes.subarray(1, 3) });
    expect(workers[0]?.transferred[0]?.byteLength).toBe(2);
    importer.close();
  });

  it('ends a stuck conversion at the time limit and goes on with a new worker', async () => {
    vi.useFakeTimers();
    const { importer, workers } = setUp(60_000);
    const stuck = importer.convert(file('stuck'));
    const next = importer.convert(file('next'));
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(stuck).resolves.toEqual({ status: 'refused', reason: 'Converting it took longer than 60 seconds and was stopped.' });
    expect(workers[0]?.isTerminated).toBe(true);
    workers[1]?.answer(refusal);
    await expect(next).resolves.toEqual(refusal);
  });

  it('cancels what runs by ending the worker, and what waits without', async () => {
    const { importer, workers } = setUp();
    const running = new AbortController();
    const waiting = new AbortController();
    const first = importer.convert(file('a'), running.signal);
    const second = importer.convert(file('b'), waiting.signal);
    waiting.abort();
    await expect(second).resolves.toEqual({ status: 'cancelled' });
    expect(workers[0]?.isTerminated).toBe(false);
    running.abort();
    await expect(first).resolves.toEqual({ status: 'cancelled' });
    expect(workers[0]?.isTerminated).toBe(true);
    await expect(importer.convert(file('c'), running.signal)).resolves.toEqual({ status: 'cancelled' });
    expect(workers).toHaveLength(1);
  });

  it('says so when the worker fails or answers nonsense', async () => {
    const { importer, workers } = setUp();
    const first = importer.convert(file('a'));
    workers[0]?.onerror?.(new Event('error', { cancelable: true }) as ErrorEvent);
    await expect(first).resolves.toMatchObject({ status: 'refused', reason: expect.stringContaining('stopped unexpectedly') });
    const second = importer.convert(file('b'));
    workers[1]?.answer({ status: 'converted', article: { title: 7 } });
    await expect(second).resolves.toMatchObject({ status: 'refused', reason: expect.stringContaining('cannot be used') });
  });

  it('ignores answers to what was given up', async () => {
    const { importer, workers } = setUp();
    const first = importer.convert(file('a'));
    workers[0]?.answer({ status: 'refused', reason: 'Late.' }, 99);
    workers[0]?.answer(refusal);
    await expect(first).resolves.toEqual(refusal);
  });
});

describe('the importer where there are no workers', () => {
  it('converts here, with the digests of bytes and text', async () => {
    const importer = createLocalImporter();
    const bytes = new TextEncoder().encode('Ferry line reopens\n\nThe harbor ferry carried passengers again on Monday.\n');
    const answer = await importer.convert({ kind: 'file', name: 'ferry.txt', bytes });
    if (answer.status !== 'converted') throw new Error(answer.status);
    expect(answer.article.title).toBe('Ferry line reopens');
    expect(answer.article.bytes).toEqual(bytes);
    expect(answer.article.bytesDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.article.textDigest).not.toBe(answer.article.bytesDigest);
  });
});
