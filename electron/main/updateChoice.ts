import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeFileAtomically } from './atomicFile';

const storedSchema = v.object({ isAllowed: v.boolean(), server: v.string() });
export type StoredUpdateChoice = v.InferOutput<typeof storedSchema>;

/** What the person chose about updates, in a file beside the notebook. What is not there or cannot be read counts as "no". */
export class UpdateChoiceFile {
  constructor(private readonly filePath: () => string) {}

  async read(): Promise<StoredUpdateChoice> {
    try {
      const parsed = v.safeParse(storedSchema, JSON.parse(await readFile(this.filePath(), 'utf8')));
      if (parsed.success) return parsed.output;
    } catch {
      // Not there yet, or not readable: nothing was allowed.
    }
    return { isAllowed: false, server: '' };
  }

  async write(choice: StoredUpdateChoice): Promise<void> {
    await writeFileAtomically(this.filePath(), JSON.stringify(choice));
  }
}
