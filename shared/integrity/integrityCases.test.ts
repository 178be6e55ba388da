import { describe, expect, it, test } from 'vitest';
import { describeSpan } from '../anchoring/anchor';
import type { Anchor } from '../domain/anchor';
import { createEntity } from '../domain/entity';
import { createCountingIdMaker, type NoteId, type SourceId } from '../domain/ids';
import { createPassageMention } from '../domain/mention';
import { createNameDecision } from '../domain/nameDecision';
import { createRelation } from '../domain/relation';
import { createNote } from '../domain/note';
import { noteLinksOf } from '../domain/noteLink';
import { createPassage } from '../domain/passage';
import { createSource } from '../domain/source';
import { createTag } from '../domain/tag';
import type { TableName } from '../domain/tables';
import { checkAnchors } from './anchorCheck';
import { blockProblems, plainDocument } from './blockCheck';
import { judgeDocument, type FoundDocument, type OtherDocument } from './documentCheck';
import type { Finding } from './finding';
import { checkContents, checkJournal, type JournalFacts } from './journalCheck';
import { knownFrom, recordKey } from './known';
import { checkNote } from './noteCheck';
import { judgeOriginal } from './originalCheck';
import { checkRecord } from './recordCheck';
import { checkDecision, checkMention, checkPassage, checkRelation, checkSource, checkStrayDocument } from './referenceCheck';
import { repairPreview } from './repair';
import { reportText } from './report';
import { checkTags } from './tagCheck';

const ids = createCountingIdMaker();
const clock = (): string => '2024-05-03T12:00:00.000Z';
const right = 'a'.repeat(64);
const wrong = 'b'.repeat(64);
const text = 'The ferry returned on Monday.\nThe pilots were paid in the end.';
const source = createSource({ title: 'Ferries', format: 'text', bytesDigest: right, textDigest: right, textLength: text.length, wordCount: 11 }, clock, ids);
const sound = plainDocument(source.id, text);

function anchorOf(words: string, digest = right): Anchor {
  const start = text.indexOf(words);
  const anchor = describeSpan(text, digest, { start, end: start + words.length });
  if (!anchor) throw new Error('The words are not in the text');
  return anchor;
}

const passage = createPassage({ sourceId: source.id, anchor: anchorOf('pilots were paid'), color: 'amber' }, clock, ids);
const tag = createTag({ name: 'Pay' }, clock, ids);
const entity = createEntity({ kind: 'person', name: 'Ada' }, clock, ids);
const mention = createPassageMention({ entityId: entity.id, sourceId: source.id, anchor: passage.anchor, passageId: passage.id }, clock, ids);
const note = createNote({ title: 'On pay' }, clock, ids);

type Place = readonly [TableName, string];
function known(present: readonly Place[], waiting: readonly Place[] = []) {
  const keys = (places: readonly Place[]): ReadonlySet<string> => new Set(places.map(([table, id]) => recordKey(table, id)));
  return knownFrom(keys(present), keys(waiting));
}

/** Kind of finding and of its repair, which is what the cases state. */
function told(findings: readonly Finding[]): readonly (readonly [string, string | null])[] {
  return findings.map(({ kind, repair }) => [kind, repair?.kind ?? null]);
}

describe('a record', () => {
  test.each([
    ['sound', 'tags', tag.id, tag, null],
    ['without a name', 'tags', tag.id, { ...tag, name: '' }, 'setAside'],
    ['under another key', 'tags', 'tag-zzzzzzzzzzzzzzzz', tag, 'setAside'],
    ['nothing at all', 'passages', passage.id, null, 'setAside'],
    ['under a number', 'tags', 7, { ...tag, id: 7 }, 'none'],
    ['a file', 'originals', right, { id: right, mediaType: 'text/plain', bytes: 'x' }, 'none'],
    ['a text of a note', 'noteBodies', note.id, { id: note.id, blocks: 5 }, 'mendBody'],
  ] as const)('%s', (_name, table, key, value, repair) => {
    const finding = checkRecord(table, { key, value });
    expect(finding === null ? null : (finding.repair?.kind ?? 'none')).toBe(repair);
    if (finding) expect(finding.details.length).toBeGreaterThan(0);
  });
});

