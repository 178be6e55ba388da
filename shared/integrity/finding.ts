import type { Anchor } from '../domain/anchor';
import type { TableName } from '../domain/tables';

/** How much a finding matters: something cannot be read or shown as it was, a reference leads nowhere, or only worth knowing. */
export type Severity = 'broken' | 'loose' | 'note';

/** Every kind of finding with how much it matters and the heading it is shown under, the gravest first. */
export const findingKinds = {
  malformed: { severity: 'broken', title: 'Records that cannot be read' },
  documentMissing: { severity: 'broken', title: 'Articles without their text' },
  textChanged: { severity: 'broken', title: 'Texts that are not the ones that were imported' },
  blocksWrong: { severity: 'broken', title: 'Texts whose paragraphs do not fit them' },
  originalChanged: { severity: 'broken', title: 'Imported files that are damaged' },
  originalMissing: { severity: 'broken', title: 'Imported files that are missing' },
  bodyMissing: { severity: 'broken', title: 'Notes without their text' },
  bodyStray: { severity: 'broken', title: 'Texts of notes that are gone' },
  documentStray: { severity: 'broken', title: 'Texts of articles that are gone' },
  passageStray: { severity: 'broken', title: 'Highlights in articles that are gone' },
  anchorLost: { severity: 'broken', title: 'Highlights whose words are not in the text' },
  anchorMoved: { severity: 'loose', title: 'Highlights whose words stand elsewhere' },
  digestWrong: { severity: 'loose', title: 'Texts with a wrong checksum' },
  mentionStray: { severity: 'loose', title: 'Links to people, places and the like that lead nowhere' },
  decisionStray: { severity: 'loose', title: 'Decisions about names that lead nowhere' },
  relationStray: { severity: 'loose', title: 'Relations that lead nowhere' },
  relationPassageMissing: { severity: 'loose', title: 'Relations that rest on highlights that no longer exist' },
  tagMissing: { severity: 'loose', title: 'Tags that no longer exist' },
  collectionMissing: { severity: 'loose', title: 'Collections that no longer exist' },
  parentWrong: { severity: 'loose', title: 'Tags under a tag that cannot hold them' },
  linksWrong: { severity: 'loose', title: 'Notes whose backlinks are not up to date' },
  contentUnreadable: { severity: 'broken', title: 'Texts and files that the journal cannot give back' },
  snapshotDamaged: { severity: 'broken', title: 'Damaged copies of the notebook' },
  journalBehind: { severity: 'broken', title: 'The journal is not up to date' },
  waiting: { severity: 'note', title: 'Records that belong to something in the quarantine' },
  targetGone: { severity: 'note', title: 'Citations of something that was deleted' },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly title: string }>>;

export type FindingKind = keyof typeof findingKinds;
export const findingKindNames = Object.keys(findingKinds) as readonly FindingKind[];

/** Where a finding lies: a table of the notebook, or the journal beside it. */
export type FindingPlace = TableName | 'journal';

/**
 * What would mend a finding. It says what to do, not what the record will be: the record may have changed between
 * check and repair, so that what is written is computed from the record of the moment.
 */
export type Repair =
  /** Out of its table into the quarantine, its value kept. */
  | { readonly kind: 'setAside' }
  /** A note's text that can be read in part: what can be read stays, the rest is kept in it as unknown. */
  | { readonly kind: 'mendBody' }
  | { readonly kind: 'removeTags'; readonly tagIds: readonly string[] }
  | { readonly kind: 'removeCollections'; readonly collectionIds: readonly string[] }
  | { readonly kind: 'clearParent'; readonly parentId: string }
  | { readonly kind: 'removeMention' }
  | { readonly kind: 'removeDecision' }
  | { readonly kind: 'removePassages'; readonly passageIds: readonly string[] }
  | { readonly kind: 'rebuildLinks' }
  | { readonly kind: 'createBody' }
  | { readonly kind: 'createNote' }
  /** The text comes back from where it was proven to be the right one. */
  | { readonly kind: 'restoreDocument'; readonly from: 'journal' | 'original'; readonly textDigest: string }
  /** The text is right; its blocks become plain paragraphs. */
  | { readonly kind: 'rebuildBlocks'; readonly textDigest: string }
  | { readonly kind: 'correctDigest'; readonly textDigest: string; readonly textLength: number }
  | { readonly kind: 'correctAnchor'; readonly from: Anchor; readonly to: Anchor }
  | { readonly kind: 'restoreOriginal'; readonly mediaType: string }
  /** Outside of the notebook: the journal gets everything once more. */
  | { readonly kind: 'renewJournal'; readonly contentIds: readonly string[] };

export type RepairKind = Repair['kind'];

/** Something that is not as it should be. */
export interface Finding {
  readonly kind: FindingKind;
  readonly table: FindingPlace;
  /** The record's id as text; of the journal, what part of it. */
  readonly id: string;
  /** What is wrong, for people. */
  readonly sentence: string;
  /** More exactly what, for those who want to know. */
  readonly details: readonly string[];
  /** Null where nothing can be done without throwing something away. */
  readonly repair: Repair | null;
}

/** A finding with its repair. */
export type RepairableFinding = Finding & { readonly repair: Repair };

export function isRepairable(finding: Finding): finding is RepairableFinding {
  return finding.repair !== null;
}

/** How much a finding matters. */
export function severityOf({ kind }: Finding): Severity {
  return findingKinds[kind].severity;
}

/** What a person calls a record of a table, and many of them. */
export const recordWords: Readonly<Record<TableName, { readonly one: string; readonly many: string }>> = {
  sources: { one: 'article', many: 'articles' },
  sourceDocuments: { one: 'text', many: 'texts' },
  originals: { one: 'imported file', many: 'imported files' },
  passages: { one: 'highlight', many: 'highlights' },
  colorMeanings: { one: 'color’s meaning', many: 'colors’ meanings' },
  tags: { one: 'tag', many: 'tags' },
  entities: { one: 'entity', many: 'entities' },
  mentions: { one: 'link to an entity', many: 'links to entities' },
  nameDecisions: { one: 'decision about a name', many: 'decisions about names' },
  relations: { one: 'relation', many: 'relations' },
  notes: { one: 'note', many: 'notes' },
  noteBodies: { one: 'text of a note', many: 'texts of notes' },
  noteLinks: { one: 'backlink', many: 'backlinks' },
  noteVersions: { one: 'earlier version of a note', many: 'earlier versions of notes' },
  collections: { one: 'collection', many: 'collections' },
  savedViews: { one: 'saved view', many: 'saved views' },
  settings: { one: 'setting', many: 'settings' },
};

const longestQuotation = 70;

/** Words between quotation marks, cut where they are long. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `“${line.length > longestQuotation ? `${line.slice(0, longestQuotation).replace(/[\ud800-\udbff]$/, '').trimEnd()}…` : line}”`;
}
