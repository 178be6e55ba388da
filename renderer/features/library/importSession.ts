import type { ArticleImporter } from '../../../shared/contracts/importContract';
import type { SourceId } from '../../../shared/domain/ids';
import type { ChosenFile } from '../../../shared/contracts/platformContract';
import { historyState } from '../../commands/history';
import { importArticles, importPasted, type ImportCandidate, type ImportOptions, type ImportProgress } from '../../commands/importCommands';
import { entriesOf, needsWords, summaryOf, type ImportEntry, type ImportReport } from '../../commands/importReport';
import type { Services } from '../../services';
import { createStore, type Store } from '../../workspace/store';
import { ImportPace } from './importPace';
import { createPauseGate } from './pauseGate';

export interface RunningImport {
  readonly progress: ImportProgress;
  /** Milliseconds; null while too little is known. */
  readonly leftMs: number | null;
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  /** What is in stays. */
  cancel(): void;
}

/** The imports of this window, one after the other: what runs, and what there is to say of the last one. */
export interface ImportSession {
  readonly running: Store<RunningImport | null>;
  readonly report: Store<ImportReport | null>;
  importFiles(candidates: readonly ImportCandidate[], skipped?: readonly string[]): Promise<void>;
  importChosen(files: readonly ChosenFile[], skipped?: readonly string[]): Promise<void>;
  importClipboard(clipboard: { readonly text: string; readonly html: string }): Promise<void>;
  /** Takes the import back if nothing was done since. */
  undo(undoLabel: string): Promise<void>;
}

/** The sources that the last import brought; the library's list chooses them. */
export const freshSources = createStore<readonly SourceId[]>([]);

const showEveryMs = 200;
/** Files are let go in portions while an import runs, so that what is still to do is known if the program ends. */
const releaseAtOnce = 32;

/** What is noted of an import for the next start, should the program end meanwhile. */
interface LeftToDo {
  /** So many of its files are done with. */
  onSettled(settled: number): void;
  end(): Promise<void>;
}

function skippedEntry(name: string): ImportEntry {
  return {
    name, status: 'skipped', sourceId: null, title: '', warnings: [],
    sentence: 'Not a kind of file that can be imported.',
  };
}

