import * as v from 'valibot';
import { createIdMaker, idSchema, type Clock } from '../../shared/domain/ids';
import { platformFromBridge, type HostBridge } from '../../shared/contracts/hostBridge';
import type { JournalCalls } from '../../shared/journal/journalStore';
import type { Platform } from '../../shared/contracts/platformContract';
import type { CommandContext } from '../commands/commandContext';
import { readMemory, writeMemory } from '../data/preferences';
import type { NotebookDatabase } from '../data/database';
import { openReconciled, type Finding } from '../data/recovery';
import { SimilarSources } from '../data/similarSources';
import { createWriter } from '../data/transaction';
import type { Look, Services } from '../services';
import { createAnalysis } from '../worker/analysisClient';
import { createFingerprinter } from '../worker/fingerprintClient';
import { createSearch } from '../worker/searchClient';
import { createActionRegistry } from '../workspace/actions';
import { createCiting } from '../workspace/citing';
import { createDialogs } from '../workspace/dialogs';
import { createNavigation, sections, type Place } from '../workspace/navigation';
import { createNotices } from '../workspace/notices';
import { createSaveGate } from '../workspace/saveGate';
import { reportFailure, watchDatabase } from './databaseWatch';
import { startJournaling } from './journaling';
import { forgetLook, openLook, wantedLook, wantLook } from './lookBack';
import { setAsideAfter } from './malformedRecords';
import { takeNotebook, whenNotebookIsFree } from './onlyWindow';
import { lookBackSentence, noticeOfFinding, otherWindowSentence, sentenceOfRefusal } from './recoverySentences';

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
    v.object({ kind: v.literal('graph'), id: v.literal('graph') }),
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

export interface StartProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** What the window is over: the notebook, or one of its copies. */
interface Opened {
  readonly database: NotebookDatabase;
  readonly findings: readonly Finding[];
  readonly needsSnapshot: boolean;
  readonly hasJournal: boolean;
  readonly isCounted: boolean;
  readonly look: Look | null;
}

const wantedCountKey = 'ibidem-count-records';

/** Whether this start is to count all records first, because some were found missing. Asked once. */
function takeWantedCount(): boolean {
  const isWanted = sessionStorage.getItem(wantedCountKey) !== null;
  sessionStorage.removeItem(wantedCountKey);
  return isWanted;
}

function restartOver(snapshotId: string | null): void {
  wantLook(snapshotId);
  location.reload();
}

/** Opens what the window was asked to look back at; a sentence where that cannot be shown. */
async function openWantedLook(calls: JournalCalls, at: string, onProgress: (progress: StartProgress) => void): Promise<Opened | string | null> {
  const wanted = wantedLook();
  if (wanted === null) return null;
  const opening = await openLook(calls, wanted, at, (progress) => onProgress({ label: 'Opening the copy', ...progress }));
  if (opening.status === 'opened') {
    const look: Look = { at: opening.at, leave: () => restartOver(null) };
    return { database: opening.database, findings: [], needsSnapshot: false, hasJournal: false, isCounted: true, look };
  }
  wantLook(null);
  return opening.sentence;
}

/** The composition root: opens the notebook and makes everything the interface receives. */
export async function startUp(onProgress: (progress: StartProgress) => void): Promise<StartOutcome> {
  if (!(await takeNotebook())) {
    whenNotebookIsFree(() => location.reload());
    return { status: 'refused', sentence: otherWindowSentence };
  }
  // So that the browser does not evict the notebook when room is short; the answer changes nothing here.
  void navigator.storage.persist();
  const platform = await openPlatform();
  const clock: Clock = () => new Date().toISOString();
  const looked = await openWantedLook(platform.calls, clock(), onProgress);
  if (looked !== null && typeof looked !== 'string') return started(platform, clock, looked, null);
  const opened = await openReconciled({
    calls: platform.calls,
    at: clock(),
    countsAll: takeWantedCount(),
    onProgress: (progress) => onProgress({ label: 'Restoring the notebook', ...progress }),
  });
  if (opened.status !== 'ready') return { status: 'refused', sentence: sentenceOfRefusal(opened) };
  void forgetLook();
  return started(platform, clock, { ...opened, look: null }, looked);
}

async function started(platform: Platform, clock: Clock, opened: Opened, sentence: string | null): Promise<StartOutcome> {
  const { database, look, needsSnapshot } = opened;
  const ids = createIdMaker((length) => crypto.getRandomValues(new Uint8Array(length)));
  const writer = createWriter(database, clock, ids, { hasJournal: opened.hasJournal });
  if (look) writer.refuse(lookBackSentence(look.at), 'settings');
  const place = await readMemory(database, placeKey, placeSchema);
  const navigation = createNavigation(place ?? firstPlace);
  navigation.place.subscribe(() => void writeMemory(writer, placeKey, navigation.place.get()));
  const notices = createNotices();
  const saveGate = createSaveGate();
  for (const finding of opened.findings) notices.show(noticeOfFinding(finding));
  if (sentence !== null) notices.show({ tone: 'problem', text: sentence });
  watchDatabase(database, notices, saveGate);
  const context: CommandContext = { database, writer, clock, ids };
  const dialogs = createDialogs();
  const report = (error: unknown): void => {
    void reportFailure(notices, error);
    void setAsideAfter(error, { context, notices, dialogs });
  };
  window.addEventListener('unhandledrejection', (event) => report(event.reason));
  const journal = opened.hasJournal
    ? startJournaling({
        database, writer, calls: platform.calls, clock, ids, notices, saveGate, needsSnapshot,
        isCounted: opened.isCounted,
        restart: () => location.reload(),
        restartCounting() {
          sessionStorage.setItem(wantedCountKey, 'true');
          location.reload();
        },
        restartOver,
      })
    : null;
  // What is looked back at is not the notebook: its index is not kept.
  const search = createSearch({ databaseName: database.name, isKept: look === null });
  const analysis = createAnalysis({ databaseName: database.name });
  writer.subscribe((change, sequence) => {
    const touched = change.rows.map(({ table, id }) => ({ table, id }));
    search.changed({ sequence, changeId: change.id, touched });
    analysis.changed(touched);
  });
  return {
    status: 'started',
    services: {
      platform,
      database,
      context,
      navigation,
      actions: createActionRegistry(report),
      notices,
      dialogs,
      citing: createCiting(),
      search,
      analysis,
      similar: new SimilarSources(database, writer, createFingerprinter()),
      saveGate,
      journal,
      look,
    },
  };
}
