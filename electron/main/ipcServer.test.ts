import { beforeEach, describe, expect, it, vi } from 'vitest';
import { channelOf } from '../../shared/contracts/call';
import { platformContract, preloadContract, type PlatformCalls, type PreloadCalls } from '../../shared/contracts/platformContract';
import { CallRefusal } from './callRefusal';
import { createPusher, serveCalls, type Asker } from './ipcServer';

const origin = 'app://ibidem';
const contents = { own: true };
const ownPage: Asker = { sender: contents, senderFrame: { origin, parent: null } };

const calls = {
  getAppInfo: vi.fn<PlatformCalls['getAppInfo']>(),
  chooseArticleFiles: vi.fn<PlatformCalls['chooseArticleFiles']>(),
  chooseArticleFolder: vi.fn<PlatformCalls['chooseArticleFolder']>(),
  isNetworkAllowed: vi.fn<PlatformCalls['isNetworkAllowed']>(),
  allowNetwork: vi.fn<PlatformCalls['allowNetwork']>(),
  fetchArticle: vi.fn<PlatformCalls['fetchArticle']>(),
  cancelFetch: vi.fn<PlatformCalls['cancelFetch']>(),
  noteUnfinishedFiles: vi.fn<PlatformCalls['noteUnfinishedFiles']>(),
  admitDropped: vi.fn<PreloadCalls['admitDropped']>(),
  unfinishedImport: vi.fn<PlatformCalls['unfinishedImport']>(),
  continueImport: vi.fn<PlatformCalls['continueImport']>(),
  forgetUnfinishedImport: vi.fn<PlatformCalls['forgetUnfinishedImport']>(),
  readChosenFile: vi.fn<PlatformCalls['readChosenFile']>(),
  releaseChosenFiles: vi.fn<PlatformCalls['releaseChosenFiles']>(),
  readClipboard: vi.fn<PlatformCalls['readClipboard']>(),
  writeClipboard: vi.fn<PlatformCalls['writeClipboard']>(),
  chooseExportFolder: vi.fn<PlatformCalls['chooseExportFolder']>(),
  writeExport: vi.fn<PlatformCalls['writeExport']>(),
  beginExport: vi.fn<PlatformCalls['beginExport']>(),
  writeExportFiles: vi.fn<PlatformCalls['writeExportFiles']>(),
  endExport: vi.fn<PlatformCalls['endExport']>(),
  openExportFolder: vi.fn<PlatformCalls['openExportFolder']>(),
  openExternal: vi.fn<PlatformCalls['openExternal']>(),
  showMenu: vi.fn<PlatformCalls['showMenu']>(),
  setAppearance: vi.fn<PlatformCalls['setAppearance']>(),
  reportReady: vi.fn<PlatformCalls['reportReady']>(),
  confirmClose: vi.fn<PlatformCalls['confirmClose']>(),
  refuseClose: vi.fn<PlatformCalls['refuseClose']>(),
  readJournalState: vi.fn<PlatformCalls['readJournalState']>(),
  appendJournal: vi.fn<PlatformCalls['appendJournal']>(),
  readJournal: vi.fn<PlatformCalls['readJournal']>(),
  keepContents: vi.fn<PlatformCalls['keepContents']>(),
  readContents: vi.fn<PlatformCalls['readContents']>(),
  beginSnapshot: vi.fn<PlatformCalls['beginSnapshot']>(),
  appendSnapshotChunk: vi.fn<PlatformCalls['appendSnapshotChunk']>(),
  finishSnapshot: vi.fn<PlatformCalls['finishSnapshot']>(),
  listSnapshots: vi.fn<PlatformCalls['listSnapshots']>(),
  readSnapshotChunk: vi.fn<PlatformCalls['readSnapshotChunk']>(),
  chooseBackupPlace: vi.fn<PlatformCalls['chooseBackupPlace']>(),
  appendBackup: vi.fn<PlatformCalls['appendBackup']>(),
  finishBackup: vi.fn<PlatformCalls['finishBackup']>(),
  abandonBackup: vi.fn<PlatformCalls['abandonBackup']>(),
  chooseBackupFile: vi.fn<PlatformCalls['chooseBackupFile']>(),
  readBackup: vi.fn<PlatformCalls['readBackup']>(),
  closeBackup: vi.fn<PlatformCalls['closeBackup']>(),
  updateChoice: vi.fn<PlatformCalls['updateChoice']>(),
  chooseUpdates: vi.fn<PlatformCalls['chooseUpdates']>(),
  checkForUpdate: vi.fn<PlatformCalls['checkForUpdate']>(),
  downloadUpdate: vi.fn<PlatformCalls['downloadUpdate']>(),
  cancelUpdate: vi.fn<PlatformCalls['cancelUpdate']>(),
} satisfies PlatformCalls & PreloadCalls;

