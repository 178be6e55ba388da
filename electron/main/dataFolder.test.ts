import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolderTrouble, forgetOtherComputer, otherComputerTrouble } from './dataFolder';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'ibidem-folder-'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('a data folder', () => {
  it('is made where it is not there, whatever its name, and left as it was', () => {
    const folder = path.join(scratch, 'Zoë O’Neill 研究', 'Ibidem');
    expect(dataFolderTrouble(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is a file, or lies in one, is told', () => {
    const file = path.join(scratch, 'file');
    writeFileSync(file, 'kept');
    expect(dataFolderTrouble(file)).toMatch(/cannot write there, because a file of this name is in its place\. Nothing was changed\./);
    expect(dataFolderTrouble(path.join(file, 'below'))).toMatch(/cannot write there, because/);
  });
});

describe('another start over the same folder', () => {
  it('on this computer takes over', () => {
    expect(otherComputerTrouble(scratch, 'desk')).toBeNull();
    symlinkSync('desk-4711', path.join(scratch, 'SingletonLock'));
    expect(otherComputerTrouble(scratch, 'desk')).toBeNull();
  });

  it('on another computer is told', () => {
    symlinkSync('lap-top-2-4711', path.join(scratch, 'SingletonLock'));
    expect(otherComputerTrouble(scratch, 'desk')).toMatch(/is open on the computer “lap-top-2”/);
    forgetOtherComputer(scratch);
    expect(otherComputerTrouble(scratch, 'desk')).toBeNull();
  });
});
