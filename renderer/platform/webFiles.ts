import type { ChosenFile, FileRead } from '../../shared/contracts/platformContract';
import { isImportableName } from '../../shared/importing/importableName';
import { maxFileBytes, tooLargeReason } from '../../shared/importing/importLimits';

/** The files a person chose in this page, by the ids the rest of the program knows them by. */
export interface WebFiles {
  choose(kind: 'files' | 'folder'): Promise<ChosenFile[]>;
  read(fileId: string): Promise<FileRead>;
  release(fileIds: readonly string[]): void;
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

export function createWebFiles(): WebFiles {
  const files = new Map<string, File>();
  return {
    async choose(kind) {
      const picked = await pickFiles(kind);
      // What a person names one by one is taken at their word; of a folder only what can be imported.
      const wanted = kind === 'files' ? picked : picked.filter((file) => isImportableName(file.name) && !isHidden(file));
      const sorted = [...wanted].sort((a, b) => (a.webkitRelativePath < b.webkitRelativePath ? -1 : 1));
      return sorted.map((file) => {
        const fileId = crypto.randomUUID();
        files.set(fileId, file);
        return { fileId, name: file.name, byteLength: file.size };
      });
    },
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
    release(fileIds) {
      for (const fileId of fileIds) files.delete(fileId);
    },
  };
}
