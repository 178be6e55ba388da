import type { EntityKind } from '../domain/entity';
import { formOf, knownFormAt, type KnownForm } from './proposalForms';
import type { NameLine } from './proposalLines';
import { isListedWord, isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames, leadingFamilyNames, nameParticles } from './proposalPersonNames';
import { countryForms, peopleWords } from './proposalPlaces';
import { headedNameAt } from './proposalSpans';
import { titleAt } from './proposalTitles';
import type { NameToken } from './proposalTokens';
import { connectors, feasts, months, plainAcronyms, sayingVerbs, titleModifiers, weekdays, workNouns } from './proposalWords';

/** Why words were taken for a name. */
export type NameBasis = 'known' | 'headed' | 'titled' | 'shaped' | 'acronym';

/** Words of the text that look like a name, tokens [first, behind). */
export interface NameCandidate {
  readonly first: number;
  readonly behind: number;
  readonly form: string;
  readonly basis: NameBasis;
  /** What the words themselves say of their kind, or null. */
  readonly kind: EntityKind | null;
  /** For known forms the form that stands for all. */
  readonly knownName: string | null;
  /** Whether only the beginning of a sentence gives the first word its capital, for all that is known. */
  readonly isOpening: boolean;
}

const openers = new Set(`the a an this that these those in on at as when while after before since for from with both but and or if although though despite following during according under over like unlike among even only however meanwhile still yet then now today
yesterday earlier later last next many some most all each every other another several former senior current top its his her their our my your what who why how where is are was were did does do has have had will would should could can may might must asked speaking inside outside across ahead amid along
because by to of it he she they we i you not no so such until upon whether which without within there here let read follow see watch ask dear yes well also once just back about against between near through where nor neither either few more much any one two three four five six seven eight nine ten as`.split(/\s+/));
const nationalBodies = /^(?:(?:foreign|defense|defence|finance|interior|commerce|health|justice|trade|economy|energy|education|culture|agriculture|transport|information|oil) ministry|central bank|supreme court|constitutional court|electoral commission|election commission|national assembly)$/;
/** "I'll", "don't", "that's". */
const contraction = /^(?:i|you|he|she|it|we|they|that|there|here|what|who|how|where|when|let|don|can|won|isn|aren|wasn|weren|doesn|didn|hasn|haven|hadn|couldn|wouldn|shouldn|mustn|ain|y)'/;
function dropped({ word, isAllCaps }: NameToken): boolean {
  const plain = isAllCaps ? word.charAt(0) + word.slice(1).toLowerCase() : word;
  return months.has(plain) || (weekdays.has(plain) && !leadingFamilyNames.has(word)) || feasts.has(plain);
}

/** Every stretch of a line of prose that looks like a name. */
export function candidatesOf(tokens: readonly NameToken[], line: NameLine): NameCandidate[] {
  const found: NameCandidate[] = [];
  const reader = new LineReader(tokens, line.behind, found);
  let at = line.first;
  while (at < line.behind) at = reader.next(at);
  return found;
}

class LineReader {
  constructor(
    private readonly tokens: readonly NameToken[],
    private readonly behind: number,
    private readonly found: NameCandidate[],
  ) {}

