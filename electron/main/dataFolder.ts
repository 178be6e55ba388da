import { existsSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { errorCode, explainFileError } from './fileErrors';

/** What an empty notebook takes, about; with less, Chromium makes no database and says nothing. */
const firstRoomBytes = 2 ** 20;

/**
 * Why the program cannot work in a data folder, as sentences; null where it can. Where there is a notebook already, a full
 * disk is no reason: the window itself says what is the matter then, and shows what is there.
 */
export function dataFolderTrouble(folder: string): string | null {
  const isFirstStart = !existsSync(path.join(folder, 'IndexedDB'));
  const probe = path.join(folder, `.ibidem-probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, Buffer.alloc(isFirstStart ? firstRoomBytes : 0));
    rmSync(probe);
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '')) {
      rmSync(probe, { force: true });
      return isFirstStart ? `Ibidem keeps its notebook in the folder “${folder}”, and the disk is full. Make some room and start again. Nothing was changed.` : null;
    }
    const reason = errorCode(error) === 'EEXIST' ? 'a file of this name is in its place' : explainFileError(error);
    return `Ibidem keeps its notebook in the folder “${folder}” and cannot write there, because ${reason}. Nothing was changed. Make the folder writable, or start Ibidem with --user-data-dir and another folder.`;
  }
  return null;
}

const lockName = 'SingletonLock';

/**
 * Whether another computer has the notebook open, over a folder that both reach; then why it was not opened here. Chromium
 * notes "computer-process" as the target of a link, but takes a foreign computer's note over without a word. (Windows has
 * no such note: its file system keeps a second start out.)
 */
export function otherComputerTrouble(folder: string, thisComputer = hostname()): string | null {
  let target: string;
  try {
    target = readlinkSync(path.join(folder, lockName));
  } catch {
    return null;
  }
  const computer = target.replace(/-\d+$/, '');
  if (computer === thisComputer) return null;
  return `The notebook in “${folder}” is open on the computer “${computer}”, or Ibidem was ended there without being closed. Two at once would damage the notebook, so it was not opened here. Open it anyway only if you know that it is closed there.`;
}

/** Forgets that another computer has the notebook open, on the person's word. */
export function forgetOtherComputer(folder: string): void {
  rmSync(path.join(folder, lockName), { force: true });
}
