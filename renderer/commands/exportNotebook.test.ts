import { beforeEach, describe, expect, it } from 'vitest';
import { exportFiles, type ExportFile } from '../../shared/exporting/exportNotebook';
import { goldenNotebook } from '../../shared/exporting/golden/goldenNotebook';
import type { ExportOptions, ExportScope } from '../../shared/exporting/scope';
import { openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { NotebookExport, writeNotebookExport } from './exportNotebook';

const snapshot = goldenNotebook();
const whole: ExportOptions = { fullText: true };
const everything: ExportScope = { kind: 'everything' };
const scopes: readonly ExportScope[] = [
  everything,
  { kind: 'sources', sourceIds: snapshot.sources.map(({ id }) => id) },
  ...snapshot.sources.map(({ id }) => ({ kind: 'source', sourceId: id }) as const),
  ...snapshot.notes.map(({ id }) => ({ kind: 'note', noteId: id }) as const),
  ...snapshot.entities.map(({ id }) => ({ kind: 'entity', entityId: id }) as const),
  ...snapshot.tags.map(({ id }) => ({ kind: 'tag', tagId: id }) as const),
];

let context: TestNotebook;
const running = (): AbortSignal => new AbortController().signal;

beforeEach(async () => {
  context = await openTestNotebook();
  const { documents, ...rest } = snapshot;
  await context.writer.write({ label: 'Fill' }, async (recorder) => {
    await recorder.add('sourceDocuments', ...documents);
    await recorder.add('sources', ...rest.sources);
    await recorder.add('passages', ...rest.passages);
    await recorder.add('colorMeanings', ...rest.colorMeanings);
    await recorder.add('tags', ...rest.tags);
    await recorder.add('entities', ...rest.entities);
    await recorder.add('mentions', ...rest.mentions);
    await recorder.add('notes', ...rest.notes);
    await recorder.add('noteBodies', ...rest.noteBodies);
  });
});

async function madeBy(made: NotebookExport): Promise<readonly ExportFile[]> {
  const files: ExportFile[] = [];
  for await (const page of made.made(running())) files.push(...page);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('an export made page by page', () => {
  it.each([1, 2, 100])('has the bytes of one made of the whole snapshot, with %i records a page', async (pageSize) => {
    for (const options of [whole, { fullText: false }]) {
      for (const scope of scopes) {
        const made = await NotebookExport.prepare(context.database, scope, options, pageSize);
        const expected = exportFiles(snapshot, scope, options);
        expect(made.files.map(({ path }) => path)).toEqual(expected.map(({ path }) => path));
        expect(await madeBy(made)).toEqual(expected);
      }
    }
  });

  it('shows each file before it is written', async () => {
    const made = await NotebookExport.prepare(context.database, everything, whole, 2);
    const texts = await Promise.all(made.files.map((file) => made.preview(file, running())));
    expect(texts).toEqual(exportFiles(snapshot, everything, whole).map(({ text }) => text));
  });

  it('has no link that leads nowhere where highlights come and go meanwhile', async () => {
    const made = await NotebookExport.prepare(context.database, everything, whole, 1);
    const files: ExportFile[] = [];
    let isChanged = false;
    for await (const page of made.made(running())) {
      files.push(...page);
      // Nobody could say which pages were read already; half of the highlights go, and what cites them is read later.
      if (isChanged) continue;
      isChanged = true;
      const [removed, added] = [snapshot.passages.filter((_, index) => index % 2 === 0), snapshot.passages.slice(0, 1)];
      await context.writer.write({ label: 'Change' }, async (recorder) => {
        await recorder.remove('passages', ...removed.map(({ id }) => id));
        for (const passage of added) await recorder.put('passages', { ...passage, id: 'psg-9999999999999999' as typeof passage.id });
        for (const body of snapshot.noteBodies) {
          await recorder.put('noteBodies', JSON.parse(JSON.stringify(body).replaceAll(added[0]?.id ?? '', 'psg-9999999999999999')) as typeof body);
        }
      });
    }
    const textAt = new Map(files.map(({ path, text }) => [path, text]));
    const links = files.flatMap(({ text }) => [...text.matchAll(/\[\[([^\]|#]+)#\^([a-z0-9-]+)/g)]);
    expect(links.length).toBeGreaterThan(2);
    for (const [, path, id] of links) expect(textAt.get(`${path}.md`)?.split('\n\n'), `${path}#${id}`).toContain(`^${id}`);
  });
});

describe('writing an export', () => {
  function createHost(foreign: readonly { readonly path: string; readonly sha256: string }[] = []) {
    const portions: (readonly string[])[] = [];
    let isEnded = false;
    return {
      portions,
      isEnded: () => isEnded,
      calls: {
        beginExport: async () => ({ status: 'begun' as const, exportId: 'e', foreign: [...foreign] }),
        writeExportFiles: async ({ files }: { files: readonly { path: string }[] }) => {
          portions.push(files.map(({ path }) => path));
          return true;
        },
        endExport: async () => {
          isEnded = true;
          return { status: 'written' as const, written: portions.flat(), unchanged: [], removed: [] };
        },
      },
    };
  }
  const folder = { folderId: 'f', overwrite: false, prune: true };

  it('hands every file over once, portion by portion, and tells how far it is', async () => {
    const host = createHost();
    const made = await NotebookExport.prepare(context.database, everything, whole, 2);
    const told: number[] = [];
    await writeNotebookExport(made, host.calls, folder, { signal: running(), onProgress: (done) => told.push(done) });
    expect(host.portions.flat().sort()).toEqual(made.files.map(({ path }) => path));
    expect(Math.max(...host.portions.map(({ length }) => length))).toBe(2);
    expect(told.at(-1)).toBe(made.files.length);
    expect(host.isEnded()).toBe(true);
  });

  it('stops where it is cancelled, and ends the export', async () => {
    const host = createHost();
    const abort = new AbortController();
    const made = await NotebookExport.prepare(context.database, everything, whole, 1);
    await writeNotebookExport(made, host.calls, folder, { signal: abort.signal, onProgress: () => abort.abort() });
    expect(host.portions).toHaveLength(1);
    expect(host.isEnded()).toBe(true);
  });

  it('writes nothing where other bytes are in the way, and goes on where they are the same', async () => {
    const made = await NotebookExport.prepare(context.database, everything, whole, 2);
    const [first] = made.files;
    const other = createHost([{ path: first?.path ?? '', sha256: 'a'.repeat(64) }]);
    expect(await writeNotebookExport(made, other.calls, folder, { signal: running(), onProgress: () => undefined })).toEqual({ status: 'conflict', paths: [first?.path] });
    expect(other.portions).toEqual([]);
    expect(other.isEnded()).toBe(true);

    const text = exportFiles(snapshot, everything, whole)[0]?.text ?? '';
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    const same = createHost([{ path: first?.path ?? '', sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') }]);
    expect(await writeNotebookExport(made, same.calls, folder, { signal: running(), onProgress: () => undefined })).toMatchObject({ status: 'written' });
  });

  it('ends the export where a file cannot be made', async () => {
    const host = createHost();
    const made = await NotebookExport.prepare(context.database, everything, whole, 2);
    await context.database.close();
    await expect(writeNotebookExport(made, host.calls, folder, { signal: running(), onProgress: () => undefined })).rejects.toThrow();
    expect(host.isEnded()).toBe(true);
  });
});
