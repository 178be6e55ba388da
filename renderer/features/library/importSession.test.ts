// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { Platform, PlatformCalls } from '../../../shared/contracts/platformContract';
import { openTestNotebook } from '../../data/notebookTestData';
import { undo } from '../../commands/history';
import type { ImportCandidate } from '../../commands/importCommands';
import { SimilarSources } from '../../data/similarSources';
import { createLocalImporter } from '../../worker/localImporter';
import { createActionRegistry } from '../../workspace/actions';
import { createNavigation } from '../../workspace/navigation';
import { createNotices } from '../../workspace/notices';
import { createImportSession, freshSources } from './importSession';

const refuse = (): Promise<never> => Promise.reject(new Error('Not in this test'));

function fakePlatform(calls: Partial<PlatformCalls>): Platform {
  const none: PlatformCalls = {
    getAppInfo: refuse, chooseArticleFiles: refuse, chooseArticleFolder: refuse, isNetworkAllowed: refuse, allowNetwork: refuse, fetchArticle: refuse, cancelFetch: refuse, noteUnfinishedFiles: refuse, unfinishedImport: refuse, continueImport: refuse, forgetUnfinishedImport: refuse, readChosenFile: refuse, releaseChosenFiles: refuse,
    readClipboard: refuse, writeClipboard: refuse, chooseExportFolder: refuse, writeExport: refuse, beginExport: refuse, writeExportFiles: refuse, endExport: refuse, openExportFolder: refuse,
    openExternal: refuse, showMenu: refuse, setAppearance: refuse, reportReady: refuse, confirmClose: refuse, refuseClose: refuse,
    readJournalState: refuse, appendJournal: refuse, readJournal: refuse, keepContents: refuse, readContents: refuse, beginSnapshot: refuse,
    appendSnapshotChunk: refuse, finishSnapshot: refuse, listSnapshots: refuse, readSnapshotChunk: refuse,
    chooseBackupPlace: refuse, appendBackup: refuse, finishBackup: refuse, abandonBackup: refuse, chooseBackupFile: refuse, readBackup: refuse, closeBackup: refuse,
    updateChoice: refuse, chooseUpdates: refuse, checkForUpdate: refuse, downloadUpdate: refuse, cancelUpdate: refuse,
  };
  return { calls: { ...none, noteUnfinishedFiles: async () => undefined, ...calls }, admitDropped: async () => null, on: () => () => undefined };
}

/** The search of the window without its worker: only whether it was asked to wait. */
function fakeSearch() {
  const goOn = vi.fn();
  return { waitWithChanges: vi.fn(() => goOn), goOn };
}

async function setUp(calls: Partial<PlatformCalls> = {}) {
  const context = await openTestNotebook();
  const notices = createNotices();
  const navigation = createNavigation({ section: 'library', main: null, beside: null });
  const actions = createActionRegistry((error) => { throw error; });
  actions.contribute('test', [{ id: 'undo', label: 'Undo', category: 'Editing', run: async () => void (await undo(context)) }]);
  const platform = fakePlatform(calls);
  const importer = createLocalImporter();
  const search = fakeSearch();
  const similar = new SimilarSources(context.database, context.writer);
  const session = createImportSession({ context, database: context.database, navigation, notices, actions, platform, journal: null, search, similar }, importer);
  return { context, notices, navigation, session, search };
}

function story(index: number): ImportCandidate {
  const bytes = new TextEncoder().encode(`# Story ${index}\n\nWords of story ${index}.\n`);
  return { name: `story-${index}.md`, byteLength: bytes.length, read: async () => bytes };
}

describe('an import of this window', () => {
  it('opens a single article and offers to take it back', async () => {
    const { context, notices, navigation, session } = await setUp();
    await session.importFiles([story(1)]);
    const [source] = await context.database.sources.toArray();
    expect(navigation.place.get().main).toEqual({ kind: 'source', id: source?.id });
    expect(freshSources.get()).toEqual([source?.id]);
    const [notice] = notices.current.get();
    expect(notice).toMatchObject({ text: 'Imported as “Story 1”.', action: { label: 'Undo' } });
    notice?.action?.run();
    await vi.waitFor(async () => expect(await context.database.sources.count()).toBe(0));
    expect(session.running.get()).toBeNull();
  });

  it('says in one line that several came, and in a report what did not', async () => {
    const { notices, session } = await setUp();
    await session.importFiles([story(1), story(2)]);
    expect(notices.current.get()).toMatchObject([{ text: '2 articles imported.', action: { label: 'Open' } }]);
    expect(session.report.get()).toBeNull();
    await session.importFiles([story(2), story(3)], ['photo.jpg']);
    expect(session.report.get()?.entries.map((entry) => entry.status)).toEqual(['duplicate', 'imported', 'skipped']);
  });

  it('goes to the article that is there already', async () => {
    const { context, notices, navigation, session } = await setUp();
    await session.importFiles([story(1)]);
    navigation.close('main');
    await session.importFiles([story(1)]);
    expect(notices.current.get().at(-1)?.text).toBe('The same file is already in the library as “Story 1”.');
    expect(navigation.place.get().main?.id).toBe((await context.database.sources.toArray())[0]?.id);
  });

  it('does not take back what was done since', async () => {
    const { context, notices, session } = await setUp();
    await session.importFiles([story(1)]);
    await context.writer.write({ label: 'Other' }, (recorder) => recorder.put('settings', { id: 'x', value: 1 }));
    await session.undo('Import “Story 1”');
    expect(await context.database.sources.count()).toBe(1);
    expect(notices.current.get().at(-1)?.text).toContain('Something else was done since');
  });

  it('reads chosen files through the host and lets them go, also those that vanished', async () => {
    const releaseChosenFiles = vi.fn(async () => undefined);
    const { session } = await setUp({
      releaseChosenFiles,
      readChosenFile: async ({ fileId }) =>
        fileId === 'a' ? { status: 'read', bytes: new TextEncoder().encode('# A\n\nWords.\n') } : { status: 'failed', reason: 'The file is gone.' },
    });
    await session.importChosen([{ fileId: 'a', name: 'a.md', byteLength: 12 }, { fileId: 'b', name: 'b.md', byteLength: -1 }]);
    expect(session.report.get()?.entries).toMatchObject([{ status: 'imported' }, { status: 'failed', sentence: 'The file is gone.' }]);
    expect(releaseChosenFiles).toHaveBeenCalledExactlyOnceWith({ fileIds: ['a', 'b'] });
  });

  it('runs one import after the other', async () => {
    const { context, session, search } = await setUp();
    await Promise.all([session.importFiles([story(1), story(2)]), session.importFiles([story(3), story(4)])]);
    const labels = (await context.database.historyEntries.toArray()).map((entry) => entry.label);
    expect(labels).toEqual(['Import 2 articles', 'Import 2 articles']);
    // The index waits for each of them, and is let go in the end.
    expect(search.waitWithChanges).toHaveBeenCalledTimes(2);
    expect(search.goOn).toHaveBeenCalledTimes(2);
  });
});
