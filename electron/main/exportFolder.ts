import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ExportBeginning, ExportFolder, ExportWrite, FileToExport } from '../../shared/contracts/platformContract';
import type { ExportWriting } from '../../shared/exporting/exportWriting';
import type { WriteRules } from '../../shared/exporting/writePlan';
import { CallRefusal } from './callRefusal';
import { beginWriting, bytesOf, writeExport } from './exportWriter';

/** The folders that the person chose to export into, by an id that tells nothing about where they lie. */
export class ExportFolders {
  private readonly paths = new Map<string, string>();
  private current: { readonly exportId: string; readonly writing: ExportWriting } | null = null;

  /** `showFolder` opens the system's file manager and answers with its complaint, or with nothing. */
  constructor(private readonly showFolder: (folderPath: string) => Promise<string>) {}

  async admit(folderPath: string): Promise<ExportFolder> {
    const folderId = randomUUID();
    this.paths.set(folderId, await realpath(folderPath));
    return { folderId, name: path.basename(folderPath) || folderPath };
  }

  async open(folderId: string): Promise<void> {
    const complaint = await this.showFolder(this.pathOf(folderId));
    if (complaint !== '') throw new CallRefusal('The system could not show the folder.');
  }

  /** An export that was begun before and not ended is over: one at a time is written. */
  async begin({ folderId, paths, ...rules }: { folderId: string; paths: readonly string[] } & WriteRules): Promise<ExportBeginning> {
    await this.current?.writing.end();
    this.current = null;
    const writing = await beginWriting(this.pathOf(folderId), paths, rules);
    if ('reason' in writing) return { status: 'failed', reason: writing.reason };
    this.current = { exportId: randomUUID(), writing };
    return { status: 'begun', exportId: this.current.exportId, foreign: [...writing.foreign] };
  }

  async writeFiles({ exportId, files }: { exportId: string; files: readonly FileToExport[] }): Promise<boolean> {
    return this.writingOf(exportId).write(files.map(bytesOf));
  }

  async end({ exportId }: { exportId: string }): Promise<ExportWrite> {
    const writing = this.writingOf(exportId);
    this.current = null;
    return writing.end();
  }

  async write({ folderId, files, ...rules }: { folderId: string; files: readonly FileToExport[] } & WriteRules): Promise<ExportWrite> {
    return writeExport(this.pathOf(folderId), files, rules);
  }

  private writingOf(exportId: string): ExportWriting {
    if (this.current?.exportId !== exportId) throw new CallRefusal('This export is not under way.');
    return this.current.writing;
  }

  private pathOf(folderId: string): string {
    const folderPath = this.paths.get(folderId);
    if (folderPath === undefined) throw new CallRefusal('This folder was not chosen since Ibidem started. Choose it again.');
    return folderPath;
  }
}
