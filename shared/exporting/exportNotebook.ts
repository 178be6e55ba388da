import { collect } from './collect';
import { entityMarkdown } from './entityMarkdown';
import { createExportLinks } from './exportLinks';
import { compareText } from './exportText';
import { exportFolders, indexPath } from './fileNames';
import { indexMarkdown } from './indexMarkdown';
import { noteMarkdown } from './noteMarkdown';
import { contentsOf, type ExportOptions, type ExportScope } from './scope';
import type { ExportSnapshot } from './snapshot';
import { sourceMarkdown } from './sourceMarkdown';

/** One file of an export: a path inside the folder, with `/`, and its text (UTF-8 without BOM, `\n`, one at the end). */
export interface ExportFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files of an export one by one, sorted by path; each is made only when it is asked for, so that a preview or a slow
 * writer need not hold them all. The same records give the same bytes: no clock, no chance, no locale.
 */
export function* exportFilesOf(snapshot: ExportSnapshot, scope: ExportScope, options: ExportOptions): Generator<ExportFile, void, undefined> {
  const notebook = collect(snapshot);
  const contents = contentsOf(notebook, scope);
  const links = createExportLinks(notebook, contents);
  const makers: { readonly path: string; readonly make: () => string }[] = [];
  const add = (folder: string, id: Parameters<typeof notebook.fileNameOf>[0], make: () => string): void => {
    const name = notebook.fileNameOf(id);
    if (name !== undefined) makers.push({ path: `${folder}/${name}.md`, make });
  };
  for (const source of notebook.sources) {
    if (contents.sources.has(source.id)) {
      add(exportFolders.source, source.id, () => sourceMarkdown(notebook, contents, links, source, options));
    }
  }
  for (const note of notebook.notes) {
    if (contents.notes.has(note.id)) add(exportFolders.note, note.id, () => noteMarkdown(notebook, links, note));
  }
  for (const entity of notebook.entities) {
    if (contents.entities.has(entity.id)) {
      add(exportFolders.entity, entity.id, () => entityMarkdown(notebook, contents, links, entity));
    }
  }
  if (contents.hasIndex) makers.push({ path: indexPath, make: () => indexMarkdown(notebook, links) });
  makers.sort((a, b) => compareText(a.path, b.path));
  for (const { path, make } of makers) yield { path, text: make() };
}

/** The files of an export, sorted by path. */
export function exportFiles(snapshot: ExportSnapshot, scope: ExportScope, options: ExportOptions): readonly ExportFile[] {
  return [...exportFilesOf(snapshot, scope, options)];
}
