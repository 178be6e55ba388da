// @ts-check
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from './install.mjs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-analyze-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * @param {string} name
 * @param {string} content
 */
async function fileOf(name, content) {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: unknown, out: string, err: string }>}
 */
function analyze(...args) {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(projectRoot, 'scripts', 'analyze.mjs'), ...args], (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
  });
}

const registry = JSON.stringify({ entities: [
  { id: 'ada', name: 'Ada Mirel', kind: 'person', roles: [{ title: 'harbor minister', from: '2020', to: '2022' }] },
  { id: 'tov', name: 'Tov Askel', kind: 'person', roles: [{ title: 'harbor minister', from: '2022-06' }] },
] });

it('tells the places of a plain text as they stand in the file', async () => {
  const text = '\u{1f6a2} Ships\r\n\r\nThe harbor minister spoke. Then  Ada\u00a0Mirel left.\r\n';
  const { code, out } = await analyze(await fileOf('a.txt', text), '--registry', await fileOf('r.json', registry), '--date', '2024-05-01');
  expect(code).toBe(0);
  const report = JSON.parse(out);
  expect(report.date).toBe('2024-05-01');
  expect(report).not.toHaveProperty('text');
  expect(report.mentions.map((/** @type {{ entityId: string, nameKind: string, ambiguity: boolean }} */ mention) => [mention.entityId, mention.nameKind, mention.ambiguity])).toEqual([['tov', 'role', false], ['ada', 'name', false]]);
  for (const { start, end, text: words } of report.mentions) expect(text.slice(start, end)).toBe(words);
});

it('tells the canonical text of other formats, and the date they state', async () => {
  const { out } = await analyze(await fileOf('b.md', '---\ndate: 2021-03-04\n---\n# Ships\n\nThe harbor minister met **Ada** Mirel there.\n'), '--registry', await fileOf('r.json', registry));
  const { text, date, mentions } = JSON.parse(out);
  expect(date).toBe('2021-03-04');
  expect(mentions).toHaveLength(2);
  for (const { start, end, text: words } of mentions) expect(text.slice(start, end)).toBe(words);
});

it.each([
  ['no file', ['nowhere.txt'], 'There is no file nowhere.txt.'],
  ['no argument', [], 'Use: '],
  ['a wrong date', ['x.txt', '--date', 'today'], '"today" is not a date'],
])('answers %s with a sentence and 2', async (_, args, sentence) => {
  const { code, out, err } = await analyze(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

it('refuses a registry that is none', async () => {
  const { code, err } = await analyze(await fileOf('a.txt', 'Ships.'), '--registry', await fileOf('bad.json', 'no registry'));
  expect(code).toBe(2);
  expect(err).toContain('not valid JSON');
});
