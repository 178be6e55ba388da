import type { ExportManifest } from './exportManifest';
import { compareText, foldText } from './exportText';

/** A file to be written, by the digest of its bytes. */
export interface PlannedWrite {
  readonly path: string;
  readonly sha256: string;
}

/** What a host knows before it writes an export into a folder. */
export interface WriteSituation {
  readonly files: readonly PlannedWrite[];
  /** What this program wrote there before; null where nothing is known. */
  readonly manifest: ExportManifest | null;
  /**
   * The digests of what stands on the disk now, for every path of `files` and of `manifest` (see `pathsToExamine`);
   * a path that is not in it does not exist.
   */
  readonly onDisk: ReadonlyMap<string, string>;
}

export interface WriteRules {
  /** Replaces files that the program did not write or that were changed since. */
  readonly overwrite: boolean;
  /** Removes files of an earlier export that this one lacks, where nobody changed them. */
  readonly prune: boolean;
}

/** What to do, each list sorted by path. With conflicts, nothing is written or removed. */
export interface WritePlan {
  readonly conflicts: readonly string[];
  readonly write: readonly string[];
  readonly unchanged: readonly string[];
  readonly remove: readonly string[];
  /** What the folder's manifest says afterwards. */
  readonly manifest: ExportManifest;
}

/** The paths whose digests a plan asks for. */
export function pathsToExamine(paths: readonly string[], manifest: ExportManifest | null): readonly string[] {
  return [...new Set([...paths, ...(manifest?.keys() ?? [])])].sort(compareText);
}

/** How what stands under a file's path is to it: exactly its bytes; nothing or what the manifest knows; somebody else's. */
export type Verdict = 'unchanged' | 'free' | 'foreign';

export interface Judge {
  verdictOn(file: PlannedWrite): Verdict;
  /** What stands under some of the paths and is not what the manifest knows, sorted by path. */
  foreign(paths: readonly string[]): readonly PlannedWrite[];
}

/**
 * Judges single files. File systems that ignore case show one file under two paths: such a file is recognized by its
 * old path.
 */
export function createJudge({ manifest, onDisk }: Pick<WriteSituation, 'manifest' | 'onDisk'>): Judge {
  const knownByFold = new Map([...(manifest ?? [])].map(([path, sha256]) => [foldText(path), sha256]));
  const isForeign = (path: string, standing: string): boolean => standing !== manifest?.get(path) && standing !== knownByFold.get(foldText(path));
  return {
    verdictOn: ({ path, sha256 }) => {
      const standing = onDisk.get(path);
      if (standing === sha256) return 'unchanged';
      return standing !== undefined && isForeign(path, standing) ? 'foreign' : 'free';
    },
    foreign: (paths) =>
      [...paths].sort(compareText).flatMap((path) => {
        const standing = onDisk.get(path);
        return standing !== undefined && isForeign(path, standing) ? [{ path, sha256: standing }] : [];
      }),
  };
}

/**
 * Decides what writing an export does to a folder, by the rules of `writeExport` in the platform contract. A file whose
 * bytes are already right is `unchanged`, whoever wrote it. A file that is known under two paths, since the file system
 * ignores case, is never removed under the old one.
 */
export function planWrites({ files, manifest, onDisk }: WriteSituation, { overwrite, prune }: WriteRules): WritePlan {
  const known = manifest ?? new Map<string, string>();
  const judge = createJudge({ manifest, onDisk });
  const conflicts: string[] = [];
  const write: string[] = [];
  const unchanged: string[] = [];
  for (const file of files) {
    const verdict = judge.verdictOn(file);
    if (verdict === 'unchanged') unchanged.push(file.path);
    else if (verdict === 'free' || overwrite) write.push(file.path);
    else conflicts.push(file.path);
  }
  if (conflicts.length > 0) return { conflicts: conflicts.sort(compareText), write: [], unchanged: [], remove: [], manifest: known };

  const exported = new Set(files.map((file) => file.path));
  const exportedByFold = new Map(files.map((file) => [foldText(file.path), file.path]));
  const remove: string[] = [];
  const after = new Map(files.map((file) => [file.path, file.sha256]));
  for (const [path, sha256] of known) {
    const standing = onDisk.get(path);
    if (exported.has(path) || standing === undefined) continue;
    const twin = exportedByFold.get(foldText(path));
    if (twin !== undefined && onDisk.get(twin) === standing) continue;
    if (prune && standing === sha256) remove.push(path);
    else after.set(path, sha256);
  }
  return { conflicts, write: write.sort(compareText), unchanged: unchanged.sort(compareText), remove: remove.sort(compareText), manifest: after };
}
