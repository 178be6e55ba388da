import type { EntityId, NoteId, SourceId } from '../domain/ids';
import { collect, type CollectedNotebook } from './collect';
import { entityMarkdown } from './entityMarkdown';
import { createExportLinks } from './exportLinks';
import { compareText } from './exportText';
import { exportFolders, indexPath } from './fileNames';
import type { HighlightCounts } from './highlightTally';
import { indexMarkdown } from './indexMarkdown';
import { noteMarkdown } from './noteMarkdown';
import type { NotebookOutline } from './outline';
import { contentsOf, type ExportContents, type ExportOptions, type ExportScope } from './scope';
import type { ExportSnapshot } from './snapshot';
import { sourceMarkdown } from './sourceMarkdown';

/** One file of an export: a path inside the folder, with `/`, and its text (UTF-8 without BOM, `\n`, one at the end). */
export interface ExportFile {
  readonly path: string;
  readonly text: string;
}

/** A file before it is made: where it will be, and of what. */
export type PlannedFile =
  | { readonly path: string; readonly kind: 'source'; readonly id: SourceId }
  | { readonly path: string; readonly kind: 'note'; readonly id: NoteId }
  | { readonly path: string; readonly kind: 'entity'; readonly id: EntityId }
  | { readonly path: string; readonly kind: 'index' };

/** The files of an export, sorted by path. */
export function planFiles(outline: NotebookOutline, contents: ExportContents): readonly PlannedFile[] {
  const pathOf = (folder: string, id: SourceId | NoteId | EntityId): string => `${folder}/${outline.fileNameOf(id) ?? id}.md`;
  const files: PlannedFile[] = [
    ...[...contents.sources].map((id) => ({ path: pathOf(exportFolders.source, id), kind: 'source', id }) as const),
    ...[...contents.notes].map((id) => ({ path: pathOf(exportFolders.note, id), kind: 'note', id }) as const),
    ...[...contents.entities].map((id) => ({ path: pathOf(exportFolders.entity, id), kind: 'entity', id }) as const),
    ...(contents.hasIndex ? [{ path: indexPath, kind: 'index' } as const] : []),
  ];
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** The text of a planned file; the page has all that hangs on its record. The same records give the same bytes: no clock, no chance, no locale. */
export function textOf(file: PlannedFile, page: CollectedNotebook, contents: ExportContents, options: ExportOptions, counts: HighlightCounts): string {
  const links = createExportLinks(page, contents);
  const gone = (): never => {
    throw new Error(`An export was planned with a ${file.kind} that it does not have`);
  };
  switch (file.kind) {
    case 'source': return sourceMarkdown(page, contents, links, page.sourceOf(file.id) ?? gone(), options);
    case 'note': return noteMarkdown(page, links, page.noteOf(file.id) ?? gone());
    case 'entity': return entityMarkdown(page, contents, links, page.entityOf(file.id) ?? gone());
    case 'index': return indexMarkdown(page, links, counts);
  }
}

/** The files of an export of a whole snapshot, sorted by path. */
export function exportFiles(snapshot: ExportSnapshot, scope: ExportScope, options: ExportOptions): readonly ExportFile[] {
  const notebook = collect(snapshot);
  const contents = contentsOf(notebook, scope);
  const counts: HighlightCounts = { ofSource: (id) => notebook.passagesOf(id).length, ofEntity: (id) => notebook.passagesOfEntity(id).length };
  return planFiles(notebook, contents).map((file) => ({ path: file.path, text: textOf(file, notebook, contents, options, counts) }));
}