  /** Reads what begins with a token and answers where to go on. */
  next(at: number): number {
    const token = this.tokens[at];
    if (!token) return at + 1;
    if (!token.isCapital) return this.smallStart(at, token);
    const work = this.quotedWork(at);
    if (work !== undefined) return this.take(at, work, 'headed', 'work', null);
    const known = this.knownAt(at);
    const title = titleAt(this.tokens, at, this.behind);
    const headed = this.isSkippable(token, at) ? undefined : headedNameAt(this.tokens, at, this.behind);
    if (headed && (!known || headed.behind > at + known.length)) return this.take(at, headed.behind, 'headed', headed.kind, null);
    const institution = known?.kind === 'place' || peopleWords.has(token.word) ? this.nationalBody(at, known?.length ?? 1) : undefined;
    if (institution) return this.take(at, institution, 'headed', 'organization', null);
    const team = known?.kind === 'place' ? this.team(at, known.length) : undefined;
    if (team !== undefined) return this.take(at, team, 'headed', 'organization', null);
    if (known?.kind === 'place') this.namedEvent(at, known.length);
    const isTitled = title !== undefined && known !== undefined && known.length === 1 && title.behind > at + 1 && titleModifiers.has(token.word);
    if (known && !isTitled && !this.isPersonAfterAll(at, known.length)) return this.take(at, at + known.length, 'known', known.kind, known.name);
    if (title) return this.afterTitle(title.behind);
    if (this.isSkippable(token, at) || token.isNumber) return at + 1;
    return this.shaped(at);
  }

  /** "China's foreign ministry", "the Russian central bank": an institution by the country it belongs to. */
  private nationalBody(at: number, length: number): number | undefined {
    const first = at + length;
    const nation = this.tokens[first - 1];
    if (first >= this.behind || this.tokens[first]?.gap !== 'space' || !nation || (!nation.isPossessive && !peopleWords.has(nation.word))) return undefined;
    for (let end = Math.min(first + 3, this.behind); end > first; end -= 1) {
      const words = this.tokens.slice(first, end);
      if (words.every((word, index) => word.gap === 'space' && (index === words.length - 1 || !word.isPossessive)) && nationalBodies.test(words.map(({ lower }) => lower).join(' '))) return end;
    }
    return undefined;
  }

  /** "Ukraine war", "Bali summit". */
  private namedEvent(at: number, length: number): void {
    const next = this.tokens[at + length];
    if (next?.gap !== 'space' || at + length >= this.behind || this.tokens[at + length - 1]?.isPossessive === true || !/^(?:war|summit|massacre|genocide|earthquake)$/.test(next.word)) return;
    if (countryForms.has(this.tokens[at]?.word ?? '') && next.word === 'summit') return;
    this.take(at, at + length + 1, 'headed', 'event', null);
  }

  /** A known form, unless it only begins a longer name: "The Independent Grain Board". */
  private knownAt(at: number): KnownForm | undefined {
    const known = knownFormAt(this.tokens, at, this.behind);
    const next = known ? this.tokens[at + known.length] : undefined;
    const goesOn = next !== undefined && this.tokens[at]?.word === 'The' && next.isCapital && next.gap === 'space' && at + (known?.length ?? 0) < this.behind;
    return goesOn && !titleAt(this.tokens, at + (known?.length ?? 0), this.behind) ? undefined : known;
  }

