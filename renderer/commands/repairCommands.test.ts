import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRepairable, type Finding } from '../../shared/integrity/finding';
import { checkNotebook } from '../data/integrityCheck';
import { takeSnapshot, type SnapshotOutcome } from '../data/journalSnapshot';
import { everythingIn, TestMachine, type Running } from '../data/recoveryTestData';
import { createLocalImporter } from '../worker/localImporter';
import type { CommandContext } from './commandContext';
import { damages } from './damageTestData';
import { undo } from './history';
import { fillNotebook, type NotebookShape } from './integrityTestData';
import { repairLabel, repairNotebook, type RepairOutcome } from './repairCommands';

const importer = createLocalImporter();
const rest = async (): Promise<boolean> => false;

interface Opened {
  readonly machine: TestMachine;
  readonly running: Running;
  readonly context: CommandContext;
  check(): Promise<readonly Finding[]>;
  repair(findings: readonly Finding[]): Promise<RepairOutcome>;
}

async function openFilled(shape: NotebookShape): Promise<Opened> {
  const machine = new TestMachine();
  const running = await machine.start();
  const { database, writer } = running;
  const context: CommandContext = { database, writer, clock: machine.clock, ids: machine.ids };
  await fillNotebook(context, shape);
  await running.client.flush();
  await running.snapshot();
  const check = async (): Promise<readonly Finding[]> => {
    const outcome = await checkNotebook({ database, calls: machine.calls, importer, rest }, '2024-05-03T12:00:00.000Z');
    if (outcome.status !== 'checked') throw new Error(outcome.status);
    return outcome.report.findings;
  };
  const copyNow = (): Promise<SnapshotOutcome> => takeSnapshot({ database, calls: machine.calls, at: machine.clock(), rest });
  const repair = (findings: readonly Finding[]): Promise<RepairOutcome> => repairNotebook(context, findings, { calls: machine.calls, importer, journal: { copyNow } });
  return { machine, running, context, check, repair };
}

const shapes: fc.Arbitrary<NotebookShape> = fc.record({
  articles: fc.integer({ min: 1, max: 3 }),
  passagesEach: fc.integer({ min: 1, max: 6 }),
  tags: fc.integer({ min: 1, max: 5 }),
  entities: fc.integer({ min: 1, max: 3 }),
  notes: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer(),
});

const usual: NotebookShape = { articles: 2, passagesEach: 6, tags: 6, entities: 2, notes: 3, seed: 20 };

/** What undo must bring back: all tables but imported files, which are kept by their content. */
async function undoable({ running }: Opened): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { originals: _originals, ...rest } = await everythingIn(running.database);
  return rest;
}

async function close({ machine, running }: Opened): Promise<void> {
  await machine.quit(running, false);
  await machine.loseDatabase();
}

describe('a check', () => {
  it('finds nothing in a sound notebook', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const opened = await openFilled(shape);
        expect(await opened.check()).toEqual([]);
        await close(opened);
      }),
      { numRuns: 15 },
    );
  });

  it('can be given up', async () => {
    const opened = await openFilled(usual);
    const { database } = opened.running;
    let rests = 0;
    const stop = async (): Promise<boolean> => (rests += 1) > 3;
    expect(await checkNotebook({ database, calls: opened.machine.calls, importer, rest: stop }, '')).toEqual({ status: 'cancelled' });
    await close(opened);
  });

  it('says how far it is, to the end', async () => {
    const opened = await openFilled(usual);
    const shares: number[] = [];
    const onProgress = ({ share }: { readonly share: number }): void => void shares.push(share);
    await checkNotebook({ database: opened.running.database, calls: opened.machine.calls, importer, rest, onProgress }, '');
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 1);
    await close(opened);
  });
});

describe.each(damages)('$name', ({ finds, apply }) => {
  it('is found, repaired in one step, and undo brings back what was there', async () => {
    const opened = await openFilled(usual);
    const { context, running, machine } = opened;
    expect(await apply(running.database, machine.folder)).toBe(true);
    const damaged = await undoable(opened);
    const found = await opened.check();
    expect(found.map(({ kind }) => kind)).toContain(finds);

    const repairable = found.filter(isRepairable);
    const outcome = await opened.repair(found);
    expect(outcome).toEqual({ repaired: repairable.length, passedOver: 0, journalTrouble: null });
    await running.client.flush();
    expect((await opened.check()).filter(isRepairable)).toEqual([]);

    const isInNotebook = repairable.some(({ repair }) => !['renewJournal', 'restoreOriginal'].includes(repair.kind));
    const undone = await undo(context);
    expect(undone).toMatchObject(isInNotebook ? { status: 'done', label: repairLabel } : { status: 'done', label: 'Write note' });
    if (isInNotebook) expect(await undoable(opened)).toEqual(damaged);
    await close(opened);
  });
});

it('any one damage to any notebook is found and repaired', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.constantFrom(...damages), async (shape, { apply, finds }) => {
      const opened = await openFilled(shape);
      const { running, machine } = opened;
      if (await apply(running.database, machine.folder)) {
        const found = await opened.check();
        expect(found.map(({ kind }) => kind)).toContain(finds);
        await opened.repair(found);
        await running.client.flush();
        expect((await opened.check()).filter(isRepairable)).toEqual([]);
      }
      await close(opened);
    }),
    { numRuns: 40 },
  );
}, 60_000);
