import { useEffect, useState } from 'react';
import type { BackupFile } from '../../../shared/contracts/backupContract';
import type { BackupWorkshop } from '../../../shared/contracts/backupWorkContract';
import { openBackup, type BackupOpening } from '../../data/backupReading';
import { useServices } from '../../services';

export interface BackupCheckState {
  readonly opening: BackupOpening | null;
  /** Bytes read while `opening` is null. */
  readonly bytes: number;
  readonly elapsedMs: number;
}

/** Reads a chosen backup to its end while the dialog is shown; leaving the dialog ends that. */
export function useBackupCheck(file: BackupFile, workshop: BackupWorkshop): BackupCheckState {
  const { platform } = useServices();
  const [state, setState] = useState<BackupCheckState>({ opening: null, bytes: 0, elapsedMs: 0 });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const startedMs = performance.now();
    const check = async (): Promise<void> => {
      const onProgress = (bytes: number): void => {
        if (!signal.aborted) setState((before) => ({ ...before, bytes, elapsedMs: performance.now() - startedMs }));
      };
      const opening = await openBackup({ calls: platform.calls, workshop, file, signal, onProgress }).catch(
        (error: unknown): BackupOpening => ({ status: 'unreadable', reason: `of an unexpected error (${error instanceof Error ? error.message : String(error)})` }),
      );
      if (!signal.aborted) setState((before) => ({ ...before, opening }));
    };
    void check();
    return () => controller.abort();
  }, [platform, workshop, file]);
  return state;
}
