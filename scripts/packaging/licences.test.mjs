// @ts-check
import { describe, expect, it } from 'vitest';
import { collectLicences } from './licences.mjs';

describe('the licences of third parties', () => {
  it('name what runs, each with the text of its licence, and nothing of the development', async () => {
    const { packages, texts } = await collectLicences();
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['react', 'dexie', 'lexical', 'pdfjs-dist', 'electron-updater', 'builder-util-runtime']));
    for (const absent of ['vitest', 'electron-builder', 'electron', '@playwright/test', '@types/react']) expect(names).not.toContain(absent);
    const react = packages.find(({ name }) => name === 'react');
    expect(react).toMatchObject({ licence: 'MIT' });
    expect(texts[react?.text ?? -1]).toContain('Permission is hereby granted');
  });

  it('are all of kinds that let a program be given away', async () => {
    const { packages } = await collectLicences();
    const kinds = [...new Set(packages.map(({ licence }) => licence))];
    for (const kind of kinds) expect(kind, kind).toMatch(/\b(MIT|MIT-0|Apache-2\.0|ISC|BSD(-[23]-Clause)?|0BSD|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0|Unlicense|Zlib)\b/);
  });
});
