/** How many files a page still had to import, for the page after it. */
export interface UnfinishedCount {
  read(): Promise<number>;
  keep(count: number): Promise<void>;
}

const fileName = 'unfinished-import.txt';

function countOf(text: string): number {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/**
 * Kept as a private file, which is there once `keep` answers: what `localStorage` took last is lost where a browser ends at
 * once. Where nothing can be kept, the next page finds nothing to ask about.
 */
export function createUnfinishedCount(): UnfinishedCount {
  const fileOf = async (): Promise<FileSystemFileHandle> => (await navigator.storage.getDirectory()).getFileHandle(fileName, { create: true });
  const write = async (count: number): Promise<void> => {
    const writable = await (await fileOf()).createWritable();
    await writable.write(String(count));
    await writable.close();
  };
  let last: Promise<void> = Promise.resolve();
  return {
    async read() {
      try {
        return countOf(await (await (await fileOf()).getFile()).text());
      } catch {
        return 0;
      }
    },
    keep(count) {
      last = last.then(() => write(count)).catch(() => undefined);
      return last;
    },
  };
}
