import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures/test';

/** `npm run torture` asks for more. */
const kills = Number(process.env['IBIDEM_KILLS'] ?? 3);
const mostLostMs = 2000;
const articlesARound = 12;

/** Moments from 0.5 to 4 seconds, spread evenly and the same in every run. */
const momentMs = (round: number): number => 500 + ((round * 0.618034) % 1) * 3500;

test.setTimeout(60_000 + kills * 45_000);

test('a program killed while it imports and while somebody types, its database destroyed, loses two seconds at most', async ({ app, desktop }) => {
  await app.addNote('Typed until the end');
  let counter = 0;
  let sources = 0;
  const lost: number[] = [];
  const rebuildings: number[] = [];
  for (let round = 1; round <= kills; round += 1) {
    const files = Array.from({ length: articlesARound }, (_, index) => ({
      name: `report-${round}-${index}.txt`,
      content: `Report ${round}.${index}\n\n${`The harbor of round ${round} was open on day ${index}. `.repeat(200)}`,
    }));
    await app.drop(files);
    await app.note.text.click();
    await app.press('ControlOrMeta+End');
    await app.note.type(' ');
    const typedAt = new Map<number, number>();
    const first = counter + 1;
    const endsAt = Date.now() + momentMs(round);
    while (Date.now() < endsAt) {
      counter += 1;
      await app.note.type(`w${counter}; `);
      typedAt.set(counter, Date.now());
    }
    let killedAt = 0;
    let startedAt = 0;
    await desktop.killAndRelaunch(async () => {
      killedAt = Date.now();
      // Every other time the database goes with it.
      if (round % 2 === 1) await rm(path.join(desktop.dataFolder, 'IndexedDB'), { recursive: true });
      startedAt = Date.now();
    });
    await app.isReady();
    rebuildings.push(Date.now() - startedAt);
    if (round % 2 === 1) await expect(app.notices).toContainText('restored');
    await app.showSection('Notes');
    await app.list.getByText('Typed until the end').first().click();
    await expect(app.note.text).toContainText('w1;');
    // The last word may have been saved in the middle: only what has its end counts.
    const found = [...(await app.note.text.innerText()).matchAll(/w(\d+);/g)].map((match) => Number(match[1]));
    const last = found.at(-1) ?? 0;
    expect(found, 'nothing is missing before the end').toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(last, 'what earlier rounds kept is still there').toBeGreaterThanOrEqual(first - 1);
    const lostMs = last < counter ? killedAt - (typedAt.get(last + 1) ?? killedAt) : 0;
    lost.push(lostMs);
    counter = last;
    const stored = await app.page.evaluate(
      () =>
        new Promise<Record<string, unknown[]>>((resolve, reject) => {
          const opening = indexedDB.open('ibidem');
          opening.onerror = () => reject(new Error(String(opening.error)));
          opening.onsuccess = () => {
            const keys: Record<string, unknown[]> = {};
            const names = ['sources', 'sourceDocuments', 'originals'];
            const reading = opening.result.transaction(names);
            reading.objectStore('sources').getAll().onsuccess = (event) => {
              keys['originalsOfSources'] = (event.target as IDBRequest<{ bytesDigest: string }[]>).result.map(({ bytesDigest }) => bytesDigest).sort();
            };
            for (const name of names) {
              reading.objectStore(name).getAllKeys().onsuccess = (event) => {
                keys[name] = (event.target as IDBRequest<IDBValidKey[]>).result;
              };
            }
            reading.oncomplete = () => {
              opening.result.close();
              resolve(keys);
            };
          };
        }),
    );
    expect(stored['sourceDocuments'], 'no source without its text').toEqual(stored['sources']);
    expect(stored['originals'], 'no source without its original').toEqual(expect.arrayContaining(stored['originalsOfSources'] ?? []));
    expect(stored['sources']?.length).toBeGreaterThanOrEqual(sources);
    sources = stored['sources']?.length ?? 0;
  }
  const sorted = [...lost].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  test.info().annotations.push({ type: 'measured', description: `${kills} kills; lost at most ${sorted.at(-1)} ms, in the middle ${median} ms; slowest start ${Math.max(...rebuildings)} ms; ${sources} articles kept` });
  expect(Math.max(...lost)).toBeLessThanOrEqual(mostLostMs);
});
