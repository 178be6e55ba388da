import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeFileAtomically } from './atomicFile';

const storedSchema = v.object({ isAllowed: v.boolean(), server: v.string() });
export type StoredUpdateChoice = v.InferOutput<typeof storedSchema>;

/**
 * What the person chose about updates, in a file beside the notebook. What is not there or cannot be read counts as "no".
 * Who reads while a choice is being written gets the new one.
 */
export class UpdateChoiceFile {
  private written: Promise<void> = Promise.resolve();

  constructor(private readonly filePath: () => string) {}

  async read(): Promise<StoredUpdateChoice> {
    await this.written;
    return this.stored();
  }

  /** One after the other, each upon what the one before left. */
  change(edit: (stored: StoredUpdateChoice) => StoredUpdateChoice): Promise<void> {
    const writing = this.written.then(async () => writeFileAtomically(this.filePath(), JSON.stringify(edit(await this.stored()))));
    this.written = writing.catch(() => undefined);
    return writing;
  }

  private async stored(): Promise<StoredUpdateChoice> {
    try {
      const parsed = v.safeParse(storedSchema, JSON.parse(await readFile(this.filePath(), 'utf8')));
      if (parsed.success) return parsed.output;
    } catch {
      // Not there yet, or not readable: nothing was allowed.
    }
    return { isAllowed: false, server: '' };
  }
}
