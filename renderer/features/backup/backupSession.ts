import { backupFileName } from '../../../shared/backup/backupFormat';
import type { BackupWorkshop } from '../../../shared/contracts/backupWorkContract';
import { rememberBackup } from '../../data/lastBackup';
import { writeBackup, type BackupProgress, type BackupWritten } from '../../data/backupWriting';
import type { Services } from '../../services';
import { createStore, type Store } from '../../workspace/store';
import { counted, sizeText } from './backupWords';

export interface RunningBackup {
  readonly name: string;
  readonly progress: BackupProgress;
  /** Since it was begun. */
  readonly elapsedMs: number;
  cancel(): void;
}

/** The backup that this window is writing; one at a time. */
export interface BackupSession {
  readonly running: Store<RunningBackup | null>;
  /** Asks where to and writes; says how it ended. */
  start(): Promise<void>;
}

const noProgress: BackupProgress = { records: 0, totalRecords: 0, bytes: 0, fraction: 0 };

/** The day on the person's calendar, as 2026-11-22. */
function dayOf(time: Date): string {
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

export function createBackupSession(services: Pick<Services, 'context' | 'database' | 'platform' | 'notices' | 'saveGate' | 'dialogs'>, workshop: BackupWorkshop): BackupSession {
  const { context, database, platform, notices, saveGate, dialogs } = services;
  const running = createStore<RunningBackup | null>(null);

  const tell = async (outcome: BackupWritten, name: string, createdAt: string): Promise<void> => {
    switch (outcome.status) {
      case 'written':
        await rememberBackup(context.writer, { at: createdAt, name, byteLength: outcome.byteLength });
        notices.show({ tone: 'success', topic: 'backup', text: `The notebook was backed up to “${name}”: ${counted(outcome.total, 'record', 'records')}, ${sizeText(outcome.byteLength)}.` });
        return;
      case 'cancelled':
        notices.show({ tone: 'info', topic: 'backup', text: 'The backup was cancelled. Nothing was left behind, and your notebook was not changed.' });
        return;
      case 'failed':
        notices.show({ tone: 'problem', topic: 'backup', text: `The backup stopped, because ${outcome.reason}. Nothing of it was left behind, and your notebook was not changed.` });
    }
  };

  return {
    running,
    async start() {
      if (running.get()) return;
      const createdAt = context.clock();
      // First of all, while the browser still takes it for the person's own wish.
      const place = await platform.calls.chooseBackupPlace({ suggestedName: backupFileName(dayOf(new Date(createdAt))) });
      if (!place) return;
      dialogs.close();
      const { backupId, name } = place;
      const controller = new AbortController();
      const startedMs = performance.now();
      const show = (progress: BackupProgress): void => running.set({ name, progress, elapsedMs: performance.now() - startedMs, cancel: () => controller.abort() });
      show(noProgress);
      try {
        await saveGate.flushAll();
        const { version } = await platform.calls.getAppInfo();
        const { calls } = platform;
        const { signal } = controller;
        const outcome = await writeBackup({ database, writer: context.writer, calls, workshop, backupId, createdAt, programVersion: version, signal, onProgress: show });
        await tell(outcome, name, createdAt);
      } finally {
        running.set(null);
      }
    },
  };
}