describe('references', () => {
  const all: readonly Place[] = [['sources', source.id], ['passages', passage.id], ['entities', entity.id], ['tags', tag.id]];
  const gathered = ids('collection');
  const decision = createNameDecision({ sourceId: source.id, name: 'Ada', outcome: { kind: 'entity', entityId: entity.id } }, clock, ids);
  const relation = createRelation({ fromId: entity.id, toId: entity.id, type: 'met', passageIds: [passage.id] }, clock, ids);
  const without = (table: TableName) => all.filter(([each]) => each !== table);

  test.each([
    ['of a highlight, all there', checkPassage({ ...passage, tagIds: [tag.id] }, known(all)), []],
    ['to a tag that is gone', checkPassage({ ...passage, tagIds: [tag.id] }, known(without('tags'))), [['tagMissing', 'removeTags']]],
    ['to a tag in the quarantine', checkPassage({ ...passage, tagIds: [tag.id] }, known(without('tags'), [['tags', tag.id]])), []],
    ['of an article, all there', checkSource({ ...source, collectionIds: [gathered] }, known([['collections', gathered]])), []],
    ['to a collection that is gone', checkSource({ ...source, collectionIds: [gathered] }, known([])), [['collectionMissing', 'removeCollections']]],
    ['to a collection in the quarantine', checkSource({ ...source, collectionIds: [gathered] }, known([], [['collections', gathered]])), []],
    ['to an article that is gone', checkPassage(passage, known(without('sources'))), [['passageStray', 'setAside']]],
    ['to an article in the quarantine', checkPassage(passage, known(without('sources'), [['sources', source.id]])), [['waiting', null]]],
    ['of a link, all there', checkMention(mention, known(all)), []],
    ['of a link without highlight', checkMention({ ...mention, passageId: null }, known(without('passages'))), []],
    ['to an entity that is gone', checkMention(mention, known(without('entities'))), [['mentionStray', 'removeMention']]],
    ['to a highlight that is gone', checkMention(mention, known(without('passages'))), [['mentionStray', 'removeMention']]],
    ['to a highlight in the quarantine', checkMention(mention, known(without('passages'), [['passages', passage.id]])), [['waiting', null]]],
    ['of a decision, all there', checkDecision(decision, known(all)), []],
    ['of a decision everywhere', checkDecision({ ...decision, sourceId: null, outcome: { kind: 'rejected' } }, known([])), []],
    ['of a decision to an entity that is gone', checkDecision(decision, known(without('entities'))), [['decisionStray', 'removeDecision']]],
    ['of a decision to an article in the quarantine', checkDecision(decision, known(without('sources'), [['sources', source.id]])), [['waiting', null]]],
    ['of a relation, all there', checkRelation(relation, known(all)), []],
    ['of a relation to an entity that is gone', checkRelation(relation, known(without('entities'))), [['relationStray', 'setAside']]],
    ['of a relation to a highlight that is gone', checkRelation(relation, known(without('passages'))), [['relationPassageMissing', 'removePassages']]],
    ['of a relation to a highlight in the quarantine', checkRelation(relation, known(without('passages'), [['passages', passage.id]])), []],
    ['of a text to its article', checkStrayDocument(source.id, text, known(all)), []],
    ['of a text to none', checkStrayDocument(source.id, text, known([])), [['documentStray', 'setAside']]],
  ] as const)('%s', (_name, findings, expected) => {
    expect(told(findings)).toEqual(expected);
  });
});

describe('tags', () => {
  const [a, b, c] = [createTag({ name: 'A' }, clock, ids), createTag({ name: 'B' }, clock, ids), createTag({ name: 'C' }, clock, ids)];
  const present = known([a, b, c].map(({ id }) => ['tags', id] as const));

  test.each([
    ['a tree', [a, { ...b, parentId: a.id }, { ...c, parentId: b.id }], []],
    ['a parent that is gone', [{ ...a, parentId: tag.id }], [a.id]],
    ['under itself', [{ ...a, parentId: a.id }], [a.id]],
    ['a ring of three is cut once', [{ ...a, parentId: c.id }, { ...b, parentId: a.id }, { ...c, parentId: b.id }], [a.id]],
    ['below a ring', [{ ...a, parentId: b.id }, { ...b, parentId: a.id }, { ...c, parentId: b.id }], [a.id]],
  ])('%s', (_name, tags, expected) => {
    expect(checkTags(tags, present).map(({ id }) => id)).toEqual(expected);
  });
});

