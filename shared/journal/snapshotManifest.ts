import * as v from 'valibot';
import { snapshotInfoSchema, type SnapshotInfo } from '../contracts/journalContract';
import { digestSchema } from '../domain/record';
import { parseCheckedLine, serializeCheckedLine } from './checkedLine';
import { journalFormat } from './journalRecord';

const chunkSchema = v.object({ byteLength: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), sha256: digestSchema });
/** A member of the snapshot's gzip file. */
export type SnapshotChunk = Readonly<v.InferOutput<typeof chunkSchema>>;

const manifestSchema = v.object({
  format: v.literal(journalFormat),
  info: snapshotInfoSchema,
  chunks: v.pipe(v.array(chunkSchema), v.readonly()),
});

/**
 * What makes a snapshot count: written last, beside the file with the records. That file is a row of gzip members, one
 * a chunk, so that `gunzip` opens the whole of it, a chunk can be read alone, and damage costs one chunk.
 */
export interface SnapshotManifest {
  readonly info: SnapshotInfo;
  readonly chunks: readonly SnapshotChunk[];
}

export type ParsedManifest =
  | { readonly status: 'sound'; readonly manifest: SnapshotManifest }
  | { readonly status: 'newer'; readonly found: number }
  | { readonly status: 'unreadable' };

export function serializeSnapshotManifest({ info, chunks }: SnapshotManifest): string {
  return serializeCheckedLine({ format: journalFormat, info, chunks });
}

const formatSchema = v.object({ format: v.number() });

/** Never throws. */
export function parseSnapshotManifest(text: string): ParsedManifest {
  const checked = parseCheckedLine(text.replace(/\n$/, ''));
  if (!checked) return { status: 'unreadable' };
  const format = v.safeParse(formatSchema, checked.value);
  if (format.success && format.output.format > journalFormat) return { status: 'newer', found: format.output.format };
  const parsed = v.safeParse(manifestSchema, checked.value);
  return parsed.success ? { status: 'sound', manifest: parsed.output } : { status: 'unreadable' };
}

/** The text whose SHA-256 stands for the whole snapshot: the chunks' digests, a line each. */
export function digestInput(chunks: readonly SnapshotChunk[]): string {
  return chunks.map(({ sha256 }) => `${sha256}\n`).join('');
}
