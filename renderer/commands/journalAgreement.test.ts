import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../shared/journal/journalRecord';
import { readRecords } from '../data/journalCopy';
import { everythingIn, TestMachine, writeArticle, type Running } from '../data/recoveryTestData';
import { createTag } from '../../shared/domain/tag';
import { replay } from '../../shared/journal/replay';
import { redo, undo } from './history';

type Step =
  | { readonly kind: 'put'; readonly slot: number; readonly definition: string }
  | { readonly kind: 'remove'; readonly slot: number }
  | { readonly kind: 'remember'; readonly value: number }
  | { readonly kind: 'import' | 'undo' | 'redo' | 'flush' | 'snapshot' };

const stepArb: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('put' as const), slot: fc.nat(9), definition: fc.string({ maxLength: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), slot: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remember' as const), value: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'import' as const }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'flush' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'snapshot' as const }) },
);

/** Carries random steps out. */
class Run {
  private readonly slots: string[];
  private imports = 0;

  constructor(
    private readonly machine: TestMachine,
    private readonly running: Running,
  ) {
    this.slots = Array.from({ length: 10 }, () => machine.ids('tag'));
  }

  async take(step: Step): Promise<void> {
    const { machine, running } = this;
    const { writer, client, database } = running;
    const context = { database, writer, clock: machine.clock, ids: machine.ids };
    switch (step.kind) {
      case 'put': {
        const made = createTag({ name: `tag ${step.slot}` }, machine.clock, machine.ids);
        const tag = { ...made, id: (this.slots[step.slot] ?? made.id) as typeof made.id, definition: step.definition };
        return writer.write({ label: 'Put' }, (recorder) => recorder.put('tags', tag));
      }
      case 'remove':
        return writer.write({ label: 'Remove' }, (recorder) => recorder.remove('tags', this.slots[step.slot] ?? ''));
      case 'remember':
        return writer.write({ label: 'Remember', isUndoable: false }, (recorder) => recorder.put('settings', { id: 'memory:x', value: step.value }));
      case 'import':
        this.imports += 1;
        await writeArticle(running, machine, `Article ${this.imports}`);
        return;
      case 'undo':
        await undo(context);
        return;
      case 'redo':
        await redo(context);
        return;
      case 'flush':
        await client.flush();
        return;
      case 'snapshot':
        await running.snapshot();
    }
  }
}

function modelIds(records: readonly JournalRecord[]): readonly string[] {
  return [...replay([], records)].flatMap(([table, rows]) => [...rows.keys()].map((id) => `${table} ${id}`)).sort();
}

describe('database, journal and what is rebuilt from it', () => {
  it('agree after 300 random commands with undo and redo', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArb, { minLength: 300, maxLength: 300 }), async (steps) => {
        const machine = new TestMachine();
        const running = await machine.start();
        const run = new Run(machine, running);
        for (const step of steps) await run.take(step);
        await running.client.flush();
        const content = await everythingIn(running.database);
        const state = await machine.folder.host().readJournalState();
        if (state.status !== 'ready') throw new Error(state.status);
        await machine.quit(running);

        // The files go back to the snapshot before the newest but one; what they hold reaches the newest change.
        const records = await readRecords(machine.folder.host(), state);
        expect(records.at(-1)?.sequence ?? 0).toBeLessThanOrEqual(state.lastSequence);
        if (state.snapshots.length < 3) {
          const ids = Object.entries(content).flatMap(([table, rows]) => rows.map((row) => `${table} ${(row as { id: string }).id}`)).sort();
          expect(modelIds(records)).toEqual(ids);
        }

        await machine.loseDatabase();
        const again = await machine.start();
        expect(again.outcome.findings).toMatchObject([{ kind: 'rebuilt', gaps: [], quarantined: [], damagedChunks: 0 }]);
        expect(await everythingIn(again.database)).toEqual(content);
        await machine.quit(again);

        // From the oldest snapshot whose journal is still there it comes to the same.
        const [newest] = state.snapshots;
        if (!newest) return;
        machine.folder.flipBit(`snapshots/${newest.snapshotId}.ndjson.gz`);
        await machine.loseDatabase();
        const older = await machine.start();
        expect(older.outcome.findings).toMatchObject([{ kind: 'rebuilt', gaps: [], passedOver: 1 }]);
        expect(await everythingIn(older.database)).toEqual(content);
        await machine.quit(older);
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
