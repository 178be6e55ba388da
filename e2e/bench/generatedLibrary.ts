import { createHash } from 'node:crypto';
import { describeSpan } from '../../shared/anchoring/anchor';
import { createAlias, createEntity, type Entity } from '../../shared/domain/entity';
import { createCountingIdMaker, type Clock, type IdMaker, type SourceId } from '../../shared/domain/ids';
import { createPassageMention, type Mention } from '../../shared/domain/mention';
import { createNote, type Note } from '../../shared/domain/note';
import type { NoteBody } from '../../shared/domain/noteBody';
import { createPassage, highlightColors, type Passage } from '../../shared/domain/passage';
import { createPublicationDate, unknownDate } from '../../shared/domain/publicationDate';
import { createSource, readingStates, type Source } from '../../shared/domain/source';
import { createSourceDocument, type Block, type SourceDocument } from '../../shared/domain/sourceDocument';
import { createTag, type Tag } from '../../shared/domain/tag';
import { createWordDrawer, generatedName, generatedVocabulary } from './generatedWords';
import { createRandom } from '../fixtures/measuring';
import { oneOf, wholeBetween, type Random } from './seededRandom';

export interface GeneratedLibraryOptions {
  readonly articles: number;
  /** Ten a text where nothing is said. */
  readonly highlightsPerArticle?: number;
  /** Half as many as articles where nothing is said; each has about three names. */
  readonly entities?: number;
  readonly notes?: number;
  readonly seed?: number;
}

/** A source with everything that hangs on it. */
export interface GeneratedArticle {
  readonly source: Source;
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
  readonly mentions: readonly Mention[];
}

/** Records of a notebook as large as wanted, the same for the same options. Its articles are made one by one. */
export interface GeneratedLibrary {
  readonly tags: readonly Tag[];
  readonly entities: readonly Entity[];
  readonly notes: readonly { readonly note: Note; readonly body: NoteBody }[];
  /** Each once, in order; about 6 kB of text. */
  articles(): Generator<GeneratedArticle>;
}

const outlets = ['The Harbor Gazette', 'Northern Wire', 'Continental Times', 'Capital Courier', 'Strait Observer', 'Policy Review Quarterly', 'Evening Ledger', 'Le Phare', 'Die Woche im Norden', 'Island Broadcasting'];
const tagNames = ['economy', 'trade', 'tariffs', 'security', 'navy', 'cyber', 'diplomacy', 'summit', 'energy', 'gas', 'courts', 'media', 'health', 'labor', 'shipping'];

/** Some sentences in Chinese, so that one article in fifty has some. */
const hanSentences = ['双方就贸易和安全问题交换了意见。', '外交部发言人在记者会上回答了提问。', '两国代表团将于下月在北京举行会谈。', '专家认为半导体出口管制将影响供应链。', '海警船只在争议海域进行了巡逻。'];

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

interface Pens {
  readonly random: Random;
  readonly word: () => string;
  readonly entities: readonly Entity[];
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function sentenceOf({ random, word, entities }: Pens): string {
  const words = Array.from({ length: wholeBetween(random, 7, 28) }, word);
  const entity = random() < 0.35 && entities.length > 0 ? oneOf(random, entities) : null;
  if (entity) words.splice(wholeBetween(random, 0, words.length - 1), 0, random() < 0.6 ? entity.name : (entity.aliases[0]?.text ?? entity.name));
  if (random() < 0.15) words.push('in', String(wholeBetween(random, 1990, 2025)));
  if (words.length > 12 && random() < 0.5) words[6] = `${words[6]},`;
  const text = capitalized(words.join(' '));
  return random() < 0.12 ? `“${text},” ${entity?.name ?? 'an official'} said.` : `${text}.`;
}

function paragraphsOf(pens: Pens): readonly string[] {
  const { random } = pens;
  const paragraphs = Array.from({ length: wholeBetween(random, 8, 22) }, () =>
    Array.from({ length: wholeBetween(random, 2, 4) }, () => sentenceOf(pens)).join(' '));
  if (random() < 0.02) paragraphs.push(Array.from({ length: 6 }, () => oneOf(random, hanSentences)).join(''));
  return paragraphs;
}

function blocksOf(paragraphs: readonly string[]): readonly Block[] {
  let at = 0;
  return paragraphs.map((paragraph): Block => {
    const start = at;
    at += paragraph.length + 1;
    return { kind: 'paragraph', start, end: start + paragraph.length, marks: [] };
  });
}

class LibraryMaker implements GeneratedLibrary {
  readonly tags: readonly Tag[];
  readonly entities: readonly Entity[];
  readonly notes: readonly { readonly note: Note; readonly body: NoteBody }[];
  private readonly random: Random;
  private readonly word: () => string;
  private readonly ids: IdMaker = createCountingIdMaker();
  private readonly clock: Clock;

