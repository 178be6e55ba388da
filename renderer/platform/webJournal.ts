import * as v from 'valibot';
import { journalCalls } from '../../shared/contracts/journalContract';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { journalAnswerSchema, type JournalAnswer, type JournalCallName, type JournalRequest } from './journalMessages';

/** What is used of a `Worker`. */
export interface JournalWorker {
  postMessage(message: JournalRequest): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

function startDefaultWorker(): JournalWorker {
  return new Worker(new URL('./journal.worker.ts', import.meta.url), { type: 'module', name: 'journal' });
}

/** The calls over a worker: each is a message there and an answer back. */
export function journalOver(worker: JournalWorker): JournalCalls {
  const waiting = new Map<number, (answer: JournalAnswer) => void>();
  let lastId = 0;
  let ending: string | null = null;
  worker.onmessage = (event) => {
    const answer = v.parse(journalAnswerSchema, event.data);
    waiting.get(answer.requestId)?.(answer);
    waiting.delete(answer.requestId);
  };
  worker.onerror = (event) => {
    // A worker that could not be loaded answers nothing, now or later.
    ending = `of an unexpected error (${event.message})`;
    for (const [requestId, end] of waiting) end({ requestId, ok: false, message: ending });
    waiting.clear();
  };
  const ask = async (name: JournalCallName, argument: unknown): Promise<unknown> => {
    if (ending !== null) throw new Error(ending);
    lastId += 1;
    const requestId = lastId;
    const answer = await new Promise<JournalAnswer>((resolve) => {
      waiting.set(requestId, resolve);
      worker.postMessage({ requestId, name, argument });
    });
    if (!answer.ok) throw new Error(answer.message);
    const schema: v.GenericSchema = journalCalls[name].result;
    return v.parse(schema, answer.value);
  };
  const names = Object.keys(journalCalls) as JournalCallName[];
  return Object.fromEntries(names.map((name) => [name, (argument?: unknown) => ask(name, argument)])) as JournalCalls;
}

/** The calls of a browser that has no private file system. */
function withoutJournal(): JournalCalls {
  const reason = 'this browser has no private file system';
  const failed = async () => ({ status: 'failed' as const, reason });
  return {
    readJournalState: async () => ({ status: 'unavailable', reason }),
    appendJournal: failed,
    keepContents: failed,
    beginSnapshot: failed,
    appendSnapshotChunk: failed,
    finishSnapshot: failed,
    readJournal: async () => ({ bytes: new Uint8Array(), isEnd: true }),
    readContents: async ({ digests }) => ({ contents: digests.map(() => null) }),
    listSnapshots: async () => ({ snapshots: [] }),
    readSnapshotChunk: async () => ({ status: 'damaged' }),
  };
}

/** The journal of the browser edition, in the browser's private file system. */
export function createWebJournal(): JournalCalls {
  return typeof navigator.storage?.getDirectory === 'function' ? journalOver(startDefaultWorker()) : withoutJournal();
}
