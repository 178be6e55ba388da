import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Reconciliation } from './recovery';
import { everythingIn, TestMachine, writeArticle, writeTag } from './recoveryTestData';
import { testLength } from './testLengthTestData';

/** How many places of each file are damaged; every byte of the journal's last line in the long form. */
const places = testLength('IBIDEM_DAMAGE_PLACES', 3);

type Content = Awaited<ReturnType<typeof everythingIn>>;
type Files = Map<string, Uint8Array<ArrayBuffer>>;

interface Prepared {
  readonly machine: TestMachine;
  readonly content: Content;
  readonly files: Files;
}

/** Two snapshots, changes before, between and after them, and a last change alone in its file. */
async function prepare(): Promise<Prepared> {
  const machine = new TestMachine();
  const first = await machine.start();
  await writeArticle(first, machine, 'First');
  await writeTag(first, machine, 'one');
  await first.client.flush();
  expect(await first.snapshot()).toBe('taken');
  await writeArticle(first, machine, 'Second');
  await first.client.flush();
  expect(await first.snapshot()).toBe('taken');
  await writeTag(first, machine, 'two');
  await writeTag(first, machine, 'three');
  await machine.quit(first);
  const second = await machine.start();
  await writeTag(second, machine, 'last');
  await second.client.flush();
  const content = await everythingIn(second.database);
  await machine.quit(second);
  return { machine, content, files: new Map(machine.folder.files) };
}

/** The same for equal values, whatever the order of their fields. */
function inOneForm(record: unknown): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** Rows that are not in `found` as they were. */
function lossOf(found: Content, content: Content): readonly unknown[] {
  const keyed = (table: string): Map<string, string> => new Map((found[table] ?? []).map((record) => [(record as { id: string }).id, inOneForm(record)]));
  return Object.entries(content).flatMap(([table, records]) => {
    const there = keyed(table);
    return records.filter((record) => there.get((record as { id: string }).id) !== inOneForm(record));
  });
}

/** What the person is told of a loss; empty where nothing is. */
function toldLoss(outcome: Reconciliation): readonly string[] {
  if (outcome.status !== 'ready') return [outcome.status];
  return outcome.findings.flatMap((finding) => {
    if (finding.kind === 'keptDamaged') return [finding.kind];
    if (finding.kind !== 'rebuilt') return [];
    return [
      ...(finding.gaps.length > 0 ? ['gap'] : []),
      ...(finding.damagedChunks > 0 ? ['part of the snapshot'] : []),
      ...(finding.quarantined.length > 0 ? ['set aside'] : []),
      ...(finding.isEndTorn ? ['end cut off'] : []),
    ];
  });
}

type Damage = (bytes: Uint8Array<ArrayBuffer>, place: number) => Uint8Array<ArrayBuffer> | null;

const damages: Readonly<Record<string, Damage>> = {
  flipped: (bytes, place) => bytes.map((byte, index) => (index === place ? byte ^ (1 << place % 8) : byte)),
  'cut off': (bytes, place) => bytes.slice(0, place),
  zeroed: (bytes, place) => bytes.map((byte, index) => (index >= place && index < place + 64 ? 0 : byte)),
  removed: () => null,
};

/** Places spread over a file, its ends among them. */
function placesIn(length: number): readonly number[] {
  return [...new Set(Array.from({ length: places }, (_, index) => Math.floor((index * (length - 1)) / Math.max(1, places - 1))))];
}

const kinds = ['segments/', 'contents/', 'snapshots/'] as const;

async function tryOut({ machine, files }: Prepared, spoil: (files: Files) => void, isDatabaseLost: boolean): Promise<{ readonly outcome: Reconciliation; readonly found: Content | null }> {
  machine.folder.files.clear();
  for (const [path, bytes] of files) machine.folder.files.set(path, bytes);
  spoil(machine.folder.files);
  if (isDatabaseLost) await machine.loseDatabase();
  const outcome = await machine.reconcile();
  if (outcome.status !== 'ready') return { outcome, found: null };
  const found = await everythingIn(outcome.database);
  outcome.database.close();
  return { outcome, found };
}

