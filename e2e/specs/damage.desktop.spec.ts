import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cutFiles, filesBelow, flipBits, removeFiles } from '../fixtures/damagedFiles';
import { openElectronHost, type ElectronHost } from '../fixtures/electronHost';
import { createRandom, markdownTable } from '../fixtures/measuring';
import { expectJournalComplete, notebookContent, type TableContent } from '../fixtures/notebookContent';
import { expect, test } from '../fixtures/test';
import { isLongForm, reportFigures, tortureSeed } from '../fixtures/tortureResults';
import { Window } from '../pages/window';

type Content = Readonly<Record<string, TableContent>>;

interface Damage {
  readonly name: string;
  /** Tried in the short form as well. */
  readonly isShort?: boolean;
  /** False where the only copy of something is damaged: then what is missing must be named. */
  readonly isWholeAgain: boolean;
  apply(folders: { readonly database: string; readonly journal: string }, random: () => number): Promise<void>;
}

/** The kinds of files that Chromium keeps a database in. */
const databaseFiles = { 'log of the database': /\.log$/, 'tables of the database': /\.ldb$/, 'MANIFEST of the database': /MANIFEST-\d+$/, 'CURRENT of the database': /CURRENT$/, 'values beside the database': /indexeddb\.blob\// };

const ofTheDatabase: readonly Damage[] = [
  { name: 'database folder deleted', isShort: true, isWholeAgain: true, apply: ({ database }) => rm(database, { recursive: true }) },
  { name: 'values beside the database deleted', isShort: true, isWholeAgain: true, apply: ({ database }) => removeFiles(database, databaseFiles['values beside the database']) },
  ...Object.entries(databaseFiles).flatMap(([what, pattern]): Damage[] => [
    ...[0, 0.5, 0.9, 0.999].map((share): Damage => ({ name: `${what} cut to ${share * 100} %`, isWholeAgain: true, apply: ({ database }) => cutFiles(database, pattern, share) })),
    ...[1, 10, 200].map((count): Damage => ({ name: `${what}, ${count} bits flipped`, isShort: count === 10 && what.startsWith('tables'), isWholeAgain: true, apply: ({ database }, random) => flipBits(database, pattern, count, random) })),
    { name: `${what} removed`, isWholeAgain: true, apply: ({ database }) => removeFiles(database, pattern) },
  ]),
];

const ofTheJournal: readonly Damage[] = [
  { name: 'journal, 3 bits flipped in each file of changes', isWholeAgain: true, apply: ({ journal }, random) => flipBits(journal, /^segments\//, 3, random) },
  { name: 'newest snapshot, a bit flipped', isWholeAgain: true, apply: ({ journal }, random) => flipBits(journal, /^snapshots\/.*\.gz$/, 1, random) },
  { name: 'every manifest, a bit flipped', isWholeAgain: true, apply: ({ journal }, random) => flipBits(journal, /^snapshots\/.*\.json$/, 1, random) },
  { name: 'kept contents removed', isWholeAgain: true, apply: ({ journal }) => removeFiles(journal, /^contents\//) },
];

const besideALostDatabase: readonly (readonly [string, Damage['apply']])[] = [
  ['journal, 3 bits flipped in each file of changes', ({ journal }, random) => flipBits(journal, /^segments\//, 3, random)],
  ['end of the journal cut off', ({ journal }) => cutLast(journal, 25)],
  ['snapshots, a bit flipped in each', ({ journal }, random) => flipBits(journal, /^snapshots\/.*\.gz$/, 1, random)],
  ['manifests, a bit flipped in each', ({ journal }, random) => flipBits(journal, /^snapshots\/.*\.json$/, 1, random)],
  ['kept contents, a bit flipped in each', ({ journal }, random) => flipBits(journal, /^contents\//, 1, random)],
  ['kept contents removed', ({ journal }) => removeFiles(journal, /^contents\//)],
];

/** The database is gone, and the journal is not whole. */
const ofBoth = besideALostDatabase.map(([name, apply], index): Damage => ({
  name: `database folder deleted; ${name}`,
  isShort: index === 0,
  isWholeAgain: false,
  async apply(folders, random) {
    await rm(folders.database, { recursive: true });
    await apply(folders, random);
  },
}));

async function cutLast(journal: string, bytes: number): Promise<void> {
  const last = (await filesBelow(path.join(journal, 'segments'))).at(-1) ?? '';
  const { size } = await stat(last);
  await cutFiles(path.dirname(last), new RegExp(`${path.basename(last)}$`), (size - bytes) / size);
}

/** A notebook with small and large articles, a snapshot, and changes after it, quit properly. */
async function prepare(): Promise<{ readonly folder: string; readonly content: Content }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-sound-'));
  const host = await openElectronHost({ dataFolder: folder });
  const app = new Window(host);
  await app.isReady();
  await app.addSample();
  // Words without a pattern, so that the browser cannot make them small enough to lie in its tables.
  const random = createRandom(1);
  const sentences = (count: number): string => Array.from({ length: count }, () => `${Array.from({ length: 9 }, () => Math.floor(random() * 36 ** 7).toString(36)).join(' ')}. `).join('');
  await app.drop([
    { name: 'logbook.txt', content: `The logbook\n\n${sentences(4000)}` },
    { name: 'letters.html', content: `<!doctype html><title>The letters</title><article><h1>The letters</h1>${Array.from({ length: 150 }, () => `<p>${sentences(12)}</p>`).join('')}</article>` },
  ]);
  // So much that the browser moves it from its log into its tables.
  await app.drop(Array.from({ length: 100 }, (_, index) => ({ name: `report ${index}.txt`, content: `Report ${index}\n\n${sentences(600)}` })));
  await expect(app.library.root.getByRole('status')).toHaveText('107', { timeout: 60_000 });
  await expectJournalComplete(app.page);
  // Without a journal the notebook gets a new one, which begins with a snapshot.
  await host.relaunch(() => rm(path.join(folder, 'journal'), { recursive: true }));
  await app.isReady();
  await expect.poll(async () => (await filesBelow(path.join(folder, 'journal')).catch(() => [])).some((file) => file.endsWith('.json'))).toBe(true);
  await app.addNote('Written after the snapshot');
  await app.note.type('What the pilots wrote is in the logbook.');
  await app.note.isSaved();
  await expectJournalComplete(app.page);
  const content = await notebookContent(app.page);
  await host.close();
  return { folder, content };
}

const mendingMs = 45_000;

interface Outcome {
  readonly told: string;
  readonly isEqual: boolean;
  /** Tables that do not hold what they held. */
  readonly others: readonly string[];
  readonly starts: number;
}

async function lookAt(host: ElectronHost, app: Window, content: Content, isBeside: boolean): Promise<Omit<Outcome, 'starts'>> {
  const refusal = app.page.getByText(/could not be opened/);
  await expect(app.list.or(refusal).first()).toBeVisible();
  // What lies beside the database is looked at, and put back, once the window is there; read before that, it may never answer.
  if (isBeside) await expect(app.notices).toContainText('put back from the journal', { timeout: mendingMs });
  const othersNow = async (): Promise<readonly string[]> => {
    // A database that fails while it is read holds nothing that counts.
    const found = await notebookContent(host.page).catch(() => ({}) as Content);
    return Object.keys(content).filter((table) => found[table]?.sha256 !== content[table]?.sha256);
  };
  const others = await othersNow();
  const told = (await app.page.getByRole('region', { name: 'Notices' }).or(refusal).first().innerText()).trim();
  return { told, isEqual: others.length === 0, others };
}

async function tryOut(damage: Damage, sound: string, content: Content, random: () => number): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ibidem-damaged-'));
  try {
    for (const name of (await readdir(sound)).filter((each) => ['IndexedDB', 'journal'].includes(each))) await cp(path.join(sound, name), path.join(folder, name), { recursive: true });
    await damage.apply({ database: path.join(folder, 'IndexedDB'), journal: path.join(folder, 'journal') }, random);
    const host = await openElectronHost({ dataFolder: folder });
    try {
      const app = new Window(host);
      let outcome = { ...(await lookAt(host, app, content, damage.name.startsWith('values'))), starts: 1 };
      // What a database hides until it is read is found then, and mended at the next start.
      if (!outcome.isEqual && damage.isWholeAgain) {
        await host.relaunch();
        outcome = { ...(await lookAt(host, app, content, false)), starts: 2 };
      }
      return outcome;
    } finally {
      await host.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const namesLoss = /may be missing|not readable and set aside|could not be opened/;

test('whatever is damaged is restored, or what is missing is named', async () => {
  const isLong = isLongForm('damage');
  const only = process.env['IBIDEM_ONLY'];
  const damages = [...ofTheDatabase, ...ofTheJournal, ...ofBoth].filter(({ name, isShort }) => (isLong && (only === undefined || new RegExp(only).test(name))) || (!isLong && isShort));
  test.setTimeout(60_000 + damages.length * 30_000);
  const random = createRandom(tortureSeed);
  const { folder, content } = await prepare();
  const rows: string[][] = [];
  const failures: string[] = [];
  try {
    for (const damage of damages) {
      const outcome = await tryOut(damage, folder, content, random);
      const { told, isEqual, others, starts } = outcome;
      rows.push([damage.name, isEqual ? 'equal counts and hashes' : `other: ${others.join(', ')}`, String(starts), told.replace(/\s+/g, ' ') || 'nothing']);
      process.stdout.write(`  ${rows.at(-1)?.join(' | ')}\n`);
      if (!isEqual && (damage.isWholeAgain || !namesLoss.test(told))) failures.push(`${damage.name}: ${others.join(', ')}; told: ${told}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (isLong && only === undefined) await reportFigures('Damage', `Seed ${tortureSeed}.\n\n${markdownTable(['damage', 'the notebook after it', 'starts', 'what the person was told'], rows)}`);
  expect(failures).toEqual([]);
});
