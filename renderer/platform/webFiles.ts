import type { ChosenFile, ChosenFolder, FileRead, UnfinishedImport } from '../../shared/contracts/platformContract';
import { isImportableName } from '../../shared/importing/importableName';
import { maxFileBytes, tooLargeReason } from '../../shared/importing/importLimits';
import { createUnfinishedCount, type UnfinishedCount } from './unfinishedCount';

/** The files a person chose in this page, by the ids the rest of the program knows them by. */
export interface WebFiles {
  choose(): Promise<ChosenFile[]>;
  chooseFolder(): Promise<ChosenFolder>;
  /** The same for what an earlier page left, which counts as taken up then. */
  continueChosen(): Promise<ChosenFolder>;
  unfinished(): Promise<UnfinishedImport | null>;
  /** So many are left of files that the page holds by itself. */
  noteUnfinished(count: number): Promise<void>;
  forgetUnfinished(): Promise<void>;
  read(fileId: string): Promise<FileRead>;
  release(fileIds: readonly string[]): Promise<void>;
}

/** Opens the browser's own dialog; an empty list where the person cancelled. */
export function pickFiles(kind: 'file' | 'files' | 'folder'): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = kind !== 'file';
  if (kind === 'folder') input.webkitdirectory = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

function isHidden(file: File): boolean {
  return file.webkitRelativePath.split('/').some((part) => part.startsWith('.'));
}

/** Noting at every article how many are left would cost more than importing one. */
const noteEvery = 50;

function nameOf(file: File): string {
  return file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
}

export function createWebFiles(kept: UnfinishedCount = createUnfinishedCount()): WebFiles {
  const files = new Map<string, File>();
  let noted = 0;
  let dropped = 0;
  /** What an earlier page left: stays until it is chosen again or forgotten, whatever is imported meanwhile. */
  let earlier = 0;
  const isRead = kept.read().then((count) => {
    earlier = count;
  });
  const write = async (): Promise<void> => {
    await isRead;
    await kept.keep(earlier + noted + dropped);
  };
  const note = (count: number): Promise<void> => {
    noted = count;
    return write();
  };
  const forgetUnfinished = async (): Promise<void> => {
    await isRead;
    earlier = 0;
    await write();
  };
  const admit = async (picked: readonly File[]): Promise<ChosenFile[]> => {
    const sorted = [...picked].sort((a, b) => (a.webkitRelativePath < b.webkitRelativePath ? -1 : 1));
    const admitted = sorted.map((file) => {
      const fileId = crypto.randomUUID();
      files.set(fileId, file);
      return { fileId, name: file.name, byteLength: file.size };
    });
    if (files.size > 1) await note(files.size);
    return admitted;
  };
  return {
    // What a person names one by one is taken at their word; of a folder only what can be imported.
    choose: async () => admit(await pickFiles('files')),
    async chooseFolder() {
      const picked = (await pickFiles('folder')).filter((file) => !isHidden(file));
      const skipped = picked.filter((file) => !isImportableName(file.name)).map(nameOf);
      return { files: await admit(picked.filter((file) => isImportableName(file.name))), skipped: skipped.sort() };
    },
    async continueChosen() {
      const chosen = await this.chooseFolder();
      if (chosen.files.length > 0) await forgetUnfinished();
      return chosen;
    },
    async unfinished() {
      await isRead;
      // A page may not keep files, only how many there were.
      return earlier === 0 ? null : { count: earlier, mustBeChosenAgain: true };
    },
    noteUnfinished(count) {
      dropped = count;
      return write();
    },
    forgetUnfinished,
    async read(fileId) {
      const file = files.get(fileId);
      if (!file) return { status: 'failed', reason: 'This file was not chosen, or was released already.' };
      if (file.size > maxFileBytes) {
        return { status: 'failed', reason: tooLargeReason(file.size) };
      }
      try {
        return { status: 'read', bytes: new Uint8Array(await file.arrayBuffer()) };
      } catch (error) {
        // The browser keeps only a reference: a file moved, changed or deleted since it was chosen cannot be read.
        const cause = error instanceof DOMException && error.name === 'NotFoundError' ? 'it is no longer there' : 'it was changed or moved since it was chosen';
        return { status: 'failed', reason: `“${file.name}” could not be read, because ${cause}.` };
      }
    },
    async release(fileIds) {
      for (const fileId of fileIds) files.delete(fileId);
      if (noted > 0 && (files.size === 0 || noted - files.size >= noteEvery)) await note(files.size);
    },
  };
}
