// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { offsetOfPoint, pointOfOffset, rangeOfSpan, spanOfRange, type Side } from './domSpan';

/*
 * Text: "One two three." (0–14), "A\u2028B" (15–18), table "x\ty" (19–22), empty paragraph (23), "End" (24–27).
 */
const html = `
<div data-from="0">
<p id="first"><span data-start="0">One </span><mark id="outer"><span data-start="4" id="two">two</span><mark id="inner"><em><span data-start="7"> thr</span></em></mark></mark><span data-start="11">ee.</span></p>
<p id="second"><span data-start="15">A</span><br data-start="16"><span data-start="17">B</span></p>
</div><div data-from="19"><table><tbody><tr id="row"><td><span data-start="19">x</span></td><td><span data-start="21">y</span></td></tr></tbody></table>
<p id="empty"><span data-start="23"></span></p><p id="last"><span data-start="24">End</span></p></div>`;
const text = 'One two three.\nA\u2028B\nx\ty\n\nEnd';

let root: HTMLElement;
const find = (id: string): Element => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No ${id}`);
  return element;
};
const textIn = (selector: string): Node => {
  const node = root.querySelector(selector)?.firstChild;
  if (!node) throw new Error(`No text in ${selector}`);
  return node;
};

beforeEach(() => {
  document.body.innerHTML = `<header id="before">Title</header><main id="main"><div id="root"></div></main><footer id="after">Foot</footer>`;
  root = document.getElementById('root') ?? document.body;
  // A fixture of the test, written above; nothing imported.
  root.innerHTML = html;
});

describe('offsetOfPoint', () => {
  it.each<[string, () => [Node, number], Side, number]>([
    ['inside plain text', () => [textIn('[data-start="0"]'), 2], 'start', 2],
    ['inside a mark', () => [textIn('[data-start="4"]'), 1], 'start', 5],
    ['inside nested marks', () => [textIn('[data-start="7"]'), 3], 'end', 10],
    ['past the end of shrunken text', () => [textIn('[data-start="4"]'), 99], 'end', 7],
    ['a leaf itself, at its start', () => [find('two'), 0], 'start', 4],
    ['a leaf itself, at its end', () => [find('two'), 1], 'end', 7],
    ['before a mark', () => [find('first'), 1], 'start', 4],
    ['before a mark, as an end', () => [find('first'), 1], 'end', 4],
    ['between mark and nested mark', () => [find('outer'), 1], 'start', 7],
    ['the start of a paragraph', () => [find('second'), 0], 'start', 15],
    ['the start of a paragraph, as an end', () => [find('second'), 0], 'end', 14],
    ['the end of a paragraph', () => [find('first'), 3], 'end', 14],
    ['before a line break', () => [find('second'), 1], 'start', 16],
    ['behind a line break', () => [find('second'), 2], 'start', 17],
    ['behind a line break, as an end', () => [find('second'), 2], 'end', 17],
    ['between table cells', () => [find('row'), 1], 'start', 21],
    ['between table cells, as an end', () => [find('row'), 1], 'end', 20],
    ['an empty paragraph', () => [find('empty'), 0], 'start', 23],
    ['before everything', () => [find('before'), 0], 'start', 0],
    ['behind everything', () => [find('after'), 0], 'end', 27],
    ['the whole page from its start', () => [document.body, 0], 'start', 0],
    ['the whole page to its end', () => [document.body, 3], 'end', 27],
  ])('%s', (_name, point, side, expected) => {
    const [node, offset] = point();
    expect(offsetOfPoint(root, { node, offset }, side)).toBe(expected);
  });

  it('answers null where there is no text', () => {
    root.innerHTML = '';
    expect(offsetOfPoint(root, { node: root, offset: 0 }, 'start')).toBeNull();
  });
});

describe('spans and ranges', () => {
  const places = [0, 1, 4, 5, 7, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 27];
  it('every span comes back from its range', () => {
    for (const start of places) {
      for (const end of places.filter((place) => place > start)) {
        const range = rangeOfSpan(root, { start, end });
        if (!range) throw new Error('no range');
        const found = spanOfRange(root, range);
        // Ends of blocks and starts of the next ones touch only the break between them.
        expect(found && text.slice(found.start, found.end).trim()).toBe(text.slice(start, end).trim());
      }
    }
  });

  it('holds exactly the words, through marks', () => {
    expect(rangeOfSpan(root, { start: 2, end: 12 })?.toString()).toBe('e two thre');
  });

  it('finds the leaf on either side of a seam', () => {
    expect(pointOfOffset(root, 4, 'start')).toEqual({ node: textIn('[data-start="4"]'), offset: 0 });
    expect(pointOfOffset(root, 4, 'end')).toEqual({ node: textIn('[data-start="0"]'), offset: 4 });
    expect(pointOfOffset(root, 19, 'end')).toEqual({ node: textIn('[data-start="17"]'), offset: 1 });
  });

  it('takes in everything when everything is selected', () => {
    const range = document.createRange();
    range.selectNodeContents(document.body);
    expect(spanOfRange(root, range)).toEqual({ start: 0, end: 27 });
  });

  it('ends with the paragraph that three clicks select', () => {
    const range = document.createRange();
    range.setStart(textIn('[data-start="0"]'), 0);
    range.setEnd(find('second'), 0);
    expect(spanOfRange(root, range)).toEqual({ start: 0, end: 14 });
  });
});
