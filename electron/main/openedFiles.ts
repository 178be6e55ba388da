import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBackupName } from '../../shared/backup/backupFormat';
import { isImportableName } from '../../shared/importing/importableName';

/** The files that a command line names: existing regular files that the importers understand, and backups, in order. */
export function filesOfCommandLine(argv: readonly string[], workingDirectory: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => pathOf(argument, workingDirectory))
    .filter(isOpenableFile);
}

/** Linux desktops name a file by its address ("file:///home/…"), terminals by its path. */
function pathOf(argument: string, workingDirectory: string): string {
  if (!argument.startsWith('file:')) return path.resolve(workingDirectory, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return path.resolve(workingDirectory, argument); // no file of this computer; it will not be found
  }
}

export function isOpenableFile(filePath: string): boolean {
  const name = path.basename(filePath);
  return (isImportableName(name) || isBackupName(name)) && (statSync(filePath, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** Files opened from outside, kept until the window takes them. */
export class OpenedFiles {
  private waiting: string[] = [];
  private deliver: ((filePaths: readonly string[]) => void) | undefined;

  add(filePaths: readonly string[]): void {
    if (filePaths.length === 0) return;
    if (this.deliver === undefined) this.waiting.push(...filePaths);
    else this.deliver(filePaths);
  }

  /** From now on files go to `deliver`; those that waited go first. */
  connect(deliver: (filePaths: readonly string[]) => void): void {
    this.deliver = deliver;
    const waiting = this.waiting;
    this.waiting = [];
    this.add(waiting);
  }

  /** The window is gone or loads anew: files wait again. */
  disconnect(): void {
    this.deliver = undefined;
  }
}