  /** A title in quotation marks behind a word for a work: the book "Going North". */
  private quotedWork(at: number): number | undefined {
    const before = this.tokens[at - 1];
    if (!before || !workNouns.has(before.lower) || !/^,? ["“‘]$/.test(this.tokens[at]?.between ?? '')) return undefined;
    for (let end = at + 1; end <= Math.min(at + 10, this.behind); end += 1) {
      const [last, next] = [this.tokens[end - 1], this.tokens[end]];
      if (!last || (!last.isCapital && !connectors.has(last.lower) && !last.isNumber)) return undefined;
      if (next === undefined || /^[,.!?]?["”’]/.test(next.between)) return last.isCapital || last.isNumber ? end : undefined;
    }
    return undefined;
  }

  /** "the Miami Heat": a town and more capitals behind an article. */
  private team(at: number, length: number): number | undefined {
    const { tokens } = this;
    const next = tokens[at + length];
    if (tokens[at - 1]?.lower !== 'the' || tokens[at]?.gap !== 'space' || !next || at + length >= this.behind || countryForms.has(formOf(tokens, at, at + length))) return undefined;
    if (!next.isCapital || next.gap !== 'space' || tokens[at + length - 1]?.isPossessive === true || dropped(next) || peopleWords.has(next.word)) return undefined;
    if (titleAt(tokens, at + length, this.behind) || knownFormAt(tokens, at + length, this.behind)) return undefined;
    return at + length + 1;
  }

  private smallStart(at: number, token: NameToken): number {
    const known = /^(?:al|el|the|dpa|eBay)$/.test(token.word) ? knownFormAt(this.tokens, at, this.behind) : undefined;
    if (known) return this.take(at, at + known.length, 'known', known.kind, known.name);
    const next = this.tokens[at + 1];
    if (next?.gap === 'hyphen' && next.isCapital && nameParticles.has(token.lower)) return this.shaped(at);
    return at + 1;
  }

  /** Behind a title stands a person, unless the words are a known thing ("Chairman of the Joint Chiefs of Staff"). */
  private afterTitle(at: number): number {
    const token = this.tokens[at];
    if (!token || at >= this.behind || token.gap === 'break' || token.gap === 'comma' || this.tokens[at - 1]?.isPossessive === true) return at;
    const isParticle = nameParticles.has(token.lower) && this.tokens[at + 1]?.isCapital === true;
    if (!token.isCapital && !isParticle) return at;
    const known = knownFormAt(this.tokens, at, this.behind);
    const headed = headedNameAt(this.tokens, at, this.behind);
    if (headed || (known && !this.isPersonAfterAll(at, known.length))) return this.next(at);
    if (peopleWords.has(token.word) && !leadingFamilyNames.has(token.word) && !givenNames.has(token.word)) return at + 1;
    const end = this.personEnd(at);
    return this.take(at, end, 'titled', 'person', null);
  }

  /** A known place that is a given name or family name here: "Jordan Peterson", "Chad Brown". */
  private isPersonAfterAll(at: number, length: number): boolean {
    const token = this.tokens[at];
    const next = this.tokens[at + length];
    if (length !== 1 || !token || !next || !givenNames.has(token.word) || token.isPossessive) return false;
    return next.gap === 'space' && next.isCapital && at + 1 < this.behind && !peopleWords.has(next.word) && !knownFormAt(this.tokens, at + 1, this.behind) && !titleAt(this.tokens, at + 1, this.behind) && !isOrdinaryWord(next.lower);
  }

  private isSkippable(token: NameToken, at: number): boolean {
    if (dropped(token) && !(leadingFamilyNames.has(token.word) && this.tokens[at + 1]?.isCapital === true && this.tokens[at + 1]?.gap === 'space') && !this.isGivenMonth(at)) return true;
    if (token.word !== 'I' && token.word !== 'A' && token.opensSentence && this.isLeadingFamilyName(at)) return false;
    return token.opensSentence && openers.has(token.lower) || token.word === 'I' || contraction.test(token.lower) || token.word === 'The' || token.word === 'A';
  }

  /** "Jan Hatzius", "April Ryan". */
  private isGivenMonth(at: number): boolean {
    const next = this.tokens[at + 1];
    if (!next || at + 1 >= this.behind || !givenNames.has(this.tokens[at]?.word ?? '') || !next.isCapital || next.gap !== 'space') return false;
    return !isOrdinaryWord(next.lower) && !dropped(next) && !peopleWords.has(next.word) && !knownFormAt(this.tokens, at + 1, this.behind);
  }

  /** "He Wenping" begins a sentence as "He said" does. */
  private isLeadingFamilyName(at: number): boolean {
    const token = this.tokens[at];
    const next = this.tokens[at + 1];
    if (!token || !next || at + 1 >= this.behind || !leadingFamilyNames.has(token.word) || !next.isCapital || next.isAllCaps || next.gap !== 'space' || next.word.length < 3) return false;
    return !isListedWord(next.lower) && !givenNames.has(next.word) && !leadingFamilyNames.has(next.word) && !peopleWords.has(next.word) && !dropped(next) && !knownFormAt(this.tokens, at + 1, this.behind) && !titleAt(this.tokens, at + 1, this.behind);
  }

  private shaped(at: number): number {
    const token = this.tokens[at];
    if (!token) return at + 1;
    const canName = givenNames.has(token.word) || leadingFamilyNames.has(token.word);
    if (peopleWords.has(token.word) && !(canName && this.tokens[at + 1]?.isCapital === true && this.tokens[at + 1]?.gap === 'space')) return at + 1;
    const next = this.tokens[at + 1];
    if (next?.gap === 'space' && /^(?:people|peoples|tribe|tribes|language|languages|speakers|clan|clans|ethnic|dialect)$/.test(next.lower)) return at + 1;
    if (token.isAllCaps && token.gap === 'space' && this.tokens[at - 1]?.isNumber === true) return at + 1;
    if (token.isAllCaps && (plainAcronyms.has(token.word) || /^(?:ticker|symbol|hashtag)$/.test(this.tokens[at - 1]?.lower ?? ''))) return at + 1;
    const end = this.personEnd(at);
    const isOpening = token.opensSentence && isOrdinaryWord(token.lower);
    if (isOpening && !givenNames.has(token.word) && !leadingFamilyNames.has(token.word)) {
      // "Fall said": a family name, if the text has such a person.
      if (end === at + 1 && sayingVerbs.has(this.tokens[end]?.lower ?? '') && this.tokens[end]?.gap === 'space') this.take(at, end, 'shaped', null, null);
      return at + 1;
    }
    if (end === at + 1 && token.isAllCaps) return this.take(at, end, 'acronym', 'organization', null);
    if (end === at + 1 && isOrdinaryWord(token.lower) && !givenNames.has(token.word)) return titleModifiers.has(token.word) ? at + 1 : this.take(at, end, 'shaped', null, null);
    return this.take(at, end, 'shaped', null, null);
  }

  /** Where a name of a person's shape ends: capitals, initials and particles, up to a title, a known thing or a sign. */
  private personEnd(at: number): number {
    const { tokens } = this;
    let end = at + 1;
    if (!tokens[at]?.isCapital) end = at + 2;
    while (end < this.behind) {
      const token = tokens[end];
      const before = tokens[end - 1];
      if (!token || !before || before.isPossessive) break;
      if (token.gap === 'comma' && /^(?:Jr|Sr|II|III|IV|Inc|Ltd|LLC)$/.test(token.word)) {
        end += 1;
        continue;
      }
      if (token.gap === 'ampersand' && token.isCapital) {
        end += 1;
        continue;
      }
      if (token.gap !== 'space' && token.gap !== 'hyphen') break;
      if (!token.isCapital && token.gap !== 'hyphen') {
        const next = tokens[end + 1];
        if (!nameParticles.has(token.lower) || token.lower === 'e' || next === undefined || end + 1 >= this.behind) break;
        if (next.isCapital && (next.gap === 'space' || next.gap === 'hyphen') && end - at <= 3 && !knownFormAt(tokens, end + 1, this.behind)) end += 2;
        else if (nameParticles.has(next.lower) && tokens[end + 2]?.isCapital === true && next.gap === 'space') end += 3;
        else break;
        continue;
      }
      const isMay = end === at + 1 && givenNames.has(before.word) && tokens[end + 1]?.isNumber !== true && months.has(token.word);
      if (token.gap === 'space' && ((dropped(token) && !isMay) || (peopleWords.has(token.word) && !givenNames.has(token.word)))) break;
      if (token.gap === 'space' && titleAt(tokens, end, this.behind) && !givenNames.has(before.word)) break;
      end += 1;
    }
    return end;
  }

  private take(first: number, behind: number, basis: NameBasis, kind: EntityKind | null, knownName: string | null): number {
    const token = this.tokens[first];
    const isOpening = token?.opensSentence === true && basis === 'shaped';
    this.found.push({ first, behind, form: formOf(this.tokens, first, behind), basis, kind, knownName, isOpening });
    return behind;
  }
}