type Answer = (asker: Asker, argument: unknown) => Promise<unknown>;
let answers: Map<string, Answer>;
beforeEach(() => {
  vi.resetAllMocks();
  answers = new Map();
  serveCalls({ handle: (channel, answer) => answers.set(channel, answer) }, calls, origin, () => contents);
});

async function ask(name: keyof PlatformCalls, asker: Asker, argument?: unknown): Promise<unknown> {
  const answer = answers.get(channelOf(name));
  if (answer === undefined) throw new Error(`no handler for ${name}`);
  return answer(asker, argument);
}

describe('serveCalls', () => {
  it('answers every call of the contracts and no push', () => {
    const named = Object.entries({ ...platformContract, ...preloadContract }).filter(([, entry]) => entry.kind === 'call').map(([name]) => channelOf(name));
    expect([...answers.keys()].sort()).toEqual(named.sort());
  });

  it('runs a call of the own page with the parsed argument', async () => {
    calls.readChosenFile.mockResolvedValue({ status: 'failed', reason: 'no' });
    expect(await ask('readChosenFile', ownPage, { fileId: 'f', path: '/etc/passwd' })).toEqual({ ok: true, value: { status: 'failed', reason: 'no' } });
    expect(calls.readChosenFile).toHaveBeenCalledExactlyOnceWith({ fileId: 'f' });
  });

  it.each<[string, Asker]>([
    ['another origin', { sender: contents, senderFrame: { origin: 'https://example.org', parent: null } }],
    ['an origin that only begins like ours', { sender: contents, senderFrame: { origin: 'app://ibidem.example', parent: null } }],
    ['a frame inside the page', { sender: contents, senderFrame: { origin, parent: {} } }],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
    ['other contents', { sender: {}, senderFrame: { origin, parent: null } }],
  ])('refuses %s without running anything', async (_who, asker) => {
    expect(await ask('confirmClose', asker)).toMatchObject({ ok: false });
    expect(calls.confirmClose).not.toHaveBeenCalled();
  });

  it.each<[keyof PlatformCalls, unknown]>([
    ['readChosenFile', undefined],
    ['readChosenFile', { fileId: 7 }],
    ['setAppearance', { appearance: 'pink' }],
    ['confirmClose', 'surplus'],
    ['writeExport', { folderId: 'x', files: [{ path: '../escape.md', text: '' }], overwrite: false, prune: false }],
    ['beginExport', { folderId: 'x', paths: ['../escape.md'], overwrite: false, prune: false }],
    ['writeExportFiles', { exportId: 'x', files: [{ path: '../escape.md', text: '' }] }],
    ['writeExport', { folderId: 'x', files: [{ path: '/etc/passwd', text: '' }], overwrite: false, prune: false }],
    ['showMenu', { items: [{ kind: 'role', label: '', role: 'recentDocuments' }] }],
  ])('refuses a bad argument of %s', async (name, argument) => {
    expect(await ask(name, ownPage, argument)).toMatchObject({ ok: false, message: expect.stringContaining(name) as string });
    expect(calls[name]).not.toHaveBeenCalled();
  });

  it('passes a refusal on, but of an unexpected error only the code', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    calls.openExternal.mockRejectedValueOnce(new CallRefusal('Only web addresses.'));
    expect(await ask('openExternal', ownPage, { url: 'x' })).toEqual({ ok: false, message: 'Only web addresses.' });
    expect(log).not.toHaveBeenCalled();
    calls.openExternal.mockRejectedValueOnce(Object.assign(new Error("EACCES: '/secret/place'"), { code: 'EACCES' }));
    expect(await ask('openExternal', ownPage, { url: 'x' })).toEqual({ ok: false, message: 'Ibidem could not carry out "openExternal" (EACCES).' });
    expect(log).toHaveBeenCalledOnce();
  });

  it('does not let a broken result through', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    calls.readClipboard.mockResolvedValue(JSON.parse('{"text": 5}') as { text: string; html: string });
    expect(await ask('readClipboard', ownPage)).toMatchObject({ ok: false });
  });
});

describe('createPusher', () => {
  it('sends the payload on the channel of the push', () => {
    const send = vi.fn();
    createPusher(send)('menuActionChosen', { actionId: 'undo' });
    expect(send).toHaveBeenCalledExactlyOnceWith(channelOf('menuActionChosen'), { actionId: 'undo' });
  });
});
