import type { ReadyJournal } from '../../shared/contracts/journalContract';
import { checkContents, checkJournal, type SnapshotFacts, type UnreadableContent } from '../../shared/integrity/journalCheck';
import { parseSnapshotChunk } from '../../shared/journal/snapshotLines';
import type { NotebookDatabase } from './database';
import type { IntegrityRun } from './integrityRun';
import { journalEnd } from './journalCopy';
import { headId } from './journalStores';

export const contentWeight = 6;
export const chunkWeight = 40;
const contentsAtOnce = 4;
const mostLooks = 5;

/** Everything that the journal keeps by its content can be read and has its digest. */
async function checkKeptContents(run: IntegrityRun): Promise<void> {
  const { database, calls } = run.options;
  const ids = await database.keptContents.toCollection().primaryKeys();
  run.begin('Reading the journal’s texts and files', ids.length);
  const unreadable: UnreadableContent[] = [];
  for (let start = 0; start < ids.length; start += contentsAtOnce) {
    const some = ids.slice(start, start + contentsAtOnce);
    const kept = (await database.keptContents.bulkGet(some)).flatMap((each) => (each && each.digest !== '' ? [each] : []));
    const { contents } = await calls.readContents({ digests: kept.map(({ digest }) => digest) });
    kept.forEach(({ id, digest }, index) => {
      if (!contents[index]) unreadable.push({ id, digest });
    });
    await run.advance(some.length, contentWeight);
  }
  run.found(...checkContents(unreadable));
  run.end({ one: 'text or file of the journal', many: 'texts and files of the journal' });
}

async function readNewestSnapshot(run: IntegrityRun, { snapshots }: ReadyJournal): Promise<SnapshotFacts | null> {
  const [newest] = snapshots;
  if (!newest) return null;
  const { snapshotId, at, chunkCount, counts: stated } = newest;
  run.begin('Reading the newest copy', chunkCount);
  const counted: Record<string, number> = {};
  let damagedChunks = 0;
  let unreadableLines = 0;
  for (let index = 0; index < chunkCount; index += 1) {
    const chunk = await run.options.calls.readSnapshotChunk({ snapshotId, index });
    if (chunk.status === 'damaged') damagedChunks += 1;
    else {
      const { rows, unreadable } = parseSnapshotChunk(chunk.text);
      unreadableLines += unreadable.length;
      for (const { table } of rows) counted[table] = (counted[table] ?? 0) + 1;
    }
    await run.advance(1, chunkWeight);
  }
  run.end({ one: 'part of the newest copy', many: 'parts of the newest copy' });
  return { snapshotId, at, damagedChunks, unreadableLines, stated, counted };
}

interface Ends {
  readonly sequence: number;
  readonly waitingChanges: number;
  readonly journalSequence: number;
}

async function lookAtEnds(database: NotebookDatabase, state: ReadyJournal): Promise<Ends> {
  const journalSequence = journalEnd(state);
  return database.transaction('r', database.journalHeads, database.journalOutbox, async () => {
    const head = await database.journalHeads.get(headId);
    const waitingChanges = await database.journalOutbox.where('sequence').above(journalSequence).count();
    return { sequence: head?.sequence ?? 0, waitingChanges, journalSequence };
  });
}

/** Where notebook and journal end. Somebody may be writing: what does not agree is looked at again. */
async function endsOf(run: IntegrityRun, state: ReadyJournal): Promise<Ends> {
  let ends = await lookAtEnds(run.database, state);
  for (let look = 1; look < mostLooks && ends.journalSequence + ends.waitingChanges !== ends.sequence; look += 1) {
    const again = await run.options.calls.readJournalState();
    if (again.status === 'ready') ends = await lookAtEnds(run.database, again);
  }
  return ends;
}

/** The journal beside the notebook: its contents, its newest copy and where it ends. */
export async function checkJournalOf(run: IntegrityRun): Promise<void> {
  const state = await run.options.calls.readJournalState();
  if (state.status !== 'ready') {
    run.remarks.push(`The journal could not be checked${state.status === 'unavailable' ? `: ${state.reason}` : ', since a newer program wrote it.'}`);
    return;
  }
  await checkKeptContents(run);
  const newestSnapshot = await readNewestSnapshot(run, state);
  run.found(...checkJournal({ ...(await endsOf(run, state)), newestSnapshot }));
}
