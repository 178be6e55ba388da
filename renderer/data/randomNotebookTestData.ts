import fc from 'fast-check';
import { describeSpan } from '../../shared/anchoring/anchor';
import { highlightColors } from '../../shared/domain/passage';
import { aliasKinds, entityKinds } from '../../shared/domain/entity';
import { createCountingIdMaker, type EntityId, type PassageId, type SourceId, type TagId } from '../../shared/domain/ids';
import type { NoteBlock, NoteInline, NoteList, NoteListItem } from '../../shared/domain/noteBody';
import { textMarks } from '../../shared/domain/noteBody';
import { decisionName } from '../../shared/domain/nameDecision';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { createNoteVersion, versionReasons } from '../../shared/domain/noteVersion';
import { createPublicationDate, unknownDate } from '../../shared/domain/publicationDate';
import { readingStates, sourceFormats } from '../../shared/domain/source';
import type { Block } from '../../shared/domain/sourceDocument';
import { trimBlocks } from '../../shared/domain/trims';
import { tableNames, type RecordOf, type TableName } from '../../shared/domain/tables';
import { digestOf } from './journalRows';
import type { RecordedTable, Writer } from './transaction';

/** A whole notebook as plain records. */
export type NotebookRecords = { readonly [Name in TableName]: readonly RecordOf<Name>[] };

/** What people and programs really leave in text, beside what chance makes of it. */
const oddTexts = ['', ' ', 'a\u2028b', '“so-called” A\u{1F1E8}\u{1F1F3}e\u0301', '</script>', '{"crc":"00000000"}\n', '\u0000', '\ufeffbom', 'نص عربي', '\ud800'] as const;
const textArb = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 24 }) }, { weight: 1, arbitrary: fc.constantFrom(...oddTexts) });
const nameArb = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }).map((text) => text.trim() || 'name');
const stampArb = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const pickArb = fc.nat(1000);
const picksArb = fc.array(pickArb, { maxLength: 3 });
const stampsArb = { createdAt: stampArb, updatedAt: stampArb };

const dateArb = fc.oneof(
  fc.constant(unknownDate),
  fc.record({ year: fc.integer({ min: 1900, max: 2100 }), month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }) })
    .map((parts) => createPublicationDate(parts, 'text', 'approximate') ?? unknownDate),
);
const paragraphArb = fc.oneof(textArb, fc.lorem({ maxCount: 12 })).map((text) => text.replace(/[\n\r\t]/g, ' '));
const sourceArb = fc.record({
  ...stampsArb, title: textArb, byline: textArb, outlet: textArb, url: fc.webUrl(), language: fc.constantFrom('', 'en', 'zh-Hant'), published: dateArb,
  format: fc.constantFrom(...sourceFormats), fileName: textArb, wordCount: fc.nat(5000), tags: picksArb, readingState: fc.constantFrom(...readingStates),
  isSample: fc.boolean(), isTrimReviewed: fc.boolean(), trims: picksArb, collections: picksArb, paragraphs: fc.array(paragraphArb, { maxLength: 5 }), bytes: fc.uint8Array({ maxLength: 64 }), mediaType: fc.constantFrom('text/html', 'text/plain'),
});
const tagArb = fc.record({ ...stampsArb, name: nameArb, definition: textArb, parent: fc.option(pickArb) });
const entityArb = fc.record({
  ...stampsArb, kind: fc.constantFrom(...entityKinds), name: nameArb, description: textArb,
  aliases: fc.array(fc.record({ text: nameArb, kind: fc.constantFrom(...aliasKinds), validFrom: fc.option(fc.constant('2019')), validTo: fc.constant(null) }), { maxLength: 2 }),
  externalIds: fc.dictionary(fc.constantFrom('wikidata', 'viaf', 'own register'), textArb, { maxKeys: 2 }),
});
const passageArb = fc.record({ ...stampsArb, source: pickArb, start: pickArb, length: fc.nat(40), color: fc.constantFrom(...highlightColors), comment: textArb, tags: picksArb });
const mentionArb = fc.record({
  ...stampsArb, passage: pickArb, entity: pickArb, isLink: fc.boolean(),
  status: fc.constantFrom('suggested' as const, 'accepted' as const, 'rejected' as const), origin: fc.constantFrom('person' as const, 'analysis' as const),
});
const decisionArb = fc.record({ ...stampsArb, name: nameArb, source: fc.option(pickArb), entity: fc.option(pickArb) });
const relationArb = fc.record({
  ...stampsArb, from: pickArb, to: pickArb, type: fc.constantFrom('memberOf', 'met', 'sanctioned', 'locatedIn', 'is said to advise'), passages: picksArb, remark: textArb,
  validFrom: fc.option(fc.constantFrom('2019', '2023-07-25')), validTo: fc.option(fc.constant('2024-08~')),
});

