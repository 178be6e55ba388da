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
  /** Of this page's imports. */
  private readonly paths = new Set<string>();
  /** What an earlier run or page left: kept until it is taken up or forgotten, whatever is imported meanwhile. */
  private readonly earlier = new Set<string>();
  private reading: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    /** Asked when it is needed: where the data lie is known only once the program starts. */
    private readonly filePath: () => string,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** What an earlier run of the program, or an earlier page, left to do; one file is not worth a question. A page asks before it imports. */
  async left(): Promise<readonly string[]> {
    await this.readEarlier();
    for (const each of this.paths) this.earlier.add(each);
    this.paths.clear();
    return [...this.earlier];
  }

  add(paths: readonly string[]): void {
    if (paths.length < 2) return;
    for (const each of paths) {
      this.paths.add(each);
      this.earlier.delete(each);
    }
    void this.write();
  }

  remove(paths: readonly string[]): void {
    const gone = paths.filter((each) => [this.paths.delete(each), this.earlier.delete(each)].includes(true));
    if (gone.length === 0) return;
    if (this.paths.size === 0) void this.write();
    else this.timer ??= setTimeout(() => void this.write(), writeEveryMs);
  }

  /** Forgets what an earlier run or page left. */
  async forget(): Promise<void> {
    await this.readEarlier();
    this.earlier.clear();
    await this.write();
  }

  /** Done when the file is as the list is now. */
  write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing
      .then(() => this.readEarlier())
      .then(() => {
        const paths = [...new Set([...this.earlier, ...this.paths])];
        return paths.length === 0 ? rm(this.filePath(), { force: true }) : writeFileAtomically(this.filePath(), JSON.stringify({ paths }));
      })
      .catch(this.onTrouble);
    return this.writing;
  }

  /** Once, before anything is written over it. */
  private readEarlier(): Promise<void> {
    this.reading ??= readFile(this.filePath(), 'utf8').then(
      (text) => {
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), text);
        for (const each of parsed.success ? parsed.output.paths : []) if (!this.paths.has(each)) this.earlier.add(each);
      },
      // There is none, or it cannot be read: then there is nothing to continue.
      () => undefined,
    );
    return this.reading;
  }
}
