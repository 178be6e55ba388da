import type { ArticleImporter, CancelSignal, ConvertedArticle } from '../../shared/contracts/importContract';
import { maxFileBytes, tooLargeReason } from '../../shared/importing/importLimits';
import type { SimilarSources } from '../data/similarSources';
import type { CommandContext } from './commandContext';
import type { ImportReport } from './importReport';
import { cancelled, failed, ImportRun } from './importRun';

/** A file that may become a source. */
export interface ImportCandidate {
  readonly name: string;
  /** Where it came from on the web; kept where the article itself names no address. */
  readonly address?: string;
  /** Bytes, or −1 where it is not known before reading. */
  readonly byteLength: number;
  /** Reads it whole; rejects with a sentence where it is gone or not readable. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file at work. */
  readonly name: string;
}

export interface ImportOptions {
  readonly importer: ArticleImporter;
  readonly signal?: CancelSignal;
  onProgress?(progress: ImportProgress): void;
  /** Awaited before each storing: whoever keeps second copies may ask for a moment. */
  keepUp?(): Promise<void>;
  /** Who knows which texts say much the same. */
  readonly similar?: SimilarSources;
  /** So many of the first files need nothing more: each is stored, known already or refused. */
  onSettled?(settled: number): void;
  /** Awaited before each file: pending while the person has the import paused. Null where it is not paused. */
  whilePaused?(): Promise<void> | null;
}

type Prepared =
  | { readonly status: 'converted'; readonly article: ConvertedArticle }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'cancelled' };

/** How many files are read and converted ahead of the one being stored, and how many bytes they may have together. */
const mostAhead = 96;
const mostAheadBytes = 16 * 1024 * 1024;
/** Beginning to read a file takes the window's time; more than so many at a time would be felt. */
const mostBegunAtOnce = 8;
/** What is ready waits so long for more to be stored with it: each storing waits for the disk. */
const mostWaitMs = 200;
/** What is ready already is taken without a pause for so long: then the window has its turn. */
const mostStretchMs = 12;

/** Lets the window have its turn where it did not for a while. */
function createBreather(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < mostStretchMs) return null;
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now();
        resolve();
      }, 0);
    });
  };
}

async function prepare(candidate: ImportCandidate, { importer, signal }: ImportOptions): Promise<Prepared> {
  if (signal?.aborted) return { status: 'cancelled' };
  if (candidate.byteLength > maxFileBytes) return { status: 'refused', reason: tooLargeReason(candidate.byteLength) };
  try {
    const bytes = await candidate.read();
    if (bytes.byteLength > maxFileBytes) return { status: 'refused', reason: tooLargeReason(bytes.byteLength) };
    return await importer.convert({ kind: 'file', name: candidate.name, bytes }, signal);
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? error.message : 'The file could not be read.';
    return { status: 'refused', reason };
  }
}

/** The outcome, or "cancelled" as soon as the person says so: a disk that hangs must not hold the import up. */
async function unlessCancelled(prepared: Promise<Prepared>, signal: CancelSignal | undefined): Promise<Prepared> {
  if (!signal) return prepared;
  let abort = (): void => undefined;
  const cancellation = new Promise<Prepared>((resolve) => {
    abort = () => resolve({ status: 'cancelled' });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
  const outcome = await Promise.race([cancellation, prepared]);
  signal.removeEventListener('abort', abort);
  return outcome;
}

/** A file on its way, ahead of those before it. */
interface FileAhead {
  readonly candidate: ImportCandidate;
  readonly prepared: Promise<Prepared>;
  isPrepared: boolean;
}

function startAhead(candidate: ImportCandidate, options: ImportOptions): FileAhead {
  const ahead: FileAhead = { candidate, prepared: prepare(candidate, options), isPrepared: false };
  void ahead.prepared.then(() => {
    ahead.isPrepared = true;
  });
  return ahead;
}

function hasRoom(ahead: readonly FileAhead[]): boolean {
  const bytes = ahead.reduce((sum, { candidate }) => sum + Math.max(0, candidate.byteLength), 0);
  return ahead.length === 0 || (ahead.length < mostAhead && bytes < mostAheadBytes);
}

/** The outcome of a file; what is ready meanwhile is stored where the file lets wait. */
async function outcomeOf(file: FileAhead, run: ImportRun, signal: CancelSignal | undefined): Promise<Prepared> {
  const outcome = unlessCancelled(file.prepared, signal);
  if (file.isPrepared || !run.hasPending) return outcome;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<'waited'>((resolve) => {
    timer = setTimeout(() => resolve('waited'), mostWaitMs);
  });
  const first = await Promise.race([outcome, waited]);
  clearTimeout(timer);
  if (first !== 'waited') return first;
  await run.flush();
  return outcome;
}

/**
 * Imports files one after the other: each is stored whole or not at all, one that fails does not stop the rest, and
 * what was stored before a cancellation stays. The whole import is one step of the history.
 */
export async function importArticles(context: CommandContext, candidates: readonly ImportCandidate[], options: ImportOptions): Promise<ImportReport> {
  const { signal, onProgress } = options;
  const run = new ImportRun(context, () => options.keepUp?.(), options.similar ?? null);
  // Only what lies ahead is held: a thousand files must not wait in memory together.
  const ahead: FileAhead[] = [];
  let started = 0;
  const breathe = createBreather();
  for (const [index, { name }] of candidates.entries()) {
    onProgress?.({ done: index, total: candidates.length, name });
    const paused = options.whilePaused?.() ?? null;
    if (paused) {
      // What is counted as done is in the library while the person looks elsewhere, or quits.
      await run.flush();
      await paused;
    }
    const pause = breathe();
    if (pause) await pause;
    const begunBefore = started;
    for (let next = candidates[started]; next && started - begunBefore < mostBegunAtOnce && hasRoom(ahead); next = candidates[started]) {
      ahead.push(startAhead(next, options));
      started += 1;
    }
    const file = ahead.shift();
    if (!file) throw new Error('A file of the import was not started');
    const outcome = await outcomeOf(file, run, signal);
    if (outcome.status === 'cancelled') run.note(index, cancelled(name));
    else if (outcome.status === 'refused') run.note(index, failed(name, outcome.reason));
    else await run.add({ index, name, fileName: name.split('/').at(-1) ?? name, address: file.candidate.address ?? '', article: outcome.article });
    if (!run.hasPending && outcome.status !== 'cancelled') options.onSettled?.(index + 1);
  }
  await run.flush();
  onProgress?.({ done: candidates.length, total: candidates.length, name: '' });
  return run.report();
}

/** Imports what the clipboard held. */
export async function importPasted(
  context: CommandContext,
  clipboard: { readonly text: string; readonly html: string },
  { importer, signal, similar }: ImportOptions,
): Promise<ImportReport> {
  const name = 'Pasted article';
  const run = new ImportRun(context, undefined, similar ?? null);
  const outcome = await importer.convert({ kind: 'clipboard', ...clipboard }, signal);
  if (outcome.status === 'converted') await run.add({ index: 0, name, fileName: '', address: '', article: outcome.article });
  else run.note(0, outcome.status === 'cancelled' ? cancelled(name) : failed(name, outcome.reason));
  await run.flush();
  return run.report();
}
