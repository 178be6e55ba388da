import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFolder, ExportWrite, FileToExport } from '../../shared/contracts/platformContract';
import type { WriteRules } from '../../shared/exporting/writePlan';
import { CallRefusal } from './callRefusal';
import { writeExport } from './exportWriter';

/** The folders that the person chose to export into, by an id that tells nothing about where they lie. */
export class ExportFolders {
  private readonly paths = new Map<string, string>();

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

  async write({ folderId, files, ...rules }: { folderId: string; files: readonly FileToExport[] } & WriteRules): Promise<ExportWrite> {
    return writeExport(this.pathOf(folderId), files, rules);
  }

  private pathOf(folderId: string): string {
    const folderPath = this.paths.get(folderId);
    if (folderPath === undefined) throw new CallRefusal('This folder was not chosen since Ibidem started. Choose it again.');
    return folderPath;
  }
}
