import type { Source } from '../domain/source';
import type { SourceDocument } from '../domain/sourceDocument';
import { blockProblems } from './blockCheck';
import { quoted, type Finding, type Repair } from './finding';

/** A text with the SHA-256 of it. */
export interface HashedText {
  readonly text: string;
  readonly textDigest: string;
}

/** What lies in the table of texts for an article. */
export type FoundDocument =
  | { readonly status: 'missing' }
  /** `text` is there where at least that could be read. */
  | { readonly status: 'malformed'; readonly problems: readonly string[]; readonly text: HashedText | null }
  | { readonly status: 'read'; readonly document: SourceDocument; readonly textDigest: string };

/** A text of the same article from somewhere else, for comparison. */
export interface OtherDocument {
  readonly from: 'journal' | 'original';
  readonly document: SourceDocument;
  readonly textDigest: string;
}

export interface DocumentJudgement {
  readonly findings: readonly Finding[];
  /** The text in which anchors are looked for; null where none can be trusted. */
  readonly text: HashedText | null;
}

/** Whether the text is the one that was imported and its blocks fit it, so that nothing else need be looked at. */
export function isSoundDocument({ textDigest, textLength }: Source, found: FoundDocument): boolean {
  if (found.status !== 'read' || found.textDigest !== textDigest) return false;
  const { text, blocks } = found.document;
  return text.length === textLength && blockProblems(text, blocks).length === 0;
}

function textOf(found: FoundDocument): HashedText | null {
  if (found.status === 'missing') return null;
  return found.status === 'read' ? { text: found.document.text, textDigest: found.textDigest } : found.text;
}

/**
 * Judges the text of an article by what its record says and by other copies of it: those that the journal keeps and
 * the one made anew from the imported file. Nothing is offered that was not proven: a text is right where it has the
 * digest that was noted when it was imported, and that digest is wrong only where another copy agrees with the text.
 */
export function judgeDocument(source: Source, found: FoundDocument, others: readonly OtherDocument[]): DocumentJudgement {
  const { id, textDigest } = source;
  const title = quoted(source.title || 'Untitled');
  const present = textOf(found);
  const sound = others.find((other) => other.textDigest === textDigest && blockProblems(other.document.text, other.document.blocks).length === 0);
  const restore: Repair | null = sound ? { kind: 'restoreDocument', from: sound.from, textDigest } : null;
  const trusted: HashedText | null = sound ? { text: sound.document.text, textDigest } : null;

  if (!present || found.status === 'missing' || (found.status === 'malformed' && present.textDigest !== textDigest)) {
    const findings: readonly Finding[] = [
      found.status === 'malformed'
        ? { kind: 'malformed', table: 'sourceDocuments', id, details: found.problems, repair: restore ?? { kind: 'setAside' }, sentence: `The text of ${title} cannot be read: ${found.problems[0] ?? 'it is no text'}.` }
        : { kind: 'documentMissing', table: 'sourceDocuments', id, details: [], repair: restore, sentence: `The text of ${title} is missing.` },
    ];
    return { findings, text: trusted };
  }

  if (present.textDigest === textDigest) {
    const problems = found.status === 'read' ? blockProblems(present.text, found.document.blocks) : found.problems;
    const findings: Finding[] = [];
    if (problems.length > 0) {
      findings.push({
        kind: 'blocksWrong', table: 'sourceDocuments', id, details: problems, repair: restore ?? { kind: 'rebuildBlocks', textDigest },
        sentence: `The text of ${title} is whole, but its paragraphs do not fit it.`,
      });
    }
    if (present.text.length !== source.textLength) findings.push(wrongDigest(source, present, 'The length noted for the text'));
    return { findings, text: present };
  }

  const agrees = found.status === 'read' && others.some((other) => other.textDigest === present.textDigest);
  if (!sound && agrees && blockProblems(present.text, found.document.blocks).length === 0) {
    return { findings: [wrongDigest(source, present, 'The checksum noted for the text')], text: present };
  }
  return {
    findings: [{
      kind: 'textChanged', table: 'sourceDocuments', id, repair: restore,
      details: [`noted ${textDigest}`, `found ${present.textDigest}`],
      sentence: `The text of ${title} is not the one that was imported.`,
    }],
    text: trusted,
  };
}

function wrongDigest({ id, title }: Source, present: HashedText, what: string): Finding {
  return {
    kind: 'digestWrong', table: 'sources', id, details: [`found ${present.textDigest}`],
    repair: { kind: 'correctDigest', textDigest: present.textDigest, textLength: present.text.length },
    sentence: `${what} of ${quoted(title || 'Untitled')} is wrong; the text itself is right.`,
  };
}