describe('a note', () => {
  const body = { id: note.id, updatedAt: clock(), blocks: [{ kind: 'paragraph' as const, children: [{ kind: 'entity' as const, entityId: entity.id, text: 'Ada' }] }] };
  const links = noteLinksOf(note.id, body.blocks);
  const here: readonly Place[] = [['notes', note.id], ['noteBodies', note.id], ['entities', entity.id]];
  const whole = { id: note.id, note, body, links };
  const only = (...tables: readonly TableName[]) => here.filter(([table]) => tables.includes(table));
  const stray: NoteId = ids('note');

  test.each([
    ['whole', checkNote(whole, known(here)), []],
    ['without a backlink', checkNote({ ...whole, links: [] }, known(here)), [['linksWrong', 'rebuildLinks']]],
    ['with one too many', checkNote({ ...whole, links: [...links, { id: 'x' }] }, known(here)), [['linksWrong', 'rebuildLinks']]],
    ['without its text', checkNote({ ...whole, body: null, links: [] }, known(only('notes'))), [['bodyMissing', 'createBody']]],
    ['with its text in the quarantine', checkNote({ ...whole, body: null }, known(only('notes'), [['noteBodies', note.id]])), [['waiting', null]]],
    ['with a text that cannot be read', checkNote({ ...whole, body: null }, known(here)), []],
    ['gone, its text here', checkNote({ ...whole, note: null }, known(only('noteBodies', 'entities'))), [['bodyStray', 'createNote']]],
    ['that cites what is gone', checkNote(whole, known(only('notes', 'noteBodies'))), [['targetGone', null]]],
    ['that never was', checkNote({ id: stray, note: null, body: null, links: [{ id: 'x' }] }, known([])), [['linksWrong', 'rebuildLinks']]],
  ] as const)('%s', (_name, findings, expected) => {
    expect(told(findings)).toEqual(expected);
  });
});

describe('a text', () => {
  const read = (words: string, digest: string): FoundDocument => ({ status: 'read', document: plainDocument(source.id, words), textDigest: digest });
  const other = (from: OtherDocument['from'], words: string, digest: string): OtherDocument => ({ from, document: plainDocument(source.id, words), textDigest: digest });
  const malformed = (words: string | null, digest: string): FoundDocument => ({ status: 'malformed', problems: ['blocks'], text: words === null ? null : { text: words, textDigest: digest } });

  test.each([
    ['sound', read(text, right), [], []],
    ['missing, kept in the journal', { status: 'missing' }, [other('journal', text, right)], [['documentMissing', 'restoreDocument']]],
    ['missing, no copy', { status: 'missing' }, [], [['documentMissing', null]]],
    ['missing, a copy of other words proves nothing', { status: 'missing' }, [other('original', 'x', wrong)], [['documentMissing', null]]],
    ['other words, kept in the journal', read('x', wrong), [other('journal', text, right)], [['textChanged', 'restoreDocument']]],
    ['other words, no copy', read('x', wrong), [], [['textChanged', null]]],
    ['a wrong digest, the file agrees with the text', read(text, wrong), [other('original', text, wrong)], [['digestWrong', 'correctDigest']]],
    ['right words, blocks that cannot be read', malformed(text, right), [], [['blocksWrong', 'rebuildBlocks']]],
    ['right words, blocks of the journal', malformed(text, right), [other('journal', text, right)], [['blocksWrong', 'restoreDocument']]],
    ['nothing to read', malformed(null, ''), [], [['malformed', 'setAside']]],
    ['nothing sure to read', malformed('x', wrong), [], [['malformed', 'setAside']]],
  ] as const)('%s', (_name, found, others, expected) => {
    expect(told(judgeDocument(source, found, others).findings)).toEqual(expected);
  });

  it('is searched for anchors only where it can be trusted', () => {
    expect(judgeDocument(source, read('x', wrong), []).text).toBeNull();
    expect(judgeDocument(source, read('x', wrong), [other('journal', text, right)]).text).toEqual({ text, textDigest: right });
  });

  test.each([
    ['as imported', sound.blocks, 0],
    ['without the first block', sound.blocks.slice(1), 1],
    ['without the last block', sound.blocks.slice(0, -1), 1],
    ['a mark outside of its block', sound.blocks.map((block, index) => (index === 0 ? { ...block, marks: [{ kind: 'strong' as const, start: 0, end: text.length }] } : block)), 1],
  ])('blocks: %s', (_name, blocks, problems) => {
    expect(blockProblems(text, blocks)).toHaveLength(problems);
  });
});