type Draw = { readonly kind: 'text' | 'entity' | 'passage' | 'lineBreak' | 'link' | 'unknown'; readonly pick: number; readonly text: string };
const drawsArb = fc.array(
  fc.record({ kind: fc.constantFrom<Draw['kind'][]>('text', 'entity', 'passage', 'lineBreak', 'link', 'unknown'), pick: pickArb, text: textArb }),
  { maxLength: 4 },
);
const blocksArb = fc.array(fc.record({ kind: fc.constantFrom('paragraph' as const, 'heading' as const, 'quotation' as const, 'list' as const, 'table' as const, 'code' as const, 'rule' as const, 'unknown' as const), draws: drawsArb, data: fc.jsonValue({ maxDepth: 2 }) }), { maxLength: 4 });
const versionArb = fc.record({ savedAt: stampArb, keptAt: stampArb, reason: fc.constantFrom(...versionReasons), title: textArb, blocks: blocksArb });
const noteArb = fc.record({
  ...stampsArb, title: textArb, isSample: fc.boolean(), bodyAt: stampArb, blocks: blocksArb,
  versions: fc.uniqueArray(versionArb, { maxLength: 3, selector: ({ savedAt }) => savedAt }),
});
const settingsArb = fc.dictionary(fc.constantFrom('preference:theme', 'memory:reading', 'memory:sample'), fc.jsonValue({ maxDepth: 2 }));

const draftArb = fc.record({
  sources: fc.array(sourceArb, { maxLength: 6 }), tags: fc.array(tagArb, { maxLength: 6 }), entities: fc.array(entityArb, { maxLength: 6 }),
  passages: fc.array(passageArb, { maxLength: 10 }), mentions: fc.array(mentionArb, { maxLength: 10 }), notes: fc.array(noteArb, { maxLength: 4 }),
  colorMeanings: fc.uniqueArray(fc.record({ ...stampsArb, id: fc.constantFrom(...highlightColors), meaning: textArb }), { selector: ({ id }) => id }),
  collections: fc.array(fc.record({ ...stampsArb, name: nameArb, description: textArb }), { maxLength: 3 }),
  savedViews: fc.array(fc.record({ ...stampsArb, name: nameArb, query: fc.string({ minLength: 1 }) }), { maxLength: 3 }),
  decisions: fc.array(decisionArb, { maxLength: 6 }), relations: fc.array(relationArb, { maxLength: 6 }),
  settings: settingsArb,
});
export type NotebookDraft = typeof draftArb extends fc.Arbitrary<infer Draft> ? Draft : never;

/** Any notebook: every kind of record, odd text in every field, references that hold. Make it with `notebookOf`. */
export const notebookDraftArb: fc.Arbitrary<NotebookDraft> = draftArb;

function pickOf<Value>(values: readonly Value[], pick: number): Value | undefined {
  return values[pick % Math.max(1, values.length)];
}

