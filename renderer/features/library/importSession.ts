import type { ArticleImporter } from '../../../shared/contracts/importContract';
import type { SourceId } from '../../../shared/domain/ids';
import type { ChosenFile } from '../../../shared/contracts/platformContract';
import { historyState } from '../../commands/history';
import { importArticles, importPasted, type ImportCandidate, type ImportOptions, type ImportProgress } from '../../commands/importCommands';
import { entriesOf, needsWords, summaryOf, type ImportEntry, type ImportReport } from '../../commands/importReport';
import type { Services } from '../../services';
import { createStore, type Store } from '../../workspace/store';

export interface RunningImport {
  readonly progress: ImportProgress;
  cancel(): void;
}

/** The imports of this window, one after the other: what runs, and what there is to say of the last one. */
export interface ImportSession {
  readonly running: Store<RunningImport | null>;
  readonly report: Store<ImportReport | null>;
  importFiles(candidates: readonly ImportCandidate[], skipped?: readonly string[]): Promise<void>;
  importChosen(files: readonly ChosenFile[]): Promise<void>;
  importClipboard(clipboard: { readonly text: string; readonly html: string }): Promise<void>;
  /** Takes the import back if nothing was done since. */
  undo(undoLabel: string): Promise<void>;
}

/** The sources that the last import brought; the library's list chooses them. */
export const freshSources = createStore<readonly SourceId[]>([]);

function skippedEntry(name: string): ImportEntry {
  return {
    name, status: 'skipped', sourceId: null, title: '', warnings: [],
    sentence: 'Not a kind of file that is imported from folders (text, Markdown, HTML).',
  };
}

export function createImportSession(services: Pick<Services, 'context' | 'database' | 'navigation' | 'notices' | 'actions' | 'platform' | 'journal'>, importer: ArticleImporter): ImportSession {
  const { context, database, navigation, notices, actions, platform, journal } = services;
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
        text: made.isCancelled ? `The import was cancelled: ${summaryOf(made)}.` : opens ? `${summaryOf(made)}.` : (only?.sentence ?? ''),
        action: opens && !made.isCancelled
          ? { label: 'Open', run: () => navigation.open({ kind: 'source', id: first }) }
          : { label: 'Undo', run: () => void undo(undoLabel) },
      });
    } else notices.show({ tone: 'info', text: made.isCancelled ? 'The import was cancelled. Nothing was imported.' : 'There was nothing to import.' });
  };

  const run = (total: number, work: (options: ImportOptions) => Promise<ImportReport>): Promise<void> => {
    const task = queue.then(async () => {
      const controller = new AbortController();
      const cancel = (): void => controller.abort();
      running.set({ progress: { done: 0, total, name: '' }, cancel });
      try {
        const keepUp = async (): Promise<void> => journal?.keepUp();
        tell(await work({ importer, signal: controller.signal, keepUp, onProgress: (progress) => running.set({ progress, cancel }) }));
      } finally {
        running.set(null);
      }
    });
    queue = task.catch(() => undefined);
    return task;
  };

  const importFiles: ImportSession['importFiles'] = (candidates, skipped = []) =>
    run(candidates.length, async (options) => {
      const made = await importArticles(context, candidates, options);
      return { ...made, entries: [...made.entries, ...skipped.map(skippedEntry)] };
    });

  return {
    running,
    report,
    undo,
    importFiles,
    async importChosen(files) {
      if (files.length === 0) return;
      const candidates = files.map(({ fileId, name, byteLength }): ImportCandidate => ({
        name,
        byteLength,
        async read() {
          const read = await platform.calls.readChosenFile({ fileId });
          if (read.status === 'failed') throw new Error(read.reason);
          return read.bytes;
        },
      }));
      try {
        await importFiles(candidates);
      } finally {
        await platform.calls.releaseChosenFiles({ fileIds: files.map((file) => file.fileId) });
      }
    },
    importClipboard: (clipboard) => run(1, (options) => importPasted(context, clipboard, options)),
  };
}
