import type { ExportManifest } from './exportManifest';
import { compareText, foldText } from './exportText';

/** A file to be written, by the digest of its bytes. */
export interface PlannedFile {
  readonly path: string;
  readonly sha256: string;
}

/** What a host knows before it writes an export into a folder. */
export interface WriteSituation {
  readonly files: readonly PlannedFile[];
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
export function pathsToExamine(files: readonly { readonly path: string }[], manifest: ExportManifest | null): readonly string[] {
  return [...new Set([...files.map((file) => file.path), ...(manifest?.keys() ?? [])])].sort(compareText);
}

/**
 * Decides what writing an export does to a folder, by the rules of `writeExport` in the platform contract. A file whose
 * bytes are already right is `unchanged`, whoever wrote it. File systems that ignore case show one file under two
 * paths: such a file is recognized by its old path, and never removed under it.
 */
export function planWrites({ files, manifest, onDisk }: WriteSituation, { overwrite, prune }: WriteRules): WritePlan {
  const known = manifest ?? new Map<string, string>();
  const knownByFold = new Map([...known].map(([path, sha256]) => [foldText(path), sha256]));
  const conflicts: string[] = [];
  const write: string[] = [];
  const unchanged: string[] = [];
  for (const { path, sha256 } of files) {
    const standing = onDisk.get(path);
    const isOurs = standing === known.get(path) || standing === knownByFold.get(foldText(path));
    if (standing === sha256) unchanged.push(path);
    else if (standing === undefined || isOurs || overwrite) write.push(path);
    else conflicts.push(path);
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
