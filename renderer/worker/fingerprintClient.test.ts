import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signatureOf } from '../../shared/importing/shingles';
import { createFingerprinter, type FingerprintWorker } from './fingerprintClient';
import type { FingerprintRequest } from './fingerprintMessages';

class FakeWorker implements FingerprintWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly requests: FingerprintRequest[] = [];
  isEnded = false;
  postMessage(request: FingerprintRequest): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(index: number): void {
    const { requestId, text } = this.requests[index] ?? { requestId: 0, text: '' };
    this.onmessage?.(new MessageEvent('message', { data: { requestId, signature: signatureOf(text) } }));
  }
}

const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');

function setUp() {
  const workers: FakeWorker[] = [];
  const fingerprint = createFingerprinter(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, fingerprint };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the fingerprints of the window', () => {
  it('are made by one worker, answered in any order', async () => {
    const { workers, fingerprint } = setUp();
    expect(workers).toHaveLength(0);
    const [first, second] = [fingerprint(long), fingerprint('too short')];
    workers[0]?.answer(1);
    workers[0]?.answer(0);
    expect(await first).toEqual(signatureOf(long));
    expect(await second).toBeNull();
    expect(workers).toHaveLength(1);
  });

  it('let the worker go when nobody asks any more, and start another then', async () => {
    const { workers, fingerprint } = setUp();
    const first = fingerprint(long);
    workers[0]?.answer(0);
    await first;
    vi.advanceTimersByTime(9_000);
    const second = fingerprint(long);
    vi.advanceTimersByTime(60_000);
    expect(workers[0]?.isEnded).toBe(false);
    workers[0]?.answer(1);
    await second;
    vi.advanceTimersByTime(11_000);
    expect(workers[0]?.isEnded).toBe(true);
    void fingerprint(long);
    expect(workers).toHaveLength(2);
  });

  it.each(['stops', 'answers nonsense'])('are made here where the worker %s', async (how) => {
    const { workers, fingerprint } = setUp();
    const waiting = fingerprint(long);
    const event = { preventDefault: vi.fn() };
    if (how === 'stops') workers[0]?.onerror?.(event as never);
    else workers[0]?.onmessage?.(new MessageEvent('message', { data: 5 }));
    expect(await waiting).toEqual(signatureOf(long));
    expect(await fingerprint(long)).toEqual(signatureOf(long));
    expect(workers).toHaveLength(1);
  });
});