/** Digests stand for bytes, so that making a notebook takes a moment. */
export async function notebookOf(draft: NotebookDraft): Promise<NotebookRecords> {
  const ids = createCountingIdMaker();
  const tagIds = draft.tags.map(() => ids('tag'));
  const some = (picks: readonly number[]): readonly TagId[] => [...new Set(picks.flatMap((pick) => pickOf(tagIds, pick) ?? []))];
  const tags = draft.tags.map(({ parent, ...tag }, index) => {
    // Only under an earlier one, so that no tag stands under itself.
    const parentId = parent === null || index === 0 ? null : (tagIds[parent % index] ?? null);
    return { id: tagIds[index] ?? ids('tag'), ...tag, parentId };
  });
  const entities = draft.entities.map((entity) => ({ id: ids('entity'), ...entity }));
  const collections = draft.collections.map((collection) => ({ id: ids('collection'), ...collection }));
  const savedViews = draft.savedViews.map((view) => ({ id: ids('savedView'), ...view }));
  const sources: RecordOf<'sources'>[] = [];
  const sourceDocuments: RecordOf<'sourceDocuments'>[] = [];
  const originals = new Map<string, RecordOf<'originals'>>();
  for (const { paragraphs, bytes, mediaType, tags: picks, trims, collections: sourceCollections, ...source } of draft.sources) {
    const id: SourceId = ids('source');
    const text = paragraphs.join('\n');
    const own = new Uint8Array(bytes);
    const [textDigest, bytesDigest] = await Promise.all([digestOf(new TextEncoder().encode(text)), digestOf(own)]);
    const starts = paragraphs.map((_, index) => paragraphs.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0));
    const blocks = paragraphs.map((each, index): Block => ({ kind: 'paragraph', start: starts[index] ?? 0, end: (starts[index] ?? 0) + each.length, marks: [] }));
    const trimmed = trimBlocks({ blocks }, [], trims.flatMap((trim) => pickOf(blocks, trim) ?? []));
    const collectionIds = [...new Set(sourceCollections.flatMap((pick) => pickOf(collections, pick)?.id ?? []))];
    sources.push({ id, ...source, trimmed, collectionIds, textDigest, bytesDigest, textLength: text.length, tagIds: some(picks) });
    sourceDocuments.push({ id, text, blocks });
    originals.set(bytesDigest, { id: bytesDigest, mediaType, bytes: own });
  }
  const passages = draft.passages.flatMap(({ source: pick, start: from, length, tags: picks, ...passage }) => {
    const source = pickOf(sources, pick);
    const text = pickOf(sourceDocuments, pick)?.text ?? '';
    const start = from % Math.max(1, text.length);
    const anchor = source ? describeSpan(text, source.textDigest, { start, end: Math.min(text.length, start + 1 + length) }) : null;
    return source && anchor ? [{ id: ids('passage'), ...passage, sourceId: source.id, anchor, tagIds: some(picks) }] : [];
  });
  const mentions = draft.mentions.flatMap(({ passage: passagePick, entity: entityPick, isLink, ...mention }) => {
    const [passage, entity] = [pickOf(passages, passagePick), pickOf(entities, entityPick)];
    if (!passage || !entity) return [];
    const { sourceId, anchor } = passage;
    return [{ id: ids('mention'), ...mention, entityId: entity.id, sourceId, anchor, passageId: isLink ? passage.id : null }];
  });
  const nameDecisions = new Map<string, RecordOf<'nameDecisions'>>();
  for (const { name: written, source: sourcePick, entity: entityPick, ...decision } of draft.decisions) {
    const name = decisionName(written);
    const [sourceId, entityId] = [sourcePick === null ? null : pickOf(sources, sourcePick)?.id, entityPick === null ? null : pickOf(entities, entityPick)?.id];
    if (name === '' || sourceId === undefined || entityId === undefined || nameDecisions.has(`${sourceId} ${name}`)) continue;
    const outcome = entityId === null ? { kind: 'rejected' as const } : { kind: 'entity' as const, entityId };
    nameDecisions.set(`${sourceId} ${name}`, { id: ids('nameDecision'), ...decision, name, sourceId, outcome });
  }
  const relations = draft.relations.flatMap(({ from, to, passages: picks, ...relation }) => {
    const [first, second] = [pickOf(entities, from), pickOf(entities, to)];
    const passageIds = [...new Set(picks.flatMap((pick) => pickOf(passages, pick)?.id ?? []))];
    return first && second ? [{ id: ids('relation'), ...relation, fromId: first.id, toId: second.id, passageIds }] : [];
  });
  const cited = { passages: passages.map(({ id, sourceId, anchor }) => ({ id, sourceId, quotation: anchor.exact })), entities: entities.map(({ id }) => id) };
  const notes = draft.notes.map(({ blocks: _blocks, bodyAt: _bodyAt, versions: _versions, ...note }) => ({ id: ids('note'), ...note }));
  const noteBodies = draft.notes.flatMap(({ blocks, bodyAt }, index) => {
    const note = notes[index];
    return note ? [{ id: note.id, updatedAt: bodyAt, blocks: blocks.map((block) => blockOf(block, cited)) }] : [];
  });
  const noteVersions = draft.notes.flatMap(({ versions }, index) => {
    const noteId = notes[index]?.id;
    return noteId ? versions.map(({ blocks, ...version }) => createNoteVersion({ noteId, ...version, blocks: blocks.map((block) => blockOf(block, cited)) })) : [];
  });
  // JSON knows no negative zero.
  const settings = Object.entries(draft.settings).map(([id, value]) => ({ id, value: JSON.parse(JSON.stringify(value)) as unknown }));
  return {
    sources, sourceDocuments, originals: [...originals.values()], passages, colorMeanings: draft.colorMeanings, tags, entities, mentions,
    nameDecisions: [...nameDecisions.values()], relations, notes, noteBodies,
    noteLinks: noteBodies.flatMap(({ id, blocks }) => noteLinksOf(id, blocks)), noteVersions,
    collections, savedViews, settings,
  };
}

