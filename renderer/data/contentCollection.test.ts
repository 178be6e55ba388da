import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { SourceId } from '../../shared/domain/ids';
import { takeSnapshot } from './journalSnapshot';
import { everythingIn, TestMachine, writeArticle, type Running } from './recoveryTestData';
import { openSnapshot } from './snapshotCopy';
import { createWriter } from './transaction';

const hourMs = 60 * 60 * 1000;

/** A machine whose notebook, snapshots and files tell one time. */
class DatedMachine {
  private sources: SourceId[] = [];
  private titles = 0;

  private constructor(
    readonly machine: TestMachine,
    public running: Running,
  ) {}

  static async start(): Promise<DatedMachine> {
    const machine = new TestMachine();
    return new DatedMachine(machine, await machine.start());
  }

  readonly clock = (): string => new Date((this.machine.folder.nowMs += 1000)).toISOString();

  private get writer() {
    return createWriter(this.running.database, this.clock, this.machine.ids);
  }

  async import(number: number): Promise<void> {
    this.titles += 1;
    this.sources.push(await writeArticle({ writer: this.writer }, this.machine, `Story ${number % 4 === 0 ? 'again' : this.titles}`));
  }

  async remove(number: number): Promise<void> {
    const [id] = this.sources.splice(number % Math.max(1, this.sources.length), 1);
    if (id === undefined) return;
    await this.writer.write({ label: 'Delete source' }, async (recorder) => {
      await recorder.remove('sources', id);
      await recorder.remove('sourceDocuments', id);
    });
  }

  async snapshot(): Promise<void> {
    await this.running.client.flush();
    const { database, calls } = this.running;
    expect(await takeSnapshot({ database, calls, at: this.clock(), rest: async () => false })).toMatchObject({ status: 'taken' });
  }

  async restart(): Promise<void> {
    await this.machine.quit(this.running);
    this.running = await this.machine.start();
    expect(this.running.outcome.findings).toEqual([]);
  }

  /** Every copy and what the journal leads to are whole. */
  async expectRestorable(): Promise<void> {
    await this.running.client.flush();
    const content = await everythingIn(this.running.database);
    const calls = this.machine.folder.host();
    for (const { snapshotId } of (await calls.listSnapshots()).snapshots) expect(await openSnapshot({ calls, snapshotId })).toMatchObject({ status: 'opened' });
    await this.machine.quit(this.running);
    await this.machine.loseDatabase();
    this.running = await this.machine.start();
    expect(this.running.outcome.findings.flatMap((finding) => ('quarantined' in finding ? finding.quarantined : []))).toEqual([]);
    expect(await everythingIn(this.running.database)).toEqual(content);
  }
}

async function withForgottenText(): Promise<DatedMachine> {
  const dated = await DatedMachine.start();
  await dated.import(1);
  await dated.import(2);
  await dated.remove(0);
  for (let day = 0; day < 4; day += 1) {
    dated.machine.folder.nowMs += 25 * hourMs;
    await dated.import(3);
    await dated.snapshot();
  }
  return dated;
}

