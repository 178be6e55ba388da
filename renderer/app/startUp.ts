import * as v from 'valibot';
import { createIdMaker, idSchema, type Clock } from '../../shared/domain/ids';
import { platformFromBridge, type HostBridge } from '../../shared/contracts/hostBridge';
import type { Platform } from '../../shared/contracts/platformContract';
import { readMemory, writeMemory } from '../data/preferences';
import { openReconciled } from '../data/recovery';
import { createWriter } from '../data/transaction';
import type { Services } from '../services';
import { createSearch } from '../worker/searchClient';
import { createActionRegistry } from '../workspace/actions';
import { createCiting } from '../workspace/citing';
import { createDialogs } from '../workspace/dialogs';
import { createNavigation, sections, type Place } from '../workspace/navigation';
import { createNotices } from '../workspace/notices';
import { createSaveGate } from '../workspace/saveGate';
import { startJournaling } from './journaling';
import { takeNotebook, whenNotebookIsFree } from './onlyWindow';
import { noticeOfFinding, otherWindowSentence, sentenceOfRefusal } from './recoverySentences';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in the browser edition. */
    readonly ibidemHost?: HostBridge;
  }
}

export type StartOutcome =
  | { readonly status: 'started'; readonly services: Services }
  /** The notebook could not be opened; the sentence says why and what was kept. */
  | { readonly status: 'refused'; readonly sentence: string };

const contentSchema = v.nullable(
  v.variant('kind', [
    v.object({ kind: v.literal('source'), id: idSchema('source') }),
    v.object({ kind: v.literal('note'), id: idSchema('note') }),
    v.object({ kind: v.literal('entity'), id: idSchema('entity') }),
  ]),
);
const placeSchema: v.GenericSchema<unknown, Place> = v.object({
  section: v.picklist(sections),
  main: contentSchema,
  beside: contentSchema,
});
const firstPlace: Place = { section: 'library', main: null, beside: null };
const placeKey = 'place';

async function openPlatform(): Promise<Platform> {
  if (window.ibidemHost) return platformFromBridge(window.ibidemHost);
  const { createWebPlatform } = await import('../platform/webPlatform');
  return createWebPlatform();
}

/** The composition root: opens the notebook and makes everything the interface receives. */
export async function startUp(): Promise<StartOutcome> {
  if (!(await takeNotebook())) {
    whenNotebookIsFree(() => location.reload());
    return { status: 'refused', sentence: otherWindowSentence };
  }
  // So that the browser does not evict the notebook when room is short; the answer changes nothing here.
  void navigator.storage.persist();
  const platform = await openPlatform();
  const clock: Clock = () => new Date().toISOString();
  const opened = await openReconciled({ calls: platform.calls, at: clock() });
  if (opened.status !== 'ready') return { status: 'refused', sentence: sentenceOfRefusal(opened) };
  const { database } = opened;
  const ids = createIdMaker((length) => crypto.getRandomValues(new Uint8Array(length)));
  const writer = createWriter(database, clock, ids);
  const place = await readMemory(database, placeKey, placeSchema);
  const navigation = createNavigation(place ?? firstPlace);
  navigation.place.subscribe(() => void writeMemory(writer, placeKey, navigation.place.get()));
  const notices = createNotices();
  const saveGate = createSaveGate();
  for (const finding of opened.findings) notices.show(noticeOfFinding(finding));
  const { needsSnapshot } = opened;
  const restart = (): void => location.reload();
  const journal = opened.hasJournal
    ? startJournaling({ database, writer, calls: platform.calls, clock, ids, notices, saveGate, needsSnapshot, restart })
    : null;
  const search = createSearch({ databaseName: database.name });
  writer.subscribe((change, sequence) => {
    search.changed({ sequence, changeId: change.id, touched: change.rows.map(({ table, id }) => ({ table, id })) });
  });
  const reportFailure = (error: unknown): void => {
    notices.show({ tone: 'problem', text: error instanceof Error ? error.message : String(error) });
  };
  window.addEventListener('unhandledrejection', (event) => reportFailure(event.reason));
  return {
    status: 'started',
    services: {
      platform,
      database,
      context: { database, writer, clock, ids },
      navigation,
      actions: createActionRegistry(reportFailure),
      notices,
      dialogs: createDialogs(),
      citing: createCiting(),
      search,
      saveGate,
      journal,
    },
  };
}