  constructor(private readonly options: GeneratedLibraryOptions) {
    const seed = options.seed ?? 20_240_829;
    this.random = createRandom(seed);
    this.word = createWordDrawer(generatedVocabulary(seed), this.random);
    let now = Date.UTC(2024, 0, 1);
    this.clock = () => new Date((now += 60_000)).toISOString();
    this.tags = tagNames.map((name) => createTag({ name }, this.clock, this.ids));
    this.entities = Array.from({ length: options.entities ?? Math.ceil(options.articles / 2) }, () => this.entity());
    this.notes = Array.from({ length: options.notes ?? Math.ceil(options.articles / 100) }, () => this.note());
  }

  *articles(): Generator<GeneratedArticle> {
    for (let index = 0; index < this.options.articles; index += 1) yield this.article();
  }

  private entity(): Entity {
    const { kind, name, aliases } = generatedName(this.random);
    return createEntity({ kind, name, aliases: aliases.map((text) => createAlias(text)) }, this.clock, this.ids);
  }

  private note(): { readonly note: Note; readonly body: NoteBody } {
    const pens: Pens = { random: this.random, word: this.word, entities: this.entities };
    const note = createNote({ title: capitalized(Array.from({ length: 5 }, this.word).join(' ')) }, this.clock, this.ids);
    const blocks = Array.from({ length: 12 }, () => ({ kind: 'paragraph' as const, children: [{ kind: 'text' as const, text: sentenceOf(pens), marks: [] }] }));
    return { note, body: { id: note.id, updatedAt: note.updatedAt, blocks } };
  }

  private article(): GeneratedArticle {
    const { random, word } = this;
    // A story is about a few: the same names come again in it.
    const cast = this.entities.length === 0 ? [] : Array.from({ length: 5 }, () => oneOf(random, this.entities));
    const paragraphs = paragraphsOf({ random, word, entities: cast });
    const text = paragraphs.join('\n');
    const digest = digestOf(text);
    const title = capitalized(`${Array.from({ length: wholeBetween(random, 5, 10) }, word).join(' ')}${cast[0] && random() < 0.5 ? `: ${cast[0].name}` : ''}`);
    const date = createPublicationDate({ year: wholeBetween(random, 2015, 2025), month: wholeBetween(random, 1, 12), day: wholeBetween(random, 1, 28) }, 'metadata');
    const source = createSource({
      title, format: 'html', bytesDigest: digestOf(`bytes of ${digest}`), textDigest: digest, textLength: text.length, wordCount: text.split(/\s+/).length,
      outlet: oneOf(random, outlets), byline: generatedName(random).name, language: 'en',
      published: random() < 0.95 && date ? date : unknownDate,
      tagIds: random() < 0.5 ? [oneOf(random, this.tags).id] : [], readingState: oneOf(random, readingStates),
    }, this.clock, this.ids);
    const passages = Array.from({ length: this.options.highlightsPerArticle ?? 10 }, () => this.passage(source.id, text, digest));
    const mentions = passages.flatMap((passage) => {
      const entity = cast.length > 0 && random() < 0.3 ? oneOf(random, cast) : null;
      return entity ? [createPassageMention({ entityId: entity.id, sourceId: source.id, anchor: passage.anchor, passageId: passage.id }, this.clock, this.ids)] : [];
    });
    return { source, document: createSourceDocument(source.id, text, blocksOf(paragraphs)), passages, mentions };
  }

  private passage(sourceId: SourceId, text: string, digest: string): Passage {
    const { random } = this;
    // From the start of one word to the end of another in the same paragraph.
    const start = text.indexOf(' ', wholeBetween(random, 0, text.length - 300)) + 1;
    const wanted = start + wholeBetween(random, 20, 260);
    const lineEnd = text.indexOf('\n', start);
    const wordEnd = text.indexOf(' ', wanted);
    const end = Math.min(lineEnd < 0 ? text.length : lineEnd, wordEnd < 0 ? text.length : wordEnd);
    const anchor = describeSpan(text, digest, { start, end: Math.max(end, start + 1) });
    if (!anchor) throw new Error('A generated highlight holds no words');
    const passage = createPassage({ sourceId, anchor, color: oneOf(random, highlightColors) }, this.clock, this.ids);
    const comment = random() < 0.2 ? sentenceOf({ random, word: this.word, entities: [] }) : '';
    return { ...passage, comment, tagIds: random() < 0.2 ? [oneOf(random, this.tags).id] : [] };
  }
}

/** A library of wanted size. 10,000 articles: 60 MB of text, 100,000 highlights, 5,000 entities with 15,000 names. */
export function createGeneratedLibrary(options: GeneratedLibraryOptions): GeneratedLibrary {
  return new LibraryMaker(options);
}
