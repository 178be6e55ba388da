import type { Span } from '../domain/span';
import { countriesIn, countryOfWord } from './countryWords';
import type { NameForm } from './nameForms';
import { calendarWords } from './nameWords';
import { plainWord } from './surnames';
import { wordAfter, wordBefore, type LineStyle } from './wordNeighbours';

/** What the words around a role say about who holds it. */
export interface RoleContext {
  /** It is the title in front of a name: part of that mention, none of its own. */
  readonly isTitle: boolean;
  /** The name beside it behind a comma: "the foreign minister, Qin Gang"; null where there is none. */
  readonly apposition: Span | null;
  /** Somebody's deputy, or a role that is to come: not the holder. */
  readonly isAnother: boolean;
  /** "former", "then-": held before. */
  readonly isFormer: boolean;
  /** Of which country the text says the role is, or null. */
  readonly country: string | null;
}

const lesser = /^(?:deputy|vice|assistant|under|shadow|acting|associate|junior|next|incoming|future|designated|would-be|no|another|every|each|any)$/i;
const gone = /^(?:former|ex|then|late|previous|onetime|ousted|outgoing|longtime|predecessor)$/i;

/** Reads what stands around a role; `names` are the found names of people, in text order. */
export function roleContext(text: string, role: Span, names: readonly Span[], style: LineStyle): RoleContext {
  const before = wordBefore(text, role.start);
  const after = wordAfter(text, role.end);
  const isBesideName = names.some(({ start }) => start === after?.start) && after !== null && !after.isSeparated;
  const isCapital = after !== null && !after.isSeparated && !after.isJoined && /^\p{Lu}\p{Ll}/u.test(after.word) && !calendarWords.has(plainWord(after.word));
  const near = before === null || before.isSeparated ? '' : before.word.replace(/^(?:the|a|an|his|her|its|their|our)$/i, '');
  return {
    isTitle: isBesideName || (isCapital && style === 'sentence'),
    apposition: appositionOf(text, role, names),
    isAnother: lesser.test(near) || /[-‐]?elect\b/i.test(text.slice(role.end, role.end + 7)),
    isFormer: near.split(/[-‐]/).some((part) => gone.test(part)),
    country: countryBeside(text, role),
  };
}

function appositionOf(text: string, role: Span, names: readonly Span[]): Span | null {
  for (const name of names) {
    if (name.start > role.end) {
      const gap = text.slice(role.end, name.start);
      if (gap.length <= 12 && /^,?\s(?:(?:Mr|Ms|Mrs|Dr|Gen|Adm)\.?\s)?$/.test(gap)) return name;
    }
    if (name.end < role.start) {
      const gap = text.slice(name.end, role.start);
      if (gap.length <= 24 && /^,\s(?:(?:the|an?|who is|its|\p{Lu}[\p{L}.]+['’]s|\p{Lu}\p{L}+)\s){0,2}$/u.test(gap)) return name;
    }
  }
  return null;
}

/** "Russian", "Japan's" before the role, "of Japan" behind it. */
function countryBeside(text: string, role: Span): string | null {
  let before = wordBefore(text, role.start);
  for (let step = 0; step < 3 && before !== null && !before.isSeparated; step += 1) {
    const two = wordBefore(text, before.start);
    const country = (two === null || two.isSeparated ? null : countryOfWord(`${two.word} ${before.word}`)) ?? countryOfWord(before.hasPoint ? `${before.word}.` : before.word);
    if (country !== null) return country;
    if (!/^(?:former|then|new|current|top|senior|late|outgoing|acting|\p{Lu}.*)$/u.test(before.word)) break;
    before = two;
  }
  const behind = /^\s+(?:of|for)\s+(?:the\s+)?(\p{Lu}[\p{L}.]*(?:\s\p{Lu}\p{L}*)?)/u.exec(text.slice(role.end, role.end + 50))?.[1];
  if (behind === undefined) return null;
  return countryOfWord(behind) ?? countryOfWord(behind.split(' ')[0] ?? '');
}

/** The countries an entity's roles and names speak of, as far as they say. */
export function countriesOfEntity(form: NameForm): readonly string[] {
  const { entity } = form;
  return [...new Set([entity.name, ...entity.aliases.map(({ text }) => text)].flatMap((text) => countriesIn(text.replace(/[’']s\b/g, "'s"))))];
}
