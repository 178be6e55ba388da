import type { IntegrityReport } from '../../shared/integrity/report';
import { checkJournalOf, chunkWeight, contentWeight } from './integrityJournal';
import { checkNotes, checkTable, checkTagTree, lightTables } from './integrityRecords';
import { CheckCancelled, IntegrityRun, type IntegrityOptions } from './integrityRun';
import { checkOriginals, checkTexts, originalWeight, textWeight } from './integrityTexts';
import { waitingKeys } from './quarantine';

export type IntegrityOutcome = { readonly status: 'checked'; readonly report: IntegrityReport } | { readonly status: 'cancelled' };

async function expectedWeight({ database, calls }: IntegrityOptions): Promise<number> {
  const small = await Promise.all(lightTables.map((table) => database.table(table).count()));
  const [notes, sources, originals, kept, state] = await Promise.all([
    database.notes.count(), database.sources.count(), database.originals.count(), database.keptContents.count(), calls.readJournalState(),
  ]);
  const chunks = state.status === 'ready' ? (state.snapshots[0]?.chunkCount ?? 0) : 0;
  return small.reduce((sum, count) => sum + count, 0) + notes + sources * textWeight + originals * originalWeight + kept * contentWeight + chunks * chunkWeight;
}

/**
 * Looks at everything: that each record can be read, that texts and files are the imported ones, that highlights stand
 * on their words, that nothing refers to what is gone, and that the journal can give it all back. Reads page by page
 * and writes nothing; what was changed meanwhile is judged as it was when its page was read.
 */
export async function checkNotebook(options: IntegrityOptions, at: string): Promise<IntegrityOutcome> {
  const run = new IntegrityRun(options, await waitingKeys(options.database));
  try {
    run.expect(await expectedWeight(options));
    for (const table of lightTables) await checkTable(run, table);
    await checkTagTree(run);
    await checkNotes(run);
    await checkTexts(run);
    await checkOriginals(run);
    await checkJournalOf(run);
  } catch (error) {
    if (error instanceof CheckCancelled) return { status: 'cancelled' };
    throw error;
  }
  const { checked, findings, remarks } = run;
  return { status: 'checked', report: { at, checked: checked.filter(({ count }) => count > 0), findings, remarks } };
}
