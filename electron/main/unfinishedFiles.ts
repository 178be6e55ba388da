import { readFile, rm } from 'node:fs/promises';
import * as v from 'valibot';
import { writeFileAtomically } from './atomicFile';

const storedSchema = v.object({ paths: v.array(v.string()) });

/** Rewriting the list at every article would cost more than importing one; what is done twice is noticed by its digest. */
const writeEveryMs = 2000;

/**
 * The files that an import has still to do, in a file beside the notebook, so that it can be continued after the program
 * ended. Nobody waits for it: where it cannot be written, an import cannot be continued, and nothing else is lost.
 */
export class UnfinishedFiles {
  private readonly paths = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    /** Asked when it is needed: where the data lie is known only once the program starts. */
    private readonly filePath: () => string,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** What an earlier run of the program, or an earlier page, left to do; one file is not worth a question. */
  async left(): Promise<readonly string[]> {
    await this.writing;
    const text = await readFile(this.filePath(), 'utf8').catch(() => null);
    if (text === null) return [...this.paths];
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), text);
    return parsed.success ? parsed.output.paths : [];
  }

  add(paths: readonly string[]): void {
    if (paths.length < 2) return;
    for (const each of paths) this.paths.add(each);
    void this.write();
  }

  remove(paths: readonly string[]): void {
    const before = this.paths.size;
    for (const each of paths) this.paths.delete(each);
    if (this.paths.size === before) return;
    if (this.paths.size === 0) void this.write();
    else this.timer ??= setTimeout(() => void this.write(), writeEveryMs);
  }

  /** Forgets everything, also what an earlier run left. */
  forget(): Promise<void> {
    this.paths.clear();
    return this.write();
  }

  /** Done when the file is as the list is now. */
  write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing
      .then(() => (this.paths.size === 0 ? rm(this.filePath(), { force: true }) : writeFileAtomically(this.filePath(), JSON.stringify({ paths: [...this.paths] }))))
      .catch(this.onTrouble);
    return this.writing;
  }
}
