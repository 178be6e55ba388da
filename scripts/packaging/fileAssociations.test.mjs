// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { backupExtension } from '../../shared/backup/backupFormat';
import { importableExtensions } from '../../shared/importing/importableName';
import { projectRoot } from '../install.mjs';
import { wantedFuses } from './packageContent.mjs';

const configuration = parse(await readFile(path.join(projectRoot, 'electron-builder.yml'), 'utf8'));

describe('the configuration of packages', () => {
  it('associates only files that the program opens, backups first', () => {
    const associated = configuration.fileAssociations.flatMap((/** @type {any} */ each) => each.ext);
    expect(associated[0]).toBe(backupExtension);
    for (const extension of associated.slice(1)) expect(importableExtensions).toContain(extension);
    expect(associated).toEqual(expect.arrayContaining(['txt', 'html', 'pdf', 'docx', 'epub']));
    for (const each of configuration.fileAssociations) expect(each.mimeType, each.name).toMatch(/^[a-z]+\/[\w.+-]+$/);
  });

  it('is the program’s usual opener of backups alone', () => {
    for (const { ext, rank } of configuration.fileAssociations) expect(rank, String(ext)).toBe(ext === backupExtension ? undefined : 'Alternate');
  });

  it('sets every fuse that the check of a package expects', () => {
    const { resetAdHocDarwinSignature: _reset, ...fuses } = configuration.electronFuses;
    const byName = Object.fromEntries(Object.entries(fuses).map(([name, value]) => [name.toLowerCase(), value]));
    const wanted = Object.fromEntries(Object.entries(wantedFuses).map(([name, value]) => [name.toLowerCase(), value]));
    expect(byName).toEqual(wanted);
  });
});