describe('a damaged journal', { timeout: 600_000 }, () => {
  it.each(kinds.flatMap((kind) => Object.keys(damages).map((damage) => [kind, damage] as const)))('(%s %s) costs nothing while the database is there', async (kind, damage) => {
    const prepared = await prepare();
    for (const path of [...prepared.files.keys()].filter((each) => each.startsWith(kind))) {
      for (const place of damage === 'removed' ? [0] : placesIn(prepared.files.get(path)?.length ?? 0)) {
        const { outcome, found } = await tryOut(prepared, (files) => spoilOne(files, path, damage, place), false);
        expect(outcome.status, `${path} at ${place}`).toBe('ready');
        expect(found, `${path} at ${place}`).toEqual(prepared.content);
      }
    }
  });

  it.each(kinds.flatMap((kind) => Object.keys(damages).map((damage) => [kind, damage] as const)))('(%s %s) gives all back or names what is missing where the database is lost as well', async (kind, damage) => {
    const prepared = await prepare();
    for (const path of [...prepared.files.keys()].filter((each) => each.startsWith(kind))) {
      for (const place of damage === 'removed' ? [0] : placesIn(prepared.files.get(path)?.length ?? 0)) {
        const { outcome, found } = await tryOut(prepared, (files) => spoilOne(files, path, damage, place), true);
        const lost = found ? lossOf(found, prepared.content) : [];
        // The last file as a whole leaves no trace that it ever was: nothing can tell of it, and only its own changes go.
        const isWholeLastFile = kind === 'segments/' && path === lastSegment(prepared.files) && (damage === 'removed' || place === 0);
        if (isWholeLastFile) expect(lost).toHaveLength(1);
        else if (lost.length > 0) expect(toldLoss(outcome), `${path} at ${place}: ${JSON.stringify(lost)}`).not.toEqual([]);
        else if (outcome.status !== 'ready') expect(outcome.status, `${path} at ${place}`).toBe('failed');
      }
    }
  });

  it('cut off at any byte of its last line costs that change, which is named, and nothing else', async () => {
    const prepared = await prepare();
    const path = lastSegment(prepared.files);
    const whole = prepared.files.get(path) ?? new Uint8Array();
    const every = testLength('IBIDEM_DAMAGE_PLACES', 0) > 0 ? 1 : 37;
    for (let length = 1; length < whole.length - 1; length += every) {
      const { outcome, found } = await tryOut(prepared, (files) => files.set(path, whole.slice(0, length)), true);
      expect(toldLoss(outcome), `cut at ${length}`).toEqual(['end cut off']);
      expect(found && lossOf(found, prepared.content), `cut at ${length}`).toMatchObject([{ name: 'last' }]);
    }
    // Without its newline the line is whole.
    const { found } = await tryOut(prepared, (files) => files.set(path, whole.slice(0, whole.length - 1)), true);
    expect(found).toEqual(prepared.content);
  });

  it('in two places at once gives all back or names what is missing', async () => {
    const prepared = await prepare();
    const paths = [...prepared.files.keys()];
    for (const first of paths) {
      for (const second of paths.filter((each) => each > first)) {
        const { outcome, found } = await tryOut(prepared, (files) => [first, second].forEach((path) => spoilOne(files, path, 'flipped', Math.floor((files.get(path)?.length ?? 0) / 2))), true);
        const lost = found ? lossOf(found, prepared.content) : ['all'];
        if (lost.length > 0) expect(toldLoss(outcome), `${first} and ${second}`).not.toEqual([]);
      }
    }
  });
});

function lastSegment(files: Files): string {
  return [...files.keys()].filter((path) => path.startsWith('segments/')).sort().at(-1) ?? '';
}

function spoilOne(files: Files, path: string, damage: string, place: number): void {
  const bytes = files.get(path);
  const spoiled = bytes && damages[damage]?.(bytes, place);
  if (spoiled) files.set(path, spoiled);
  else files.delete(path);
}
