import { readFile, rm } from 'node:fs/promises';
import { writeFileAtomically } from './atomicFile';

/**
 * Whether this computer may ever be asked to fetch a web address. The choice lies beside the notebook as a file: while
 * it is there, nothing is fetched, whoever asks. What cannot be read counts as forbidden; who asks while it is being
 * written gets the new one.
 */
export class NetworkChoice {
  private written: Promise<void> = Promise.resolve();

  constructor(private readonly filePath: () => string) {}

  async isAllowed(): Promise<boolean> {
    await this.written;
    try {
      await readFile(this.filePath());
      return false;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT';
    }
  }

  allow(isAllowed: boolean): Promise<void> {
    const writing = this.written.then(() => this.write(isAllowed));
    this.written = writing.catch(() => undefined);
    return writing;
  }

  private async write(isAllowed: boolean): Promise<void> {
    if (isAllowed) await rm(this.filePath(), { force: true });
    else await writeFileAtomically(this.filePath(), 'While this file is here, Ibidem never uses the network.\n');
  }
}
