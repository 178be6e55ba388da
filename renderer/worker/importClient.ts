import * as v from 'valibot';
import {
  importAnswerSchema, type ArticleImporter, type CancelSignal, type Conversion, type ImportInput, type ImportRequest,
} from '../../shared/contracts/importContract';

type ConversionEnd = Conversion | { readonly status: 'cancelled' };

interface Job {
  readonly requestId: number;
  readonly input: ImportInput;
  end(outcome: ConversionEnd): void;
}

/** What the client needs of a `Worker`. */
export interface ImportWorker {
  postMessage(message: ImportRequest, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ImporterOptions {
  /** Workers at the most; as many as the computer carries beside the window where nothing is said. */
  readonly lanes?: number;
  readonly startWorker?: () => ImportWorker;
  readonly timeLimitMs?: number;
}

/** Time that any file may take, and what each megabyte of it may take besides: a book of a thousand pages needs half a minute. */
const defaultTimeLimitMs = 60_000;
const timePerMegabyteMs = 20_000;

function startDefaultWorker(): ImportWorker {
  return new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' });
}

function refused(reason: string): Conversion {
  return { status: 'refused', reason };
}

/** Bytes that can be handed over whole; a view into something larger is copied first. */
function transferable(input: ImportInput): { readonly input: ImportInput; readonly transfer: ArrayBuffer[] } {
  if (input.kind !== 'file') return { input, transfer: [] };
  const isWhole = input.bytes.byteLength === input.bytes.buffer.byteLength && input.bytes.buffer instanceof ArrayBuffer;
  const bytes = isWhole ? input.bytes : new Uint8Array(input.bytes);
  return { input: { ...input, bytes }, transfer: [bytes.buffer as ArrayBuffer] };
}

/** Runs conversions one after the other in a worker of their own; a conversion that hangs or fails costs only itself. */
class WorkerImporter implements ArticleImporter {
  private worker: ImportWorker | null = null;
  private waiting: Job[] = [];
  private current: Job | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastRequestId = 0;

  constructor(
    private readonly startWorker: () => ImportWorker,
    private readonly timeLimitMs: number,
  ) {}

  convert(input: ImportInput, signal?: CancelSignal): Promise<ConversionEnd> {
    if (signal?.aborted) return Promise.resolve({ status: 'cancelled' });
    return new Promise((resolve) => {
      const abort = (): void => this.cancel(job);
      this.lastRequestId += 1;
      const job: Job = {
        requestId: this.lastRequestId,
        input,
        end: (outcome) => {
          signal?.removeEventListener('abort', abort);
          resolve(outcome);
        },
      };
      signal?.addEventListener('abort', abort);
      this.waiting.push(job);
      this.next();
    });
  }

  /** Conversions that run or wait here. */
  get load(): number {
    return this.waiting.length + (this.current ? 1 : 0);
  }

  close(): void {
    const jobs = [...(this.current ? [this.current] : []), ...this.waiting];
    this.waiting = [];
    this.stopWorker();
    this.current = null;
    for (const job of jobs) job.end({ status: 'cancelled' });
  }

  private cancel(job: Job): void {
    this.waiting = this.waiting.filter((each) => each !== job);
    if (this.current === job) this.giveUp({ status: 'cancelled' });
    else job.end({ status: 'cancelled' });
  }

  private next(): void {
    if (this.current) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.current = job;
    const { input, transfer } = transferable(job.input);
    const megabytes = input.kind === 'file' ? Math.floor(input.bytes.byteLength / (1024 * 1024)) : 0;
    const limitMs = this.timeLimitMs + megabytes * timePerMegabyteMs;
    const seconds = Math.round(limitMs / 1000);
    this.timer = setTimeout(() => this.giveUp(refused(`Converting it took longer than ${seconds} seconds and was stopped.`)), limitMs);
    this.worker ??= this.connect();
    this.worker.postMessage({ requestId: job.requestId, input }, transfer);
  }

  private connect(): ImportWorker {
    const worker = this.startWorker();
    worker.onmessage = (event) => this.take(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.giveUp(refused('The importer stopped unexpectedly while reading it.'));
    };
    return worker;
  }

  private take(data: unknown): void {
    const parsed = v.safeParse(importAnswerSchema, data);
    if (!parsed.success) this.giveUp(refused('The importer gave an answer that cannot be used.'));
    else if (parsed.output.requestId === this.current?.requestId) this.finish(parsed.output.conversion);
  }

  /** Ends the running conversion together with the worker, which may be stuck in it. */
  private giveUp(outcome: ConversionEnd): void {
    this.stopWorker();
    this.finish(outcome);
  }

  private finish(outcome: ConversionEnd): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    job?.end(outcome);
    this.next();
  }

  private stopWorker(): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = null;
  }
}

/** Several workers, each with a row of its own; the second starts when the first has something to do. */
class ImporterPool implements ArticleImporter {
  constructor(private readonly lanes: readonly WorkerImporter[]) {}

  convert(input: ImportInput, signal?: CancelSignal): Promise<ConversionEnd> {
    const least = Math.min(...this.lanes.map(({ load }) => load));
    const lane = this.lanes.find(({ load }) => load === least);
    if (!lane) throw new Error('An importer has no workers');
    return lane.convert(input, signal);
  }

  close(): void {
    for (const lane of this.lanes) lane.close();
  }
}

/** Window, database and journal want a core each before a second worker is of use. */
const coresForTwo = 4;

function lanesOfComputer(): number {
  return typeof navigator === 'object' && navigator.hardwareConcurrency >= coresForTwo ? 2 : 1;
}

/** The importer of the window: workers that start with the first article. */
export function createImporter({ startWorker = startDefaultWorker, timeLimitMs = defaultTimeLimitMs, lanes = lanesOfComputer() }: ImporterOptions = {}): ArticleImporter {
  return new ImporterPool(Array.from({ length: lanes }, () => new WorkerImporter(startWorker, timeLimitMs)));
}
