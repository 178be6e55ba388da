import * as v from 'valibot';
import { signatureOf } from '../../shared/importing/shingles';
import { fingerprintAnswerSchema, type FingerprintRequest } from './fingerprintMessages';

/** What the client needs of a `Worker`. */
export interface FingerprintWorker {
  postMessage(message: FingerprintRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Makes what a text is compared with others by; null where it is too short for that. */
export type Fingerprinter = (text: string) => Promise<Uint32Array | null>;

interface Job {
  readonly text: string;
  end(signature: Uint32Array | null): void;
}

/** Texts come in rows, at a start or after an import; between them no worker need stand about. */
const idleMs = 10_000;

function startDefaultWorker(): FingerprintWorker {
  return new Worker(new URL('./fingerprint.worker.ts', import.meta.url), { type: 'module', name: 'fingerprint' });
}

/** Fingerprints made away from the window's thread, in a worker that lives while it is asked. */
export function createFingerprinter(startWorker: () => FingerprintWorker = startDefaultWorker): Fingerprinter {
  const jobs = new Map<number, Job>();
  let worker: FingerprintWorker | null = null;
  let isBroken = false;
  let lastRequestId = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    worker?.terminate();
    worker = null;
  };
  /** Without a worker they are made here: slower for the window, but none is missing. */
  const giveUp = (): void => {
    stop();
    isBroken = true;
    const waiting = [...jobs.values()];
    jobs.clear();
    for (const { text, end } of waiting) end(signatureOf(text));
  };
  const take = (data: unknown): void => {
    const parsed = v.safeParse(fingerprintAnswerSchema, data);
    if (!parsed.success) return giveUp();
    const { requestId, signature } = parsed.output;
    jobs.get(requestId)?.end(signature);
    jobs.delete(requestId);
    if (jobs.size === 0) timer = setTimeout(stop, idleMs);
  };
  const connect = (): FingerprintWorker => {
    const made = startWorker();
    made.onmessage = (event) => take(event.data);
    made.onerror = (event) => {
      event.preventDefault();
      giveUp();
    };
    return made;
  };

  return async (text) => {
    if (isBroken) return signatureOf(text);
    clearTimeout(timer);
    lastRequestId += 1;
    const requestId = lastRequestId;
    return new Promise((resolve) => {
      jobs.set(requestId, { text, end: resolve });
      worker ??= connect();
      worker.postMessage({ requestId, text });
    });
  };
}