export function createImportSession(services: Pick<Services, 'context' | 'database' | 'navigation' | 'notices' | 'actions' | 'platform' | 'journal' | 'similar'> & { readonly search: Pick<Services['search'], 'waitWithChanges'> }, importer: ArticleImporter): ImportSession {
  const { context, database, navigation, notices, actions, platform, journal, search, similar } = services;
  const running = createStore<RunningImport | null>(null);
  const report = createStore<ImportReport | null>(null);
  let queue: Promise<void> = Promise.resolve();

  const undo = async (undoLabel: string): Promise<void> => {
    if ((await historyState(database)).undoLabel === undoLabel) actions.run('undo');
    else notices.show({ tone: 'info', text: `Something else was done since “${undoLabel}”; undo takes that back first.` });
  };

  const tell = (made: ImportReport): void => {
    const imported = entriesOf(made, 'imported').flatMap((entry) => entry.sourceId ?? []);
    const [only] = made.entries;
    if (imported.length > 0) freshSources.set(imported);
    if (made.entries.length === 1 && only?.sourceId) navigation.open({ kind: 'source', id: only.sourceId });
    if (made.entries.length === 1 && only?.status === 'duplicate') notices.show({ tone: 'info', text: only.sentence });
    else if (needsWords(made)) report.set(made);
    else if (made.undoLabel !== null) {
      const { undoLabel } = made;
      const [first] = imported;
      const opens = imported.length > 1 && first !== undefined;
      notices.show({
        tone: made.isCancelled ? 'info' : 'success',
        text: made.isCancelled ? `The import was cancelled: ${summaryOf(made)}. What was imported stays.` : opens ? `${summaryOf(made)}.` : (only?.sentence ?? ''),
        action: opens && !made.isCancelled
          ? { label: 'Open', run: () => navigation.open({ kind: 'source', id: first }) }
          : { label: 'Undo', run: () => void undo(undoLabel) },
      });
    } else notices.show({ tone: 'info', text: made.isCancelled ? 'The import was cancelled. Nothing was imported.' : 'There was nothing to import.' });
  };

  const run = (total: number, work: (options: ImportOptions) => Promise<ImportReport>): Promise<void> => {
    const task = queue.then(async () => {
      const controller = new AbortController();
      const gate = createPauseGate();
      const pace = new ImportPace(() => performance.now());
      let progress: ImportProgress = { done: 0, total, name: '' };
      let shownAt = -Infinity;
      const show = (): void => {
        shownAt = performance.now();
        running.set({ progress, leftMs: pace.leftMs(total), isPaused: gate.isPaused, pause, resume, cancel });
      };
      const pause = (): void => {
        gate.pause();
        pace.pause();
        show();
      };
      const resume = (): void => {
        gate.resume();
        pace.resume();
        show();
      };
      const cancel = (): void => {
        controller.abort();
        gate.resume();
      };
      show();
      // Indexing beside it would hold the storing up; a question asked meanwhile brings the index up to date first.
      const goOnIndexing = search.waitWithChanges();
      try {
        const keepUp = async (): Promise<void> => journal?.keepUp();
        const onProgress = (now: ImportProgress): void => {
          progress = now;
          // Hundreds of articles a second need not be drawn one by one.
          if (!gate.isPaused && performance.now() - shownAt < showEveryMs) return;
          pace.note(progress.done);
          show();
        };
        tell(await work({ importer, signal: controller.signal, keepUp, similar, onProgress, whilePaused: gate.whilePaused }));
      } finally {
        goOnIndexing();
        running.set(null);
      }
    });
    queue = task.catch(() => undefined);
    return task;
  };

  const importCandidates = (candidates: readonly ImportCandidate[], skipped: readonly string[], left?: LeftToDo): Promise<void> =>
    run(candidates.length, async (options) => {
      try {
        const made = await importArticles(context, candidates, { ...options, ...(left ? { onSettled: left.onSettled } : {}) });
        return { ...made, entries: [...made.entries, ...skipped.map(skippedEntry)] };
      } finally {
        // Before anybody is told: who ends the program then is not asked to go on with nothing.
        await left?.end();
      }
    });
  const importFiles: ImportSession['importFiles'] = async (candidates, skipped = []) => {
    // One file is not worth a question at the next start.
    if (candidates.length < 2) return importCandidates(candidates, skipped);
    let noted = candidates.length;
    const note = async (count: number): Promise<void> => {
      noted = count;
      await platform.calls.noteUnfinishedFiles({ count });
    };
    await note(noted);
    await importCandidates(candidates, skipped, {
      onSettled(settled) {
        if (noted - (candidates.length - settled) >= releaseAtOnce) void note(candidates.length - settled);
      },
      end: () => note(0),
    });
  };

  return {
    running,
    report,
    undo,
    importFiles,
    async importChosen(files, skipped = []) {
      if (files.length === 0 && skipped.length === 0) return;
      const candidates = files.map(({ fileId, name, byteLength }): ImportCandidate => ({
        name,
        byteLength,
        async read() {
          const read = await platform.calls.readChosenFile({ fileId });
          if (read.status === 'failed') throw new Error(read.reason);
          return read.bytes;
        },
      }));
      let released = 0;
      const release = async (until: number): Promise<void> => {
        const fileIds = files.slice(released, until).map((file) => file.fileId);
        released = Math.max(released, until);
        if (fileIds.length > 0) await platform.calls.releaseChosenFiles({ fileIds });
      };
      await importCandidates(candidates, skipped, {
        onSettled(settled) {
          if (settled - released >= releaseAtOnce) void release(settled);
        },
        end: () => release(files.length),
      });
    },
    importClipboard: (clipboard) => run(1, (options) => importPasted(context, clipboard, options)),
  };
}
