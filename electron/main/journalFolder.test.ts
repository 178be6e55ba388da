import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serializeCheckedLine } from '../../shared/journal/checkedLine';
import { parseJournal, serializeJournalLine } from '../../shared/journal/journalLines';
import type { JournalRecord } from '../../shared/journal/journalRecord';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { createJournal } from './journalFolder';

let folder: string;
let journal: JournalCalls;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-journal-'));
  journal = createJournal(folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function line(sequence: number, schema = 2): string {
  const record: JournalRecord = { format: 1, sequence, schema, changeId: `chg-${sequence}`, at: '', label: 'Write', rows: [{ kind: 'remove', table: 'tags', id: 't' }] };
  return serializeJournalLine(record);
}

async function ready(calls = journal) {
  const state = await calls.readJournalState();
  if (state.status !== 'ready') throw new Error(state.status);
  return state;
}

async function snapshot(sequence: number, day: number, lines = ['{"a":1}\n', '{"b":2}\n']): Promise<string> {
  const begun = await journal.beginSnapshot({ at: `2024-01-${String(day).padStart(2, '0')}T00:00:00.000Z`, schema: 2, sequence, changeId: `chg-${sequence}` });
  if (begun.status !== 'begun') throw new Error(begun.reason);
  for (const text of lines) expect(await journal.appendSnapshotChunk({ snapshotId: begun.snapshotId, text })).toEqual({ status: 'done' });
  expect(await journal.finishSnapshot({ snapshotId: begun.snapshotId, throughSequence: sequence, counts: { tags: lines.length } })).toEqual({ status: 'done' });
  return begun.snapshotId;
}

const segments = (): Promise<string[]> => readdir(path.join(folder, 'segments'));

describe('the journal’s lines', () => {
  it('are there after a new start, which writes a file of its own', async () => {
    expect(await journal.appendJournal({ lines: [line(1), line(2)] })).toEqual({ status: 'done' });
    expect(await journal.appendJournal({ lines: [line(3)] })).toEqual({ status: 'done' });
    const again = createJournal(folder);
    expect(await ready(again)).toMatchObject({ lastSequence: 3, lastChangeId: 'chg-3', newestSchema: 2, segments: [{ first: 1 }] });
    await again.appendJournal({ lines: [line(4)] });
    expect(await segments()).toEqual(['000000000001.ndjson', '000000000004.ndjson']);
    const { bytes, isEnd } = await again.readJournal({ first: 1, offset: 0 });
    expect(isEnd).toBe(true);
    expect(parseJournal(bytes).records.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('survive a torn end: the sound ones count, and the next start does not write behind it', async () => {
    await journal.appendJournal({ lines: [line(1), line(2)] });
    const file = path.join(folder, 'segments', '000000000001.ndjson');
    await truncate(file, (await stat(file)).size - 9);
    const again = createJournal(folder);
    expect((await ready(again)).lastSequence).toBe(1);
    await again.appendJournal({ lines: [line(2)] });
    expect((await ready(createJournal(folder))).lastSequence).toBe(2);
  });

  it('are refused where they do not continue the journal', async () => {
    await journal.appendJournal({ lines: [line(5)] });
    expect((await journal.appendJournal({ lines: [line(5)] })).status).toBe('failed');
    expect((await journal.appendJournal({ lines: ['nonsense\n'] })).status).toBe('failed');
    expect((await journal.appendJournal({ lines: [] })).status).toBe('failed');
    expect(await journal.appendJournal({ lines: [line(6)] })).toEqual({ status: 'done' });
  });

  it('can be written again after a failure, with nothing lost and nothing torn', async () => {
    await journal.appendJournal({ lines: [line(1)] });
    await rm(path.join(folder, 'segments'), { recursive: true });
    await writeFile(path.join(folder, 'segments'), 'in the way');
    expect(await journal.appendJournal({ lines: [line(2)] })).toEqual({ status: 'failed', reason: 'it is no longer there' });
    await rm(path.join(folder, 'segments'));
    await createJournal(folder).appendJournal({ lines: [line(1)] });
    expect(await journal.appendJournal({ lines: [line(2)] })).toEqual({ status: 'done' });
    expect((await ready()).lastSequence).toBe(2);
  });

  it('of a newer form are refused, and so is a newer manifest', async () => {
    await journal.appendJournal({ lines: [line(1)] });
    await appendFile(path.join(folder, 'segments', '000000000001.ndjson'), serializeCheckedLine({ format: 9 }));
    expect(await journal.readJournalState()).toEqual({ status: 'newer', found: 9 });
    await rm(path.join(folder, 'segments'), { recursive: true });
    const id = await snapshot(1, 1);
    await writeFile(path.join(folder, 'snapshots', `${id}.json`), serializeCheckedLine({ format: 7 }));
    expect(await journal.readJournalState()).toEqual({ status: 'newer', found: 7 });
  });
});

describe('kept contents', () => {
  it('lie once under their digest', async () => {
    const bytes = new TextEncoder().encode('original');
    const content = { digest: digestOf('original'), bytes };
    expect(await journal.keepContents({ contents: [content] })).toEqual({ status: 'done' });
    expect(await createJournal(folder).keepContents({ contents: [content] })).toEqual({ status: 'done' });
    expect(await readFile(path.join(folder, 'contents', content.digest.slice(0, 2), content.digest), 'utf8')).toBe('original');
    expect((await journal.readContents({ digests: [content.digest, digestOf('other')] })).contents).toEqual([bytes, null]);
  });

  it('that were damaged read as missing and are mended when kept again', async () => {
    const content = { digest: digestOf('original'), bytes: new TextEncoder().encode('original') };
    await journal.keepContents({ contents: [content] });
    await writeFile(path.join(folder, 'contents', content.digest.slice(0, 2), content.digest), 'origin');
    expect((await journal.readContents({ digests: [content.digest] })).contents).toEqual([null]);
    await createJournal(folder).keepContents({ contents: [content] });
    expect((await journal.readContents({ digests: [content.digest] })).contents).toEqual([content.bytes]);
  });

  it('are refused under a foreign digest', async () => {
    expect((await journal.keepContents({ contents: [{ digest: digestOf('a'), bytes: new TextEncoder().encode('b') }] })).status).toBe('failed');
    expect((await journal.readContents({ digests: [digestOf('a')] })).contents).toEqual([null]);
  });
});

describe('snapshots', () => {
  it('are one gzip file that anybody can open, and chunks that can be read alone', async () => {
    const id = await snapshot(4, 1);
    expect(gunzipSync(await readFile(path.join(folder, 'snapshots', `${id}.ndjson.gz`))).toString()).toBe('{"a":1}\n{"b":2}\n');
    expect(await journal.readSnapshotChunk({ snapshotId: id, index: 1 })).toEqual({ status: 'read', text: '{"b":2}\n' });
    expect(await journal.readSnapshotChunk({ snapshotId: id, index: 2 })).toEqual({ status: 'damaged' });
    expect((await createJournal(folder).listSnapshots()).snapshots).toMatchObject([{ snapshotId: id, sequence: 4, throughSequence: 4, counts: { tags: 2 }, chunkCount: 2 }]);
  });

  it('lose one chunk to a flipped bit, not the others', async () => {
    const id = await snapshot(4, 1);
    const file = path.join(folder, 'snapshots', `${id}.ndjson.gz`);
    const bytes = await readFile(file);
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 4;
    await writeFile(file, bytes);
    const again = createJournal(folder);
    expect(await again.readSnapshotChunk({ snapshotId: id, index: 0 })).toEqual({ status: 'read', text: '{"a":1}\n' });
    expect(await again.readSnapshotChunk({ snapshotId: id, index: 1 })).toEqual({ status: 'damaged' });
  });

  it('do not count before they are finished, and are cleared away by the next', async () => {
    const begun = await journal.beginSnapshot({ at: '2024-01-01T00:00:00.000Z', schema: 2, sequence: 1, changeId: '' });
    if (begun.status !== 'begun') throw new Error(begun.reason);
    await journal.appendSnapshotChunk({ snapshotId: begun.snapshotId, text: 'x\n' });
    const again = createJournal(folder);
    expect((await again.listSnapshots()).snapshots).toEqual([]);
    expect((await again.appendSnapshotChunk({ snapshotId: begun.snapshotId, text: 'y\n' })).status).toBe('failed');
    journal = again;
    const id = await snapshot(2, 2);
    expect((await readdir(path.join(folder, 'snapshots'))).sort()).toEqual([`${id}.json`, `${id}.ndjson.gz`]);
  });

  it('name a manifest that cannot be read', async () => {
    const id = await snapshot(1, 1);
    await writeFile(path.join(folder, 'snapshots', `${id}.json`), '{"crc":"00000000","body":{}}\n');
    expect(await ready()).toMatchObject({ snapshots: [], unreadableSnapshots: [id] });
  });

  it('let the journal’s files go that the third newest does not need', async () => {
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      await journal.appendJournal({ lines: [line(sequence)] });
      await snapshot(sequence, sequence);
    }
    await journal.appendJournal({ lines: [line(6)] });
    expect(await segments()).toEqual(['000000000004.ndjson', '000000000005.ndjson', '000000000006.ndjson']);
    expect((await ready()).lastSequence).toBe(6);
  });

  it('rotate', async () => {
    for (let day = 1; day <= 12; day += 1) for (const sequence of [day * 2, day * 2 + 1]) await snapshot(sequence, day, ['x\n']);
    const left = (await journal.listSnapshots()).snapshots;
    // The last ten of the last five days, and the last of each of the seven days before.
    expect(left.map(({ sequence }) => sequence)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 13, 11, 9, 7, 5, 3]);
    expect((await readdir(path.join(folder, 'snapshots'))).length).toBe(2 * left.length);
  });
});