describe('letting go of kept contents', () => {
  it('removes the text of a deleted article once no copy has it, and leaves its original, which the notebook keeps', async () => {
    const dated = await withForgottenText();
    const before = dated.machine.folder.paths('contents/');
    const outcome = await dated.machine.folder.collect();
    expect(outcome).toMatchObject({ status: 'collected' });
    expect(outcome.status === 'collected' ? outcome.removed.length : 0).toBe(1);
    expect(dated.machine.folder.paths('contents/').length).toBe(before.length - 1);
    await dated.expectRestorable();
    expect(await dated.machine.folder.collect()).toEqual({ status: 'collected', removed: [] });
    await dated.machine.quit(dated.running);
  });

  it('happens by itself after a snapshot, in a later start', async () => {
    const dated = await withForgottenText();
    const count = dated.machine.folder.paths('contents/').length;
    await dated.restart();
    await dated.snapshot();
    await vi.waitFor(() => expect(dated.machine.folder.paths('contents/').length).toBe(count - 1));
    await dated.expectRestorable();
    await dated.machine.quit(dated.running);
  });

  it.each(['a manifest', 'a chunk', 'a segment', 'a line'])('removes nothing where %s cannot be read', async (what) => {
    const dated = await withForgottenText();
    const { folder } = dated.machine;
    const path = folder.paths(what === 'a manifest' || what === 'a chunk' ? 'snapshots/' : 'segments/').filter((each) => each.endsWith('.json') === (what === 'a manifest')).at(0) ?? '';
    if (what === 'a segment') folder.cut(path, 0);
    if (what === 'a line') folder.cut(path, (folder.files.get(path)?.byteLength ?? 0) - 3);
    else if (what === 'a segment') folder.files.set(path, new TextEncoder().encode('nothing\n'));
    else folder.flipBit(path);
    const contents = folder.paths('contents/');
    expect(await folder.collect()).toMatchObject({ status: 'refused' });
    expect(folder.paths('contents/')).toEqual(contents);
    await dated.machine.quit(dated.running);
  });

  it('keeps what is asked for again meanwhile, though no line names it yet', async () => {
    const dated = await withForgottenText();
    const { folder } = dated.machine;
    const before = new Map(folder.files);
    const outcome = await folder.collect();
    const [digest = ''] = outcome.status === 'collected' ? outcome.removed : [];
    const path = folder.paths('').find((each) => each.endsWith(digest)) ?? [...before.keys()].find((each) => each.endsWith(digest)) ?? '';
    const bytes = before.get(path) ?? new Uint8Array();
    folder.files.set(path, bytes);
    await dated.restart();
    // The same host keeps it, and then takes the snapshot after which it collects.
    expect(await dated.running.calls.keepContents({ contents: [{ digest, bytes }] })).toEqual({ status: 'done' });
    await dated.snapshot();
    await dated.snapshot();
    expect(await dated.running.calls.readContents({ digests: [digest] })).toEqual({ contents: [bytes] });
    await dated.machine.quit(dated.running);
  });

  it('leaves every copy and the journal whole, whatever was done', async () => {
    const stepArb = fc.record({ kind: fc.constantFrom('import', 'import', 'remove', 'snapshot', 'snapshot', 'wait', 'restart', 'lose'), number: fc.nat(40) });
    await fc.assert(fc.asyncProperty(fc.array(stepArb, { minLength: 10, maxLength: 50 }), async (steps) => {
      const dated = await DatedMachine.start();
      const { folder } = dated.machine;
      await dated.import(1);
      await dated.running.client.flush();
      const [text] = await dated.running.database.keptContents.where('id').startsWith('src-').toArray();
      const forgotten = folder.paths('contents/').filter((path) => path.endsWith(text?.digest ?? ''));
      expect(forgotten).toHaveLength(1);
      await dated.remove(0);
      // At the end it has been forgotten for long enough, whatever came before, and the journal no longer writes into the segment that names it.
      const begun = [{ kind: 'restart', number: 0 }, { kind: 'import', number: 1 }];
      const ending = [...begun, ...Array.from({ length: 5 }, () => [{ kind: 'wait', number: 2 }, { kind: 'snapshot', number: 0 }]).flat()];
      for (const { kind, number } of [...steps, ...ending]) {
        if (kind === 'import') await dated.import(number);
        else if (kind === 'remove') await dated.remove(number);
        else if (kind === 'wait') folder.nowMs += number * 20 * hourMs;
        else if (kind === 'restart') await dated.restart();
        else if (kind === 'lose') await dated.expectRestorable();
        else {
          await dated.snapshot();
          expect((await folder.collect()).status).toBe('collected');
        }
      }
      expect(folder.paths(forgotten[0] ?? '')).toEqual([]);
      await dated.expectRestorable();
      await dated.machine.quit(dated.running);
      await dated.machine.loseDatabase();
    }), { numRuns: 15, endOnFailure: true });
  });
});
