import { existsSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { layers, refusal } from './layers.mjs';

const eslint = new ESLint({ cwd: new URL('../..', import.meta.url).pathname });

/** One deliberate violation per layer: a rule that matches nothing would go unnoticed. */
const violations = [
  ['shared/domain/x.ts', '../anchoring/span'],
  ['shared/contracts/x.ts', '../importing/importer'],
  ['shared/anchoring/x.ts', '../exporting/snapshot'],
  ['shared/search/x.ts', '../anchoring/locate'],
  ['shared/history/x.ts', '../importing/importer'],
  ['shared/journal/x.ts', '../exporting/snapshot'],
  ['shared/backup/x.ts', '../contracts/journalContract'],
  ['shared/importing/x.ts', '../exporting/snapshot'],
  ['shared/exporting/x.ts', '../importing/importer'],
  ['shared/integrity/x.ts', '../importing/importer'],
  ['shared/sample/x.ts', '../importing/importer'],
  ['shared/x.ts', '../renderer/services'],
  ['electron/preload/x.ts', '../main/ipcServer'],
  ['electron/main/x.ts', '../../renderer/services'],
  ['renderer/data/x.ts', '../commands/history'],
  ['renderer/commands/x.ts', 'react'],
  ['renderer/worker/x.ts', '../data/database'],
  ['renderer/platform/x.ts', '../data/database'],
  ['renderer/workspace/x.ts', '../ui/Button'],
  ['renderer/ui/x.ts', '../services'],
  ['renderer/editor/x.ts', '../data/database'],
  ['renderer/features/notes/x.ts', '../reader/SourcePane'],
  ['renderer/features/notes/x.ts', 'dexie'],
  ['renderer/app/x.ts', '../../electron/main/ipcServer'],
  ['e2e/bench/rivals/x.ts', '../../../renderer/services'],
  ['e2e/x.ts', '../renderer/services'],
];

const allowed = [
  ['shared/domain/x.ts', './ids'],
  ['shared/exporting/x.ts', '../anchoring/segment'],
  ['electron/main/x.ts', 'node:fs'],
  ['renderer/features/notes/x.ts', './NoteList'],
  ['renderer/features/notes/x.ts', '../../commands/noteCommands'],
  ['renderer/data/x.test.ts', 'fake-indexeddb/auto'],
];

describe('layers', () => {
  it('has a violation for every layer that exists', () => {
    for (const { layer } of layers) {
      expect(existsSync(new URL(`../../${layer}`, import.meta.url)), layer).toBe(true);
      if (layer !== 'renderer') expect(violations.some(([file]) => file.startsWith(`${layer}/`)), layer).toBe(true);
    }
  });

  it.each(violations)('refuses %s importing %s', (file, specifier) => {
    expect(refusal(file, specifier)).toContain('It may import');
  });

  it.each(allowed)('lets %s import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toBeNull();
  });

  it.each([
    ["import { x } from '../anchoring/span';\nx();", 'ibidem/layers'],
    ["export { x } from '../anchoring/span';", 'ibidem/layers'],
    ["export const load = () => import('../anchoring/span');", 'ibidem/layers'],
    ["export type X = import('../anchoring/span').X;", 'ibidem/layers'],
    ['const x = 1;\nexport default x;', 'no-restricted-syntax'],
    ["export * from './ids';", 'no-restricted-syntax'],
    ['export const x = (1 as unknown) as string;', 'no-restricted-syntax'],
    ["import { x } from './utils';\nx();", 'no-restricted-syntax'],
    ['export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
  ])('is wired into the linter: %s', async (text, rule) => {
    const [result] = await eslint.lintText(text, { filePath: 'shared/domain/lintSample.ts' });
    expect(result?.messages.map((message) => message.ruleId)).toContain(rule);
  });
});
