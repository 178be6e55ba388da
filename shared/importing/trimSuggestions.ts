import type { Block, SourceDocument } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import { countWords } from './wordCount';

/** Why a block looks as if it did not belong to the article. */
export type TrimReason = 'comment form' | 'link to another article' | 'page furniture' | 'headline of another article';

export interface TrimSuggestion extends Span {
  readonly reason: TrimReason;
}

const commentForm = /^(?:leave a (?:comment|reply)|(?:post|add) a comment|join the (?:conversation|discussion)|your email address will not be published\b.*|required fields are marked\b.*|comments?(?: \(\d+\)| are closed\.?)|\d+ (?:comments|replies))$/i;

const otherArticle = /^(?:(?:also )?read(?: (?:more|next|also|on))?|see also|related|more|watch|listen|recommended|don[’']t miss|explainer|opinion)\s*:\s*\S|^(?:related|recommended|more|further) (?:articles|stories|reading|posts|coverage|news|from)\b/i;

const furniture: readonly RegExp[] = [
  /^(?:scroll|back|return) to (?:the )?top$/i,
  /^skip to (?:main )?content$/i,
  /^source link$/i,
  /^(?:advertisement|sponsored(?: content)?|promoted|paid post)$/i,
  /^(?:share|tweet|print|e-?mail|copy link|facebook|twitter|x|linkedin|whatsapp|telegram|reddit)(?: this)?(?: article| story| post| page)?:?$/i,
  /^(?:sign up|subscribe)\b(?=.*\b(?:newsletter|e-?mail|alerts?|briefing|today|now|access|updates)\b)/i,
  /^follow .{1,60} on (?:twitter|x|facebook|instagram|linkedin|threads|bluesky|mastodon|telegram)\b/i,
  /^(?:log|sign) in(?: or (?:register|subscribe|create an account))?(?: to .{1,40})?$/i,
  /^(?:previous|next|older|newer) (?:post|article|story)\b/i,
  /^(?:filed under|tagged(?: with)?|tags?|categories|topics)\s*:/i,
  /^(?:©|\(c\)|copyright\b).{0,80}(?:\d{4}|reserved)/i,
  /^all rights reserved\.?$/i,
  /^(?:we use|this (?:web)?site uses) cookies\b/i,
  /^click here (?:to|for)\b/i,
];

/** Longer than this, a paragraph says something of its own. */
const mostWordsOfFurniture = 25;
const headlineWords = { least: 8, most: 22 };
const fewestWordsOfNeighbor = 25;

function isFurniture(words: string): TrimReason | null {
  if (commentForm.test(words)) return 'comment form';
  if (otherArticle.test(words)) return 'link to another article';
  return furniture.some((pattern) => pattern.test(words)) ? 'page furniture' : null;
}

/** Eight or more words, nearly all with a capital, and no full stop: a headline, not a sentence. */
function looksLikeHeadline(words: string): boolean {
  if (/[.!?…:;,]["”’']?$/.test(words)) return false;
  const all = words.split(/\s+/);
  if (all.length < headlineWords.least || all.length > headlineWords.most) return false;
  const long = all.filter((word) => /\p{L}{4}/u.test(word));
  const capitalized = long.filter((word) => /^["“‘'(]?\p{Lu}/u.test(word));
  return long.length >= 5 && capitalized.length / long.length >= 0.9;
}

/**
 * Blocks that look as if they did not belong to the article: comment forms and buttons, links to other articles, a
 * headline spliced in between two paragraphs. Only suggested: a person decides. The rules know English pages.
 */
export function suggestTrims({ text, blocks }: Pick<SourceDocument, 'text' | 'blocks'>): readonly TrimSuggestion[] {
  const filled = blocks.filter((block) => block.start < block.end && block.kind !== 'code' && block.kind !== 'tableRow');
  const wordsOf = (block: Block | undefined): string => (block ? text.slice(block.start, block.end).replace(/\s+/g, ' ').trim() : '');
  const counts: number[] = [];
  // Counted where it matters alone: to count all of a long text takes longer than the rest.
  const countAt = (index: number): number => (counts[index] ??= countWords(wordsOf(filled[index])));
  const suggestions: TrimSuggestion[] = [];
  // From a comment form on, near the end, nothing is the article's as long as it stays short.
  let isInForm = false;
  filled.forEach((block, index) => {
    const words = wordsOf(block);
    const likeness = isFurniture(words);
    const reason = likeness !== null && countAt(index) <= mostWordsOfFurniture ? likeness : null;
    if (reason === 'comment form' && index >= filled.length / 2 && filled.every((_, each) => each < index || countAt(each) <= mostWordsOfFurniture)) isInForm = true;
    const { start, end } = block;
    if (reason !== null || isInForm) suggestions.push({ start, end, reason: reason ?? 'comment form' });
    else if (block.kind === 'paragraph' && index > 1 && looksLikeHeadline(words)) {
      const isBetween = countAt(index - 1) >= fewestWordsOfNeighbor && countAt(index + 1) >= fewestWordsOfNeighbor;
      if (isBetween) suggestions.push({ start, end, reason: 'headline of another article' });
    }
  });
  return suggestions;
}
