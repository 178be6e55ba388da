import type { ArticleImporter, ImportInput } from '../../shared/contracts/importContract';
import type { Original } from '../../shared/domain/original';
import type { Source } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { parseRecord } from '../../shared/domain/tables';
import type { OtherDocument } from '../../shared/integrity/documentCheck';
import type { JournalCalls } from '../../shared/journal/journalStore';
import type { NotebookDatabase } from './database';
import { digestOf } from './journalRows';

/** Where texts and files are compared with, besides the database. */
export interface OtherCopies {
  readonly database: NotebookDatabase;
  readonly calls: Pick<JournalCalls, 'readContents'>;
  readonly importer: ArticleImporter;
}

/** SHA-256 of a text in UTF-8. */
export function textDigestOf(text: string): Promise<string> {
  return digestOf(new TextEncoder().encode(text));
}

/** Kept bytes of the journal; null where it does not have them whole, or cannot be asked. */
export async function contentInJournal(calls: OtherCopies['calls'], digest: string): Promise<Uint8Array | null> {
  try {
    return (await calls.readContents({ digests: [digest] })).contents[0] ?? null;
  } catch {
    return null; // a host without a journal has no copy
  }
}

async function fromJournal({ database, calls }: OtherCopies, { id }: Source): Promise<OtherDocument | null> {
  const digest = (await database.keptContents.get(id))?.digest;
  const bytes = digest ? await contentInJournal(calls, digest) : null;
  if (!bytes) return null;
  const parsed = parseRecord('sourceDocuments', JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.ok || parsed.value.id !== id) return null;
  return { from: 'journal', document: parsed.value, textDigest: await textDigestOf(parsed.value.text) };
}

/** The bytes kept under a digest, from the database or else from the journal, where they have it. */
export async function soundOriginal({ database, calls }: OtherCopies, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const stored: Original | undefined = await database.originals.get(digest);
  if (stored?.bytes instanceof Uint8Array) {
    const bytes = new Uint8Array(stored.bytes);
    if ((await digestOf(bytes)) === digest) return bytes;
  }
  const kept = await contentInJournal(calls, digest);
  return kept && new Uint8Array(kept);
}

function inputOf({ fileName, format }: Source, bytes: Uint8Array<ArrayBuffer>): ImportInput {
  if (fileName !== '') return { kind: 'file', name: fileName, bytes };
  const text = new TextDecoder().decode(bytes);
  return format === 'html' ? { kind: 'clipboard', html: text, text: '' } : { kind: 'clipboard', html: '', text };
}

async function fromOriginal(copies: OtherCopies, source: Source): Promise<OtherDocument | null> {
  const bytes = await soundOriginal(copies, source.bytesDigest);
  if (!bytes) return null;
  const converted = await copies.importer.convert(inputOf(source, bytes));
  if (converted.status !== 'converted') return null;
  const { text, blocks, textDigest } = converted.article;
  return { from: 'original', document: createSourceDocument(source.id, text, blocks), textDigest };
}

/** The text of an article as the journal keeps it and as the imported file makes it once more. */
export async function otherDocuments(copies: OtherCopies, source: Source): Promise<readonly OtherDocument[]> {
  return [await fromJournal(copies, source), await fromOriginal(copies, source)].filter((other) => other !== null);
}
