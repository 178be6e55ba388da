import type { BackupRefusal } from '../../../shared/backup/backupCheck';

const unit = 1024;

/** 812 bytes, 45 KB, 1.3 MB, 2.04 GB. */
export function sizeText(bytes: number): string {
  if (bytes < unit) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < unit ** 2) return `${Math.round(bytes / unit)} KB`;
  if (bytes < unit ** 3) return `${(bytes / unit ** 2).toFixed(1)} MB`;
  return `${(bytes / unit ** 3).toFixed(2)} GB`;
}

/** 1 record, 12,345 records. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** How long work will go on, from how long it took so far; empty where nobody can tell yet. */
export function timeLeftText(elapsedMs: number, fraction: number): string {
  if (elapsedMs < 2000 || fraction < 0.02) return '';
  const seconds = (elapsedMs * (1 - fraction)) / fraction / 1000;
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} seconds left`;
  return `about ${Math.round(seconds / 60)} minutes left`;
}

/** Why a file is not taken, and what to do. */
export function refusalSentence(refusal: BackupRefusal, name: string, byteLength: number): string {
  switch (refusal.kind) {
    case 'notABackup':
      return byteLength === 0
        ? `“${name}” is empty. Choose a file that “Back up…” wrote.`
        : `“${name}” is not a backup of Ibidem. Choose a file that “Back up…” wrote.`;
    case 'truncated':
      return `“${name}” is cut off: it ends after ${sizeText(byteLength)}, ${refusal.entry === '' ? 'before its first entry' : `in or after “${refusal.entry}”`}. It was perhaps not copied whole. Copy it again, or choose another backup.`;
    case 'damaged':
      return `“${name}” is damaged: ${refusal.entry === '' ? 'it cannot be taken apart' : `“${refusal.entry}” in it is not what was written`}. Choose another copy or another backup.`;
    case 'newer':
      return `“${name}” was written by a newer version of Ibidem (${refusal.what === 'format' ? 'backup format' : 'notebook format'} ${refusal.found}; this version reads up to ${refusal.known}). Update Ibidem, then restore it.`;
  }
}