interface Cited {
  readonly passages: readonly { readonly id: PassageId; readonly sourceId: SourceId; readonly quotation: string }[];
  readonly entities: readonly EntityId[];
}

function inlineOf({ kind, pick, text }: Draw, { passages, entities }: Cited): Exclude<NoteInline, { kind: 'link' }> {
  const [entityId, passage] = [pickOf(entities, pick), pickOf(passages, pick)];
  if (kind === 'entity' && entityId) return { kind, entityId, text };
  if (kind === 'passage' && passage) return { kind, passageId: passage.id, sourceId: passage.sourceId, quotation: passage.quotation, sourceTitle: text };
  if (kind === 'unknown') return { kind, data: { text, pick } };
  return kind === 'lineBreak' ? { kind } : { kind: 'text', text, marks: textMarks.slice(0, pick % 4) };
}

function blockOf({ kind, draws, data }: NotebookDraft['notes'][number]['blocks'][number], cited: Cited): NoteBlock {
  const children = draws.map((draw): NoteInline => (draw.kind === 'link' ? { kind: 'link', url: 'https://example.org/', children: [inlineOf(draw, cited)] } : inlineOf(draw, cited)));
  switch (kind) {
    case 'heading':
      return { kind, level: 2, children };
    case 'list': {
      const item: NoteListItem = { isChecked: null, children, lists: [] };
      const nested: NoteList = { kind, style: 'number', start: 3, items: [item] };
      return { kind, style: 'bullet', start: 1, items: [item, { isChecked: null, children: [], lists: [nested] }] };
    }
    case 'table':
      return { kind, rows: [[{ isHeader: true, children }, { isHeader: true, children: [] }]] };
    case 'code':
      return { kind, language: 'text', text: draws.map(({ text }) => text).join('\n') };
    case 'rule':
      return { kind };
    case 'unknown':
      return { kind, data: JSON.parse(JSON.stringify(data)) };
    case 'paragraph':
    case 'quotation':
      return { kind, children };
  }
}

/** Writes a notebook through the writer, as commands do. */
export async function storeNotebook(writer: Writer, records: NotebookRecords): Promise<void> {
  for (const table of tableNames) {
    const all: readonly RecordOf<TableName>[] = records[table];
    if (all.length === 0) continue;
    await writer.write({ label: `Store ${table}`, isUndoable: false }, async (recorder) => {
      if (table === 'originals') for (const original of records.originals) await recorder.keepOriginal(original);
      else await recorder.put<RecordedTable>(table, ...(all as readonly RecordOf<RecordedTable>[]));
    });
  }
}
