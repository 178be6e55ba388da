import type { Span } from '../domain/span';
import type { EntityProposal } from './analysisTypes';

/** The sentence (or as much of it as is wanted) around one place of a proposal. */
export interface ProposalSnippet {
  /** The words shown, a stretch of the text as it is. */
  readonly shown: Span;
  /** The name itself. */
  readonly span: Span;
  /** Whether words of the sentence are left out before or behind. */
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

const sentenceEnd = /[.!?…]["'’”»)\]]*\s+(?=["'‘“«([]?[\p{Lu}\p{N}])|[\n\u2028\u2029]+/gu;
const abbreviated = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm|Sen|Rep|Gov|Lt|Col|Maj|Capt|St|vs|\p{Lu})\.\s+$|(?:\p{Lu}\.){2,}\s+$/u;

/**
 * The sentences in which a proposal's first places stand, at most `most` of them and each at most about `width` units
 * long; a longer one is cut at words around the name.
 */
export function proposalSnippets(text: string, proposal: Pick<EntityProposal, 'spans'>, most = 3, width = 180): ProposalSnippet[] {
  return proposal.spans.slice(0, most).map((span) => snippetAround(text, span, width));
}

function snippetAround(text: string, span: Span, width: number): ProposalSnippet {
  const sentence = sentenceAround(text, span);
  if (sentence.end - sentence.start <= width) return { shown: sentence, span, isCutBefore: false, isCutBehind: false };
  const room = Math.max(0, width - (span.end - span.start));
  let start = Math.max(sentence.start, span.start - Math.ceil(room / 2));
  let end = Math.min(sentence.end, Math.max(span.end, start + width));
  start = Math.max(sentence.start, Math.min(start, end - width));
  if (start > sentence.start) start = Math.min(span.start, behindSpace(text, start));
  if (end < sentence.end) end = Math.max(span.end, beforeSpace(text, end));
  return { shown: { start, end }, span, isCutBefore: start > sentence.start, isCutBehind: end < sentence.end };
}

function sentenceAround(text: string, span: Span): Span {
  const reach = 2000;
  const from = Math.max(0, span.start - reach);
  const window = text.slice(from, Math.min(text.length, span.end + reach));
  let start = from;
  let end = from + window.length;
  for (const match of window.matchAll(sentenceEnd)) {
    const behind = from + match.index + match[0].length;
    if (!/[\n\u2028\u2029]/.test(match[0]) && abbreviated.test(text.slice(Math.max(0, behind - 12), behind))) continue;
    if (behind <= span.start) start = behind;
    else if (from + match.index >= span.end - 1) {
      end = behind;
      break;
    }
  }
  while (start < span.start && /\s/.test(text.charAt(start))) start += 1;
  while (end > span.end && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function behindSpace(text: string, at: number): number {
  const space = text.slice(at).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function beforeSpace(text: string, at: number): number {
  const before = text.slice(0, at).search(/\s\S*$/);
  return before < 0 ? at : before;
}
