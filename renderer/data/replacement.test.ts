import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { isSameValue } from '../../shared/history/change';
import type { NotebookCopy } from './notebookCopy';
import { everythingIn, TestMachine, writeArticle, writeTag, type Running } from './recoveryTestData';
import { replaceNotebook, type ReplacementOutcome, type ReplacementRequest } from './replacement';
import { openSnapshot } from './snapshotCopy';

type Content = Awaited<ReturnType<typeof everythingIn>>;

async function copyOf({ calls }: Pick<Running, 'calls'>, snapshotId: string): Promise<NotebookCopy> {
  const opening = await openSnapshot({ calls, snapshotId });
  if (opening.status !== 'opened') throw new Error(`Not opened: ${JSON.stringify(opening)}`);
  return opening.copy;
}

/** A notebook that is saved as a snapshot and then goes on: what it was, what it is, and the snapshot of what it was. */
async function changedMachine(): Promise<{ machine: TestMachine; running: Running; was: Content; is: Content; snapshotId: string }> {
  const machine = new TestMachine();
  const running = await machine.start();
  await writeArticle(running, machine, 'First');
  await writeTag(running, machine, 'one');
  await running.client.flush();
  const was = await everythingIn(running.database);
  expect(await running.snapshot()).toBe('taken');
  const [snapshot] = (await running.calls.listSnapshots()).snapshots;
  await writeArticle(running, machine, 'Second');
  await writeTag(running, machine, 'two');
  const [first] = await running.database.tags.where('name').equals('one').primaryKeys();
  await running.writer.write({ label: 'Delete tag' }, (recorder) => recorder.remove('tags', first ?? ''));
  await running.client.flush();
  return { machine, running, was, is: await everythingIn(running.database), snapshotId: snapshot?.snapshotId ?? '' };
}

function replace(machine: TestMachine, running: Running, request: ReplacementRequest, calls: JournalCalls = running.calls): Promise<ReplacementOutcome> {
  return replaceNotebook({ database: running.database, calls, clock: machine.clock, ids: machine.ids }, request);
}

/** The host dies at its nth call, before or after doing what was asked. */
function dyingAt(calls: JournalCalls, nth: number, isAfter: boolean): JournalCalls {
  let count = 0;
  return new Proxy(calls, {
    get(target, name: keyof JournalCalls) {
      return async (...args: readonly unknown[]) => {
        count += 1;
        const isLast = count >= nth;
        if (isLast && (!isAfter || count > nth)) throw new Error('the program was killed');
        const answer: unknown = await Reflect.apply(target[name], target, args);
        if (isLast) throw new Error('the program was killed');
        return answer;
      };
    },
  });
}

