import { exportManifestPath, parseManifest, serializeManifest, type ExportManifest } from './exportManifest';
import { createJudge, pathsToExamine, planWrites, type Judge, type PlannedWrite, type WriteRules } from './writePlan';

/** Stands for what is not an ordinary file, so that it equals no digest and counts as foreign. */
export const notAFile = 'not a file';

/** How many files are looked at or written at a time: enough that they wait for the disk together. */
const atOnce = 16;

export interface FileBytes {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What an export needs of the folder it is written to. Whatever fails rejects. */
export interface ExportPlace {
  /** The bytes of an ordinary file; null where nothing stands, `notAFile` where something else does. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | typeof notAFile | null>;
  /**
   * Writes files, each whole on the disk or not at all; together they need not wait for each other, but each has its name
   * only when those before it have theirs. `onNamed` hears of each that has.
   */
  write(files: readonly FileBytes[], onNamed: (path: string) => void): Promise<void>;
  remove(path: string): Promise<void>;
  /** SHA-256 in hexadecimal digits. */
  digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** A sentence for the person about what `read`, `write` or `remove` rejected with. */
  explain(error: unknown): string;
}

/** How writing ended: the answer of `endExport` and `writeExport` in the platform contract. */
export type WritingEnd =
  | { readonly status: 'written'; readonly written: string[]; readonly unchanged: string[]; readonly removed: string[] }
  | { readonly status: 'failed'; readonly reason: string; readonly written: string[] };

/** Something stands in the way of an export; the message is the end of a sentence: "… because a folder is a link." */
export class ExportObstacle extends Error {
  override readonly name = 'ExportObstacle';
}

const cancelled = 'The export was cancelled.';

function* portions<Item>(items: readonly Item[]): Generator<readonly Item[], void, undefined> {
  for (let from = 0; from < items.length; from += atOnce) yield items.slice(from, from + atOnce);
}

async function digestAt(place: ExportPlace, path: string): Promise<string | null> {
  const standing = await place.read(path);
  return standing === null || standing === notAFile ? standing : place.digestOf(standing);
}

/**
 * An export on its way into a folder, as many files at a time as the caller likes. All paths are announced before
 * anything is written, so that what stands in the way is known first; then it holds no bytes but those at hand. The
 * manifest is written at the end, after a failure and after a cancellation too: it knows all that was written, so that
 * the next try finds nothing of it in its way.
 */
export class ExportWriting {
  private readonly digests = new Map<string, string>();
  private readonly written: string[] = [];
  private failure: string | null = null;

  private constructor(
    private readonly place: ExportPlace,
    private readonly paths: readonly string[],
    private readonly known: ExportManifest | null,
    private readonly onDisk: ReadonlyMap<string, string>,
    private readonly rules: WriteRules,
    private readonly judge: Judge,
  ) {}

  /** Reads what stands in the folder. Rejects with what the place rejects with. */
  static async begin(place: ExportPlace, paths: readonly string[], rules: WriteRules): Promise<ExportWriting> {
    const manifest = await place.read(exportManifestPath);
    const known = manifest === null || manifest === notAFile ? null : parseManifest(new TextDecoder().decode(manifest));
    const onDisk = new Map<string, string>();
    for (const portion of portions(pathsToExamine(paths, known))) {
      const digests = await Promise.all(portion.map((path) => digestAt(place, path)));
      for (const [index, path] of portion.entries()) {
        const digest = digests[index];
        if (typeof digest === 'string') onDisk.set(path, digest);
      }
    }
    return new ExportWriting(place, paths, known, onDisk, rules, createJudge({ manifest: known, onDisk }));
  }

  /** Files in the way that the manifest does not know or that were changed since; only with exactly these bytes are they none. */
  get foreign(): readonly PlannedWrite[] {
    return this.rules.overwrite ? [] : this.judge.foreign(this.paths);
  }

  /** Writes announced files that are not there yet with these bytes. False where it failed: `end` says why. */
  async write(files: readonly FileBytes[]): Promise<boolean> {
    if (this.failure !== null) return false;
    try {
      for (const portion of portions(files)) await this.writePortion(portion);
      return true;
    } catch (error) {
      this.failure = this.place.explain(error);
      return false;
    }
  }

  /**
   * Ends the export. Where all announced files were given, an earlier export's files may go (`prune`); where some were
   * not, it was cancelled. Rejects where not even the manifest can be written.
   */
  async end(): Promise<WritingEnd> {
    const given = [...this.digests].map(([path, sha256]) => ({ path, sha256 }));
    const isWhole = this.failure === null && this.paths.every((path) => this.digests.has(path));
    try {
      if (!isWhole) return await this.endEarly(this.failure ?? cancelled);
      const plan = planWrites({ files: given, manifest: this.known, onDisk: this.onDisk }, this.rules);
      const written = new Set(this.written);
      for (const path of plan.remove) await this.place.remove(path);
      await this.keepManifest(plan.manifest);
      return { status: 'written', written: [...plan.write].filter((path) => written.has(path)), unchanged: [...plan.unchanged], removed: [...plan.remove] };
    } catch (error) {
      return this.endEarly(this.place.explain(error));
    }
  }

  private async writePortion(files: readonly FileBytes[]): Promise<void> {
    const digests = new Map(await Promise.all(files.map(async ({ path, bytes }) => [path, await this.place.digestOf(bytes)] as const)));
    const toWrite = files.filter(({ path }) => {
      const sha256 = digests.get(path) ?? '';
      const verdict = this.judge.verdictOn({ path, sha256 });
      if (verdict === 'foreign' && !this.rules.overwrite) throw new ExportObstacle(`“${path}” is in its way`);
      if (verdict === 'unchanged') this.digests.set(path, sha256);
      return verdict !== 'unchanged';
    });
    await this.place.write(toWrite, (path) => {
      this.written.push(path);
      this.digests.set(path, digests.get(path) ?? '');
    });
  }

  private async endEarly(reason: string): Promise<WritingEnd> {
    const written = [...this.written];
    if (written.length > 0) await this.keepManifest(new Map([...(this.known ?? []), ...written.map((path) => [path, this.digests.get(path) ?? ''] as const)]));
    return { status: 'failed', reason, written };
  }

  private async keepManifest(manifest: ExportManifest): Promise<void> {
    const text = serializeManifest(manifest);
    if (this.known !== null && text === serializeManifest(this.known)) return;
    await this.place.write([{ path: exportManifestPath, bytes: new TextEncoder().encode(text) }], () => undefined);
  }
}

/** Writes an export whose files are all at hand; nothing where something is in the way. */
export async function writeAtOnce(
  place: ExportPlace,
  files: readonly FileBytes[],
  rules: WriteRules,
): Promise<WritingEnd | { readonly status: 'conflict'; readonly paths: string[] }> {
  try {
    const writing = await ExportWriting.begin(place, files.map((file) => file.path), rules);
    const bytesAt = new Map(files.map((file) => [file.path, file.bytes]));
    const inTheWay: string[] = [];
    for (const { path, sha256 } of writing.foreign) {
      const bytes = bytesAt.get(path);
      if (bytes && (await place.digestOf(bytes)) !== sha256) inTheWay.push(path);
    }
    if (inTheWay.length > 0) return { status: 'conflict', paths: inTheWay };
    await writing.write([...bytesAt].map(([path, bytes]) => ({ path, bytes })));
    return await writing.end();
  } catch (error) {
    return { status: 'failed', reason: place.explain(error), written: [] };
  }
}