describe('an anchor', () => {
  const within = { text, textDigest: right };
  const check = (anchor: Anchor): readonly Finding[] => checkAnchors([{ table: 'passages', id: passage.id, anchor }], within, 'Ferries');
  const sure = anchorOf('pilots were paid');

  test.each([
    ['in its place', sure, []],
    ['of another digest', { ...sure, textDigest: wrong }, [['anchorMoved', 'correctAnchor']]],
    ['at another place', { ...sure, start: sure.start - 9, end: sure.end - 9 }, [['anchorMoved', 'correctAnchor']]],
    ['of words that are gone', { ...sure, exact: 'xylophone quarrels', end: sure.start + 18, prefix: 'zzzzzzzzzzzz', suffix: 'zzzzzzzzzzzz' }, [['anchorLost', null]]],
  ] as const)('%s', (_name, anchor, expected) => {
    expect(told(check(anchor))).toEqual(expected);
  });

  it('is corrected to where the words stand', () => {
    const [finding] = check({ ...sure, start: sure.start - 9, end: sure.end - 9 });
    expect(finding?.repair).toMatchObject({ to: sure });
  });
});

describe('an imported file', () => {
  test.each([
    ['sound', { status: 'read', digest: right }, [source], null, null],
    ['missing and nobody’s', { status: 'missing' }, [], 'text/plain', null],
    ['missing, in the journal', { status: 'missing' }, [source], 'text/plain', ['originalMissing', 'restoreOriginal']],
    ['damaged, no copy', { status: 'read', digest: wrong }, [source], null, ['originalChanged', null]],
  ] as const)('%s', (_name, found, owners, mediaType, expected) => {
    const finding = judgeOriginal(right, found, owners, mediaType);
    expect(finding && told([finding])[0]).toEqual(expected);
  });
});

describe('the journal', () => {
  const snapshot = { snapshotId: 's', at: clock(), damagedChunks: 0, unreadableLines: 0, stated: { tags: 2 }, counted: { tags: 2 } };
  const facts: JournalFacts = { sequence: 9, waitingChanges: 2, journalSequence: 7, newestSnapshot: snapshot };

  test.each([
    ['agrees', facts, []],
    ['has no copy yet', { ...facts, newestSnapshot: null }, []],
    ['is behind', { ...facts, journalSequence: 6 }, ['journalBehind']],
    ['has a damaged copy', { ...facts, newestSnapshot: { ...snapshot, damagedChunks: 1 } }, ['snapshotDamaged']],
    ['has a copy with a line that is none', { ...facts, newestSnapshot: { ...snapshot, unreadableLines: 1 } }, ['snapshotDamaged']],
    ['has a copy with too little', { ...facts, newestSnapshot: { ...snapshot, counted: { tags: 1 } } }, ['snapshotDamaged']],
  ])('%s', (_name, given, expected) => {
    expect(checkJournal(given).map(({ kind }) => kind)).toEqual(expected);
  });

  it('names what it cannot give back', () => {
    const id: SourceId = source.id;
    expect(checkContents([{ id, digest: right }]).map(({ repair }) => repair)).toEqual([{ kind: 'renewJournal', contentIds: [id] }]);
  });
});

describe('what is told', () => {
  const findings = checkPassage({ ...passage, tagIds: [tag.id] }, known([['sources', source.id]]));

  it('says before a repair what it will do', () => {
    expect(repairPreview(findings.flatMap((finding) => (finding.repair ? [{ ...finding, repair: finding.repair }] : [])))).toEqual(['Tags that no longer exist will be taken off 1 record.']);
  });

  it('is a report with everything in it', () => {
    const report = reportText({ at: clock(), checked: [{ what: 'highlights', count: 1 }], findings, remarks: ['Remark.'] });
    for (const part of ['1 highlights', 'Findings: 1, of which 1 can be repaired', 'Remark.', passage.id, tag.id, 'removeTags']) expect(report).toContain(part);
  });
});
