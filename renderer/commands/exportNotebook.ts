import { exportFilesOf, type ExportFile } from '../../shared/exporting/exportNotebook';
import type { ExportOptions, ExportScope } from '../../shared/exporting/scope';
import type { NotebookDatabase } from '../data/database';
import { exportSnapshot } from '../data/exportQueries';

/** Long enough to be worth a turn, short enough that nobody sees it while typing. */
const longestTurnMs = 12;

/** Lets the window paint and take keys before the work goes on. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export interface ExportWatcher {
  readonly signal: AbortSignal;
  onProgress(made: number): void;
}

/**
 * Makes the files of an export in small turns. Null where it was cancelled; nothing is written here, so a cancelled
 * export leaves nothing behind.
 */
export async function makeExport(
  database: NotebookDatabase,
  scope: ExportScope,
  options: ExportOptions,
  watcher: ExportWatcher,
): Promise<readonly ExportFile[] | null> {
  const texts = !options.fullText ? 'none' : scope.kind === 'source' ? [scope.sourceId] : scope.kind === 'sources' ? scope.sourceIds : 'all';
  const snapshot = await exportSnapshot(database, texts);
  const files: ExportFile[] = [];
  let turnBegan = performance.now();
  for (const file of exportFilesOf(snapshot, scope, options)) {
    files.push(file);
    if (performance.now() - turnBegan < longestTurnMs) continue;
    watcher.onProgress(files.length);
    await nextTurn();
    if (watcher.signal.aborted) return null;
    turnBegan = performance.now();
  }
  return watcher.signal.aborted ? null : files;
}
