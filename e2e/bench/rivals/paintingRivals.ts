import { $createMarkNode, MarkNode } from '@lexical/mark';
import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, $isTextNode, createEditor, type LexicalNode } from 'lexical';
import type { PaintedText } from '../longTexts';
import { afterPaint, emptyPage } from './rivalPage';

/** Milliseconds to first paint, of each added highlight, and of each frame while scrolling. */
export interface PaintingTimes {
  readonly open: number;
  readonly added: readonly number[];
}

const addedAtOnce = 15;

/** Stretches of a few words near the beginning, where a person would add one. */
function placesToAdd({ paragraphs }: PaintedText): readonly { readonly paragraph: number; readonly start: number; readonly end: number }[] {
  return Array.from({ length: addedAtOnce }, (_, index) => {
    const paragraph = 1 + (index % 3);
    const words = paragraphs[paragraph] ?? '';
    const start = words.indexOf(' ', Math.floor(index / 3) * 12) + 1;
    return { paragraph, start, end: words.indexOf(' ', start) };
  });
}

/** The text as plain paragraphs, its highlights laid over it by `@recogito/text-annotator`. */
export async function paintWithRecogito(painted: PaintedText): Promise<PaintingTimes> {
  const page = emptyPage();
  const text = painted.paragraphs.join('\n');
  const begin = performance.now();
  const article = document.createElement('article');
  for (const [index, paragraph] of painted.paragraphs.entries()) {
    const element = document.createElement('p');
    element.textContent = paragraph;
    if (index > 0) article.append('\n');
    article.append(element);
  }
  page.append(article);
  const starts = startsOf(painted.paragraphs);
  const placeOf = (offset: number): readonly [Node, number] => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const words = article.children[low]?.firstChild;
    if (!words) throw new Error('The place is outside of the text');
    return [words, offset - (starts[low] ?? 0)];
  };
  const annotation = (index: number, start: number, end: number): TextAnnotation => {
    const range = document.createRange();
    range.setStart(...placeOf(start));
    range.setEnd(...placeOf(end));
    return { id: `h${index}`, bodies: [], target: { annotation: `h${index}`, selector: [{ quote: text.slice(start, end), start, end, range }] } };
  };
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(article, { annotatingEnabled: false });
  annotator.setAnnotations(painted.spans.map(({ start, end }, index) => annotation(index, start, end)));
  const shown = (): number => document.querySelectorAll('.r6o-span-highlight-layer .r6o-annotation, .r6o-annotation').length;
  await afterPaint(() => shown() > 0);
  const open = performance.now() - begin;
  const added: number[] = [];
  for (const [index, place] of placesToAdd(painted).entries()) {
    const before = shown();
    const start = performance.now();
    annotator.addAnnotation(annotation(100_000 + index, (starts[place.paragraph] ?? 0) + place.start, (starts[place.paragraph] ?? 0) + place.end));
    await afterPaint(() => shown() > before);
    added.push(performance.now() - start);
  }
  annotator.destroy();
  return { open, added };
}

function startsOf(paragraphs: readonly string[]): readonly number[] {
  let at = 0;
  return paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.length + 1;
    return start;
  });
}

/** One run of text nodes and mark nodes for a paragraph; of overlapping highlights each mark carries every id. */
function $runsOf(paragraph: string, from: number, spans: PaintedText['spans']): LexicalNode[] {
  const edges = new Set([0, paragraph.length]);
  for (const { start, end } of spans) for (const edge of [start - from, end - from]) if (edge > 0 && edge < paragraph.length) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const node = $createTextNode(paragraph.slice(start, end));
    const ids = spans.flatMap((span) => (span.start - from <= start && span.end - from >= end ? [`${span.start}-${span.end}`] : []));
    return ids.length > 0 ? $createMarkNode(ids).append(node) : node;
  });
}

/** The text in a read-only Lexical editor, its highlights as mark nodes. */
export async function paintWithLexicalMarks(painted: PaintedText): Promise<PaintingTimes> {
  const page = emptyPage();
  const starts = startsOf(painted.paragraphs);
  const byParagraph = painted.paragraphs.map((): PaintedText['spans'][number][] => []);
  let paragraph = 0;
  for (const span of painted.spans) {
    while ((starts[paragraph + 1] ?? Infinity) <= span.start) paragraph += 1;
    byParagraph[paragraph]?.push(span);
  }
  const begin = performance.now();
  const root = document.createElement('div');
  page.append(root);
  const editor = createEditor({ namespace: 'marks', editable: false, nodes: [MarkNode], onError: (error) => { throw error; } });
  editor.setRootElement(root);
  editor.update(
    () => {
      $getRoot().append(...painted.paragraphs.map((text, index) => $createParagraphNode().append(...$runsOf(text, starts[index] ?? 0, byParagraph[index] ?? []))));
    },
    { discrete: true },
  );
  await afterPaint(() => root.querySelector('mark') !== null);
  const open = performance.now() - begin;
  const added: number[] = [];
  for (const [index, place] of placesToAdd(painted).entries()) {
    const before = root.querySelectorAll('mark').length;
    const start = performance.now();
    editor.update(
      () => {
        const element = $getRoot().getChildAtIndex(place.paragraph);
        const node = $isElementNode(element) ? element.getChildren().filter($isTextNode).find((each) => each.getTextContentSize() > 20) : null;
        if (!node) throw new Error('The paragraph has no plain words left');
        const words = node.getTextContent();
        const from = words.indexOf(' ') + 1;
        const [first, second] = node.splitText(from, words.indexOf(' ', from));
        const target = from > 0 ? second : first;
        if (!target) throw new Error('The words could not be split');
        const mark = $createMarkNode([`added-${index}`]);
        target.replace(mark);
        mark.append(target);
      },
      { discrete: true },
    );
    await afterPaint(() => root.querySelectorAll('mark').length > before);
    added.push(performance.now() - start);
  }
  return { open, added };
}
