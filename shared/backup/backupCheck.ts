import type { JournalRow } from '../journal/journalRecord';
import { contentOfRow } from '../journal/restoredRow';
import { parseWith } from '../domain/record';
import {
  backupFormat, checksumsName, checksumsSchema, contentDigestOf, laterName, manifestName, manifestSchema, partKindOf, readmeName, versionsSchema,
  type BackupChecksums, type BackupManifest,
} from './backupFormat';
import { parsePart, rowKey } from './backupRows';

/** Why a file is not taken. Every text is the exact reason; none of these changes anything. */
export type BackupRefusal =
  /** It is something else, or empty. */
  | { readonly kind: 'notABackup' }
  /** It ends before its end; `entry` is where, empty before the first. */
  | { readonly kind: 'truncated'; readonly entry: string }
  /** An entry is not what was written; empty where nothing of it can be taken apart. */
  | { readonly kind: 'damaged'; readonly entry: string }
  /** A newer program wrote it. */
  | { readonly kind: 'newer'; readonly what: 'format' | 'schema'; readonly found: number; readonly known: number };

/** What a whole backup says of itself. */
export interface CheckedBackup {
  readonly manifest: BackupManifest;
  readonly checksums: BackupChecksums;
  /** What was changed while it was written, table by table in rising id. */
  readonly later: readonly JournalRow[];
}

/** The name, bytes and SHA-256 of an entry as they were found. */
export interface FoundEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // no schema takes it
  }
}

/** Looks at the entries of a backup one after the other and remembers what its end must confirm. */
export class BackupCheck {
  private manifest: BackupManifest | null = null;
  private checksums: BackupChecksums | null = null;
  private readonly digests = new Map<string, string>();
  private readonly lines: Record<string, number> = {};
  private readonly later: JournalRow[] = [];
  /** Content to the part that names it, by the row that does. */
  private readonly named = new Map<string, { readonly digest: string; readonly entry: string }>();
  private lastOf = { table: '', id: '' };

  /** `knownSchema` is the schema version of this program. */
  constructor(private readonly knownSchema: number) {}

  /** Null where the entry is as it should be. */
  take(entry: FoundEntry): BackupRefusal | null {
    const { name } = entry;
    if (this.checksums !== null || this.digests.has(name)) return { kind: 'damaged', entry: name };
    if (this.manifest === null) return this.takeFirst(entry);
    if (name === checksumsName) return this.takeChecksums(entry);
    this.digests.set(name, entry.sha256);
    const content = contentDigestOf(name);
    if (content !== null) return content === entry.sha256 ? null : { kind: 'damaged', entry: name };
    return this.takePart(entry) ? null : { kind: 'damaged', entry: name };
  }

  /** After the last entry: the whole, or what is wrong with it. */
  end(): BackupRefusal | CheckedBackup {
    const { manifest, checksums } = this;
    if (manifest === null) return { kind: 'notABackup' };
    if (checksums === null) return { kind: 'truncated', entry: [...this.digests.keys()].at(-1) ?? '' };
    for (const [name, sha256] of this.digests) if (checksums.entries[name] !== sha256) return { kind: 'damaged', entry: name };
    for (const name of Object.keys(checksums.entries)) if (!this.digests.has(name)) return { kind: 'damaged', entry: name };
    const kinds = new Set([...Object.keys(checksums.lines), ...Object.keys(this.lines)]);
    for (const kind of kinds) if ((checksums.lines[kind] ?? 0) !== (this.lines[kind] ?? 0)) return { kind: 'damaged', entry: checksumsName };
    if (Object.values(checksums.counts).reduce((sum, count) => sum + count, 0) !== checksums.total) return { kind: 'damaged', entry: checksumsName };
    for (const { digest, entry } of this.named.values()) if (!this.digests.has(`contents/${digest.slice(0, 2)}/${digest}`)) return { kind: 'damaged', entry };
    return { manifest, checksums, later: this.later };
  }

  /** What is not ours is told apart from what is damaged by what stands first. */
  private takeFirst({ name, bytes, sha256 }: FoundEntry): BackupRefusal | null {
    this.digests.set(name, sha256);
    if (name === readmeName) return null;
    if (name !== manifestName) return { kind: 'notABackup' };
    const value = jsonOf(bytes);
    const versions = parseWith(versionsSchema, value);
    if (!versions.ok) return { kind: 'notABackup' };
    const { format, schema } = versions.value;
    if (format > backupFormat) return { kind: 'newer', what: 'format', found: format, known: backupFormat };
    if (schema > this.knownSchema) return { kind: 'newer', what: 'schema', found: schema, known: this.knownSchema };
    const parsed = parseWith(manifestSchema, value);
    if (!parsed.ok) return { kind: 'damaged', entry: name };
    this.manifest = parsed.value;
    return null;
  }

  private takeChecksums({ name, bytes }: FoundEntry): BackupRefusal | null {
    const parsed = parseWith(checksumsSchema, jsonOf(bytes));
    if (!parsed.ok) return { kind: 'damaged', entry: name };
    this.checksums = parsed.value;
    return null;
  }

  private takePart({ name, bytes }: FoundEntry): boolean {
    const kind = partKindOf(name);
    const rows = kind === null ? null : parsePart(kind, new TextDecoder().decode(bytes));
    if (kind === null || rows === null) return false;
    this.lines[kind] = (this.lines[kind] ?? 0) + rows.length;
    for (const row of rows) {
      // Merging relies on the order, and an id that comes twice would be two records.
      if (row.table === this.lastOf.table && row.id <= this.lastOf.id) return false;
      this.lastOf = row;
      const digest = contentOfRow(row);
      if (digest === null) this.named.delete(rowKey(row));
      else this.named.set(rowKey(row), { digest, entry: name });
    }
    if (kind === laterName) this.later.push(...rows);
    return true;
  }
}
