import type { SourceId } from '../../shared/domain/ids';
import type { Source } from '../../shared/domain/source';
import { parseRecord } from '../../shared/domain/tables';
import { checkAnchors, type AnchoredRecord } from '../../shared/integrity/anchorCheck';
import { isSoundDocument, judgeDocument, type FoundDocument } from '../../shared/integrity/documentCheck';
import { judgeOriginal, type FoundOriginal } from '../../shared/integrity/originalCheck';
import { checkStrayDocument } from '../../shared/integrity/referenceCheck';
import type { IntegrityRun } from './integrityRun';
import { knownAmong } from './integrityPages';
import { digestOf } from './journalRows';
import { contentInJournal, otherDocuments, textDigestOf } from './otherDocuments';

/** A text takes about as long as this many small records; so does an imported file. */
export const textWeight = 6;
export const originalWeight = 4;

function textIn(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? value.text : null;
}

/** What lies in the table of texts, hashed. */
export async function foundDocument(id: string, value: unknown): Promise<FoundDocument> {
  if (value === undefined) return { status: 'missing' };
  const parsed = parseRecord('sourceDocuments', value);
  if (parsed.ok && parsed.value.id === id) return { status: 'read', document: parsed.value, textDigest: await textDigestOf(parsed.value.text) };
  const text = textIn(value);
  return { status: 'malformed', problems: parsed.ok ? ['It carries another id'] : parsed.problems, text: text === null ? null : { text, textDigest: await textDigestOf(text) } };
}

interface ArticleRows {
  readonly source: Source | null;
  readonly document: unknown;
  readonly anchored: readonly AnchoredRecord[];
}

function readArticle({ database }: IntegrityRun, id: SourceId): Promise<ArticleRows> {
  const { sources, sourceDocuments, passages, mentions } = database;
  return database.transaction('r', sources, sourceDocuments, passages, mentions, async () => {
    const [source, document, ownPassages, ownMentions] = await Promise.all([
      sources.get(id), sourceDocuments.get(id), passages.where('sourceId').equals(id).toArray(), mentions.where('sourceId').equals(id).toArray(),
    ]);
    const parsed = parseRecord('sources', source);
    return {
      source: parsed.ok ? parsed.value : null,
      document,
      // Those that cannot be read are named elsewhere.
      anchored: [
        ...ownPassages.flatMap((passage) => (parseRecord('passages', passage).ok ? [{ table: 'passages' as const, id: passage.id, anchor: passage.anchor }] : [])),
        ...ownMentions.flatMap((mention) => (parseRecord('mentions', mention).ok ? [{ table: 'mentions' as const, id: mention.id, anchor: mention.anchor }] : [])),
      ],
    };
  });
}

async function checkArticle(run: IntegrityRun, id: SourceId): Promise<void> {
  const { source, document, anchored } = await readArticle(run, id);
  if (!source) return;
  const found = await foundDocument(id, document);
  const others = isSoundDocument(source, found) ? [] : await otherDocuments(run.options, source);
  const { findings, text } = judgeDocument(source, found, others);
  run.found(...findings);
  if (text) run.found(...checkAnchors(anchored, text, source.title));
  await checkOwnOriginal(run, source);
}

async function checkOwnOriginal(run: IntegrityRun, source: Source): Promise<void> {
  const { database } = run;
  // Files that are there are hashed on their own.
  if ((await database.originals.where(':id').equals(source.bytesDigest).count()) > 0) return;
  await judge(run, source.bytesDigest, { status: 'missing' }, [source]);
}

async function judge(run: IntegrityRun, id: string, found: FoundOriginal, owners: readonly Source[]): Promise<void> {
  const { database, calls } = run.options;
  if (found.status === 'read' && found.digest === id) return;
  const isKept = (await contentInJournal(calls, id)) !== null;
  const noted = (await database.keptContents.get(id))?.mediaType;
  const finding = judgeOriginal(id, found, owners, isKept ? noted || 'application/octet-stream' : null);
  if (finding) run.found(finding);
}

/** Every article's text and, in it, every highlight and link. */
export async function checkTexts(run: IntegrityRun): Promise<void> {
  const { database } = run;
  const ids = await database.sources.toCollection().primaryKeys();
  run.begin('Comparing texts and highlights', ids.length);
  for (const id of ids) {
    if (typeof id === 'string') await checkArticle(run, id as SourceId);
    await run.advance(1, textWeight);
  }
  run.end({ one: 'text with its highlights', many: 'texts with their highlights' });
  await checkStrayTexts(run, new Set<unknown>(ids));
}

async function checkStrayTexts(run: IntegrityRun, sourceIds: ReadonlySet<unknown>): Promise<void> {
  const { database, waiting } = run;
  const stray = (await database.sourceDocuments.toCollection().primaryKeys()).filter((id) => !sourceIds.has(id));
  for (const id of stray) {
    const document = await database.sourceDocuments.get(id);
    const known = await knownAmong(database, [{ table: 'sources', id }], waiting);
    run.found(...checkStrayDocument(id as SourceId, textIn(document) ?? id, known));
  }
}

async function foundOriginal(id: string, value: unknown): Promise<FoundOriginal> {
  if (value === undefined) return { status: 'missing' };
  const parsed = parseRecord('originals', value);
  if (!parsed.ok) return { status: 'malformed', problems: parsed.problems };
  return { status: 'read', digest: await digestOf(new Uint8Array(parsed.value.bytes)) };
}

/** Every imported file against the digest it is kept under, one in memory at a time. */
export async function checkOriginals(run: IntegrityRun): Promise<void> {
  const { database } = run;
  const ids = await database.originals.toCollection().primaryKeys();
  run.begin('Comparing imported files', ids.length);
  for (const id of ids) {
    const found = await foundOriginal(id, await database.originals.get(id));
    if (found.status !== 'read' || found.digest !== id) await judge(run, id, found, await database.sources.where('bytesDigest').equals(id).toArray());
    await run.advance(1, originalWeight);
  }
  run.end({ one: 'imported file', many: 'imported files' });
}
