import { createHash } from 'node:crypto';
import { describeSpan } from '../../shared/anchoring/anchor';
import { createCountingIdMaker, type Clock, type Id, type IdKind, type IdMaker } from '../../shared/domain/ids';
import { createNote, type Note } from '../../shared/domain/note';
import type { NoteBlock, NoteBody } from '../../shared/domain/noteBody';
import { createPassage, highlightColors, type Passage } from '../../shared/domain/passage';
import { unknownDate } from '../../shared/domain/publicationDate';
import { createSource } from '../../shared/domain/source';
import { createSourceDocument, type Block } from '../../shared/domain/sourceDocument';
import type { Span } from '../../shared/domain/span';
import { createRandom } from '../fixtures/measuring';
import type { GeneratedArticle } from './generatedLibrary';
import { createWordDrawer, generatedVocabulary } from './generatedWords';
import { oneOf, wholeBetween } from './seededRandom';

const seed = 20_261_122;
const clock: Clock = () => '2024-06-01T00:00:00.000Z';

/** Ids that no generated library uses: those have only digits. */
function markedIds(mark: string): IdMaker {
  const ids = createCountingIdMaker();
  return <Kind extends IdKind>(kind: Kind) => ids(kind).replace('-0', `-${mark}`) as Id<Kind>;
}

function sentencesOf(count: number, random: () => number, word: () => string): string {
  return Array.from({ length: count }, () => {
    const text = Array.from({ length: wholeBetween(random, 8, 24) }, word).join(' ');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  }).join(' ');
}

/** What any painter of highlights needs: paragraphs, and the highlighted stretches in the text joined by line ends. */
export interface PaintedText {
  readonly paragraphs: readonly string[];
  readonly spans: readonly Span[];
}

export function longPaintedText(length: number, highlights: number): PaintedText {
  const random = createRandom(seed);
  const word = createWordDrawer(generatedVocabulary(seed), random);
  const paragraphs: string[] = [];
  for (let made = 0; made < length;) {
    const paragraph = sentencesOf(wholeBetween(random, 2, 5), random, word);
    paragraphs.push(paragraph);
    made += paragraph.length + 1;
  }
  const text = paragraphs.join('\n');
  const spans = Array.from({ length: highlights }, (_, index): Span => {
    const start = text.indexOf(' ', Math.floor((index * (text.length - 600)) / highlights)) + 1;
    const lineEnd = text.indexOf('\n', start);
    const wordEnd = text.indexOf(' ', start + wholeBetween(random, 20, 260));
    return { start, end: Math.max(start + 1, Math.min(...[lineEnd, wordEnd, text.length].filter((end) => end > 0))) };
  });
  return { paragraphs, spans };
}

/** The same text as a source of the notebook, highlighted at the same places. */
export function longArticle(title: string, { paragraphs, spans }: PaintedText): GeneratedArticle {
  const ids = markedIds('a');
  const random = createRandom(seed);
  const text = paragraphs.join('\n');
  const digest = createHash('sha256').update(text).digest('hex');
  const source = createSource(
    { title, format: 'text', bytesDigest: digest, textDigest: digest, textLength: text.length, wordCount: text.split(/\s+/).length, outlet: '', byline: '', language: 'en', published: unknownDate },
    clock, ids,
  );
  let at = 0;
  const blocks = paragraphs.map((paragraph): Block => {
    const start = at;
    at += paragraph.length + 1;
    return { kind: 'paragraph', start, end: start + paragraph.length, marks: [] };
  });
  const passages = spans.map((span): Passage => {
    const anchor = describeSpan(text, digest, span);
    if (!anchor) throw new Error('A generated highlight holds no words');
    return createPassage({ sourceId: source.id, anchor, color: oneOf(random, highlightColors) }, clock, ids);
  });
  return { source, document: createSourceDocument(source.id, text, blocks), passages, mentions: [] };
}

/** A note of so many paragraphs, every so often with a citation of a highlight of the article. */
export function longNote(title: string, paragraphs: number, citations: number, cited: GeneratedArticle): { readonly note: Note; readonly body: NoteBody } {
  const random = createRandom(seed + paragraphs);
  const word = createWordDrawer(generatedVocabulary(seed), random);
  const note = createNote({ title }, clock, markedIds(paragraphs > 999 ? 'm' : 'n'));
  const every = Math.floor(paragraphs / citations);
  const blocks = Array.from({ length: paragraphs }, (_, index): NoteBlock => {
    const text = sentencesOf(wholeBetween(random, 1, 3), random, word);
    const passage = index % every === 0 ? cited.passages[(index / every) % cited.passages.length] : undefined;
    return {
      kind: 'paragraph',
      children: [
        { kind: 'text', text: passage ? `${text} ` : text, marks: [] },
        ...(passage ? [{ kind: 'passage' as const, passageId: passage.id, sourceId: cited.source.id, quotation: passage.anchor.exact, sourceTitle: cited.source.title }] : []),
      ],
    };
  });
  return { note, body: { id: note.id, updatedAt: note.updatedAt, blocks } };
}

/** The same note as plain data for an editor that knows nothing of notebooks. */
export function plainLines(body: NoteBody): readonly { readonly text: string; readonly quotation: string | null }[] {
  return body.blocks.map((block) => {
    if (block.kind !== 'paragraph') throw new Error('A generated note has only paragraphs');
    const [first, second] = block.children;
    return { text: first?.kind === 'text' ? first.text : '', quotation: second?.kind === 'passage' ? second.quotation : null };
  });
}