describe('replaceNotebook', () => {
  it('makes the next start show the copy, and says so', async () => {
    const { machine, running, was, snapshotId } = await changedMachine();
    const steps: string[] = [];
    const copy = await copyOf(running, snapshotId);
    const outcome = await replace(machine, running, { copy, label: 'Restore it', onProgress: ({ step }) => steps.push(step) });
    expect(outcome).toEqual({ status: 'ready' });
    expect(new Set(steps)).toEqual(new Set(['keeping', 'records']));
    await machine.quit(running, false);
    const next = await machine.start();
    expect(next.outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'replaced', origin: { label: 'Restore it', step: 'done' } }]);
    expect(next.outcome.needsSnapshot).toBe(false);
    expect(await everythingIn(next.database)).toEqual(was);
    await writeTag(next, machine, 'later');
    const later = await everythingIn(next.database);
    await machine.quit(next);
    const again = await machine.start();
    expect(again.outcome.findings).toEqual([]);
    await machine.quit(again);
    await machine.loseDatabase();
    const rebuilt = await machine.start();
    expect(rebuilt.outcome.findings).toMatchObject([{ cause: 'missing', gaps: [], changes: 1 }]);
    expect(await everythingIn(rebuilt.database)).toEqual(later);
    await machine.quit(rebuilt);
  });

  it('leaves the old or the new notebook wherever the program dies', async () => {
    const seen = new Set<string>();
    for (const isAfter of [false, true]) {
      for (let nth = 1; ; nth += 1) {
        const { machine, running, was, is, snapshotId } = await changedMachine();
        const copy = { ...(await copyOf(running, snapshotId)), areContentsKept: false };
        const outcome = await replace(machine, running, { copy, label: 'Restore it' }, dyingAt(running.calls, nth, isAfter));
        await machine.quit(running, false);
        const next = await machine.start();
        const found = await everythingIn(next.database);
        const isNew = isSameValue(found, was);
        expect(found).toEqual(isNew ? was : is);
        seen.add(isNew ? 'new' : 'old');
        await machine.quit(next);
        // Whoever hears that it failed goes on with the notebook that was.
        expect(isNew && outcome.status !== 'ready').toBe(false);
        if (outcome.status !== 'ready' || !isNew) continue;
        expect(nth).toBeGreaterThan(6);
        break;
      }
    }
    expect(seen).toEqual(new Set(['old', 'new']));
  });

  it('goes on where rebuilding the database was cut off', async () => {
    const { machine, running, was, snapshotId } = await changedMachine();
    await replace(machine, running, { copy: await copyOf(running, snapshotId), label: 'Restore it' });
    await machine.quit(running, false);
    const cut = await machine.start();
    const head = await cut.database.journalHeads.get('notebook');
    if (!head) throw new Error('No head');
    await cut.database.journalHeads.put({ ...head, isBeingRebuilt: true });
    await cut.database.sources.clear();
    await machine.quit(cut, false);
    const next = await machine.start();
    expect(next.outcome.findings).toMatchObject([{ cause: 'replaced', origin: { step: 'done' } }]);
    expect(await everythingIn(next.database)).toEqual(was);
    await machine.quit(next);
  });

  it('never lays later changes over the notebook from before, even where the new one is damaged', async () => {
    const { machine, running, is, snapshotId } = await changedMachine();
    await replace(machine, running, { copy: await copyOf(running, snapshotId), label: 'Restore it' });
    await machine.quit(running, false);
    const next = await machine.start();
    await writeTag(next, machine, 'after');
    await machine.quit(next);
    const restored = machine.folder.paths('snapshots/').filter((path) => path.endsWith('.ndjson.gz')).at(-1) ?? '';
    for (const spoil of [() => machine.folder.flipBit(restored), () => machine.folder.cut(restored.replace('.ndjson.gz', '.json'), 9)]) {
      spoil();
      await machine.loseDatabase();
      const found = await machine.start();
      expect(await everythingIn(found.database)).toEqual(is);
      expect(found.outcome.findings).toMatchObject([{ cause: 'missing', gaps: [{}] }]);
      await machine.quit(found, false);
      await found.database.delete();
      // The next round begins from the same folder: what this start wrote to it was a snapshot at most.
    }
  });

  it('gives up on the person’s word and leaves everything as it was', async () => {
    const { machine, running, is, snapshotId } = await changedMachine();
    const copy = await copyOf(running, snapshotId);
    for (const at of ['keeping', 'records']) {
      const abort = new AbortController();
      const outcome = await replace(machine, running, { copy, label: 'Restore it', signal: abort.signal, onProgress: ({ step }) => (step === at ? abort.abort() : undefined) });
      expect(outcome).toEqual({ status: 'cancelled' });
    }
    await machine.quit(running);
    const next = await machine.start();
    expect(next.outcome.findings).toEqual([]);
    expect(await everythingIn(next.database)).toEqual(is);
    await machine.quit(next);
  });

  it('refuses what is newer, changes that the journal lacks, and a writer in between', async () => {
    const { machine, running, snapshotId } = await changedMachine();
    const copy = await copyOf(running, snapshotId);
    expect(await replace(machine, running, { copy: { ...copy, schema: 99 }, label: 'Restore it' })).toMatchObject({ status: 'failed', reason: 'it was written by a newer version of Ibidem' });
    await writeTag(running, machine, 'on its way');
    expect(await replace(machine, running, { copy, label: 'Restore it' })).toMatchObject({ status: 'failed' });
    await running.client.flush();
    let wrote: Promise<void> | null = null;
    const meddling = await replace(machine, running, {
      copy,
      label: 'Restore it',
      onProgress: ({ step }) => {
        if (step === 'records') wrote ??= writeTag(running, machine, 'meanwhile');
      },
    });
    expect(meddling).toEqual({ status: 'failed', reason: 'the notebook was changed meanwhile' });
    await machine.quit(running);
  });

  it('fails without a trace where the disk is full', async () => {
    const { machine, running, is, snapshotId } = await changedMachine();
    const copy = await copyOf(running, snapshotId);
    machine.folder.fullDisk = true;
    expect(await replace(machine, running, { copy, label: 'Restore it' })).toMatchObject({ status: 'failed', reason: 'the disk is full' });
    machine.folder.fullDisk = false;
    await machine.quit(running);
    const next = await machine.start();
    expect(await everythingIn(next.database)).toEqual(is);
    await machine.quit(next);
  });
});

describe('openSnapshot', () => {
  it('refuses a damaged one with what is damaged, and one that is gone', async () => {
    const { machine, running, snapshotId } = await changedMachine();
    const [, original = ''] = machine.folder.paths('contents/');
    machine.folder.flipBit(original);
    expect(await openSnapshot({ calls: running.calls, snapshotId })).toMatchObject({ status: 'refused', sentence: expect.stringMatching(/is damaged: .*(text|originals).* cannot be read\. Nothing was changed\.$/) });
    machine.folder.flipBit(`snapshots/${snapshotId}.ndjson.gz`);
    expect(await openSnapshot({ calls: running.calls, snapshotId })).toMatchObject({ status: 'refused', sentence: expect.stringContaining('1 of its parts') });
    expect(await openSnapshot({ calls: running.calls, snapshotId: '000000000009-20240101T000000000Z' })).toMatchObject({ status: 'refused', sentence: 'This copy of the notebook is no longer kept. Nothing was changed.' });
    await machine.quit(running);
  });
});
