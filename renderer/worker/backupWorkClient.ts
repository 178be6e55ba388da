import * as v from 'valibot';
import {
  backupAnswerSchema, type BackupAnswer, type BackupRequest, type BackupWorkshop, type Unpacked,
} from '../../shared/contracts/backupWorkContract';

/** What the client needs of a `Worker`. */
export interface BackupWorker {
  postMessage(message: BackupRequest, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'requestId'> : never;

function startDefaultWorker(): BackupWorker {
  return new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module', name: 'backup' });
}

/** Bytes that can be handed over whole; a view into something larger is copied first. */
function ownBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/** A worker for one backup, asked one thing after the other. */
class WorkerSession {
  private readonly worker: BackupWorker;
  private readonly waiting = new Map<number, { resolve(answer: BackupAnswer): void; reject(error: Error): void }>();
  private lastRequestId = 0;

  constructor(startWorker: () => BackupWorker) {
    this.worker = startWorker();
    this.worker.onmessage = (event) => {
      const answer = v.parse(backupAnswerSchema, event.data);
      this.waiting.get(answer.requestId)?.resolve(answer);
      this.waiting.delete(answer.requestId);
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(`The worker for backups stopped unexpectedly: ${event.message}`);
    };
  }

  async ask(request: Unnumbered<BackupRequest>, transfer: readonly Uint8Array<ArrayBuffer>[] = []): Promise<Exclude<BackupAnswer, { kind: 'failed' }>> {
    this.lastRequestId += 1;
    const requestId = this.lastRequestId;
    const answer = await new Promise<BackupAnswer>((resolve, reject) => {
      this.waiting.set(requestId, { resolve, reject });
      this.worker.postMessage({ ...request, requestId }, [...new Set(transfer.map(({ buffer }) => buffer))]);
    });
    if (answer.kind === 'failed') throw new Error(answer.message);
    return answer;
  }

  async pack(request: Unnumbered<BackupRequest>, transfer: readonly Uint8Array<ArrayBuffer>[] = []): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const answer = await this.ask(request, transfer);
    if (answer.kind !== 'packed') throw new Error('The worker for backups answered something else');
    return answer.chunks;
  }

  async unpack(request: Unnumbered<BackupRequest>, transfer: readonly Uint8Array<ArrayBuffer>[] = []): Promise<Unpacked> {
    const answer = await this.ask(request, transfer);
    if (answer.kind !== 'unpacked') throw new Error('The worker for backups answered something else');
    return answer.unpacked;
  }

  close(): void {
    this.worker.terminate();
    this.fail('The backup was abandoned');
  }

  private fail(message: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }
}

/** Packs and unpacks in workers of their own, away from the window's thread. */
export function createWorkshop(startWorker: () => BackupWorker = startDefaultWorker): BackupWorkshop {
  return {
    startPacking() {
      const session = new WorkerSession(startWorker);
      return {
        add(entries) {
          const own = entries.map(({ name, bytes }) => ({ name, bytes: ownBytes(bytes) }));
          return session.pack({ kind: 'pack', entries: own }, own.map(({ bytes }) => bytes));
        },
        finish: () => session.pack({ kind: 'finishPacking' }),
        close: () => session.close(),
      };
    },
    startUnpacking() {
      const session = new WorkerSession(startWorker);
      return {
        take(bytes) {
          const own = ownBytes(bytes);
          return session.unpack({ kind: 'unpack', bytes: own }, [own]);
        },
        end: () => session.unpack({ kind: 'finishUnpacking' }),
        close: () => session.close(),
      };
    },
  };
}
