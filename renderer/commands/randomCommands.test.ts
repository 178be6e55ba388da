import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableNames, type RecordOf, type TableName } from '../../shared/domain/tables';
import { replay } from '../../shared/journal/replay';
import { contentOfRow, restoreRow } from '../../shared/journal/restoredRow';
import { parseSnapshotChunk } from '../../shared/journal/snapshotLines';
import { findCopy } from '../data/journalCopy';
import type { TestFolder } from '../data/journalTestData';
import { schemaVersion } from '../data/migrations';
import { everythingIn, TestMachine, type Running } from '../data/recoveryTestData';
import { testLength } from '../data/testLengthTestData';
import { createWriter } from '../data/transaction';
import { CommandStage } from './commandStageTestData';
import { NotebookModel, withoutTimes } from './notebookModelTestData';
import { randomCommandArb, RandomCommandRun } from './randomCommandTestData';

/** The long form is run by `npm run torture`. */
const runs = testLength('IBIDEM_COMMAND_RUNS', 15);
const commandsPerRun = testLength('IBIDEM_COMMANDS', 60);
const commandsBetweenChecks = testLength('IBIDEM_COMMANDS_BETWEEN_CHECKS', 20);
/** A failed run names its seed, which runs it again. */
const seed = testLength('IBIDEM_SEED', Math.floor(Math.random() * 2 ** 31));

/** Tables whose rows the model does not foresee. */
const adopted: ReadonlySet<TableName> = new Set(['noteVersions']);

type Content = Readonly<Record<string, readonly unknown[]>>;

/** What the journal's files say, replayed into plain maps. */
async function replayed(folder: TestFolder): Promise<Content> {
  const host = folder.host();
  const state = await host.readJournalState();
  if (state.status !== 'ready') throw new Error(state.status);
  const { base, plan, isSound } = await findCopy(host, state);
  expect(isSound).toBe(true);
  const rows = [];
  for (let index = 0; index < (base?.chunkCount ?? 0); index += 1) {
    const chunk = await host.readSnapshotChunk({ snapshotId: base?.snapshotId ?? '', index });
    if (chunk.status !== 'read') throw new Error('A chunk is damaged');
    const parsed = parseSnapshotChunk(chunk.text);
    expect(parsed.unreadable).toEqual([]);
    rows.push(...parsed.rows);
  }
  const model = replay(rows, plan.records);
  const content: [string, unknown[]][] = [];
  for (const table of tableNames) {
    const all = [...(model.get(table)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { contents } = await host.readContents({ digests: all.flatMap((row) => contentOfRow(row) ?? []) });
    const records = all.map((row, index) => {
      const restored = restoreRow(row, contents[index] ?? null, schemaVersion);
      if (restored.kind !== 'record') throw new Error(JSON.stringify(restored));
      const { record } = restored;
      return 'bytes' in record ? { ...record, bytes: [...record.bytes] } : record;
    });
    content.push([table, records]);
  }
  return Object.fromEntries(content);
}

function timeless(content: Content): Content {
  return Object.fromEntries(Object.entries(content).map(([table, records]) => [table, records.map((record) => withoutTimes(record as RecordOf<TableName>))]));
}

function modelled(model: NotebookModel): Content {
  return Object.fromEntries(Object.entries(model.content()).map(([table, records]) => [
    table, records.map((record) => ('bytes' in record ? { ...record, bytes: [...record.bytes] } : record)),
  ]));
}

describe('database, model and replayed journal', () => {
  it(`agree through ${runs} runs of ${commandsPerRun} random commands with undo and redo`, async () => {
    const commands = fc.array(randomCommandArb, { minLength: commandsPerRun, maxLength: commandsPerRun });
    await fc.assert(fc.asyncProperty(commands, async (all) => {
      const machine = new TestMachine();
      let now = Date.parse('2024-01-01T00:00:00.000Z');
      const clock = (): string => new Date((now += 1)).toISOString();
      const model = new NotebookModel(() => now, adopted);
      let running = await machine.start();
      const runOn = ({ database }: Running): RandomCommandRun => {
        const writer = createWriter(database, clock, machine.ids);
        return new RandomCommandRun(new CommandStage({ database, writer, clock, ids: machine.ids }, model), () => {
          now += 61_000;
        });
      };
      let run = runOn(running);
      const check = async (): Promise<void> => {
        const content = await everythingIn(running.database);
        expect(timeless(content)).toEqual(modelled(model));
        expect(await running.client.flush()).toBe(true);
        expect(await replayed(machine.folder)).toEqual(content);
      };
      const restart = async (losesDatabase: boolean): Promise<void> => {
        await machine.quit(running, losesDatabase);
        if (losesDatabase) await machine.loseDatabase();
        // Where nothing was ever written there is nothing to rebuild.
        const isRebuilt = losesDatabase && machine.folder.files.size > 0;
        running = await machine.start();
        if (losesDatabase) model.forgetHistory();
        expect(running.outcome.findings.map(({ kind }) => kind)).toEqual(isRebuilt ? ['rebuilt'] : []);
        run = runOn(running);
      };
      for (const [index, command] of all.entries()) {
        await run.take(command);
        if ((index + 1) % commandsBetweenChecks !== 0) continue;
        await check();
        // What the journal holds is compared over snapshots, starts and losses alike.
        if (command.a % 3 === 0) expect(await running.snapshot()).toBe('taken');
        if (command.b % 4 === 0) await restart(command.b % 8 === 0);
      }
      await check();
      await machine.quit(running);
      await machine.loseDatabase();
    }), { numRuns: runs, seed, endOnFailure: true });
  }, 600_000 + runs * 60_000);
});
