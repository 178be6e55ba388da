import { describe, expect, it } from 'vitest';
import { droppedFiles, type Dropped, type DroppedEntry, type DroppedFile, type DroppedFolder } from './droppedFiles';

function file(name: string, content = name): DroppedFile {
  return { name, isFile: true, isDirectory: false, file: (found) => found(new File([content], name)) };
}

/** A folder that hands its entries out two at a time, as browsers do by the hundred. */
function folder(name: string, ...children: readonly DroppedEntry[]): DroppedFolder {
  return {
    name, isFile: false, isDirectory: true,
    createReader: () => {
      const rest = [...children];
      return { readEntries: (found) => found(rest.splice(0, 2)) };
    },
  };
}

function drop(...entries: readonly DroppedEntry[]): Dropped {
  return { items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files: [] };
}

describe('what was dropped', () => {
  it('is found in folders of any depth, in order, without what is hidden', async () => {
    const { candidates, skipped } = await droppedFiles(
      drop(folder('news', file('b.md'), folder('2024', file('page.HTML'), file('photo.jpg')), file('.DS_Store'), file('a.txt'), folder('.git', file('x.txt'))), file('loose.txt')),
    )();
    expect(candidates.map((candidate) => candidate.name)).toEqual(['news/2024/page.HTML', 'news/a.txt', 'news/b.md', 'loose.txt']);
    expect(skipped).toEqual(['news/2024/photo.jpg']);
    expect(new TextDecoder().decode(await candidates[1]?.read())).toBe('a.txt');
    expect(candidates[1]?.byteLength).toBe(5);
  });

  it('is tried whatever its name where it was dropped by itself', async () => {
    const { candidates, skipped } = await droppedFiles(drop(file('report.pdf')))();
    expect(candidates.map((candidate) => candidate.name)).toEqual(['report.pdf']);
    expect(skipped).toEqual([]);
  });

  it('says so when files or folders are gone by the time they are read', async () => {
    const goneFile: DroppedFile = { ...file('gone.txt'), file: (_found, failed) => failed() };
    const goneFolder: DroppedFolder = { ...folder('away'), createReader: () => ({ readEntries: (_found, failed) => failed() }) };
    const { candidates } = await droppedFiles(drop(goneFile, goneFolder, file('here.txt')))();
    await expect(candidates[0]?.read()).rejects.toThrow('The file is no longer there');
    await expect(candidates[1]?.read()).rejects.toThrow('The folder is no longer there');
    expect(await candidates[2]?.read()).toHaveLength(8);
  });

  it('falls back to plain files where the browser has no entries', async () => {
    const { candidates } = await droppedFiles({ items: [], files: [new File(['x'], 'x.txt')] })();
    expect(candidates).toMatchObject([{ name: 'x.txt', byteLength: 1 }]);
  });
});
