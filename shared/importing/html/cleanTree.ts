import { defaultTreeAdapter, html } from 'parse5';
import { maxNestingDepth } from '../importLimits';
import { blockElements, droppedElements } from './htmlElements';
import { attributeOf, hasAttribute, isElement, isText, type HtmlElement, type HtmlNode, type HtmlParent } from './htmlTree';
import { linkTarget } from './linkTarget';

/** Attributes that blocks or the search for the main content look at; every other one goes. */
const keptAttributes: ReadonlySet<string> = new Set([
  'alt', 'class', 'colspan', 'dir', 'href', 'id', 'itemprop', 'itemscope', 'itemtype', 'lang', 'name', 'rel', 'reversed', 'role', 'start', 'type', 'value',
]);

/** Carries a heading's own level past Readability, which turns `h1` into `h2`. */
export const levelAttribute = 'data-level';
/** Carries what an inline style says about weight and slope: `strong`, `emphasis`, both or `none`. */
export const styleAttribute = 'data-marks';

/**
 * Removes everything of a tree that is not text of the page (scripts, controls, drawings, hidden parts, comments),
 * makes link targets absolute and lifts what is nested deeper than the limit. Works in place, without recursion.
 */
export function cleanTree(root: HtmlParent, base: string): void {
  const waiting: { readonly parent: HtmlParent; readonly depth: number }[] = [{ parent: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { parent, depth } = next;
    parent.childNodes = parent.childNodes.filter(isKept);
    if (depth >= maxNestingDepth) {
      parent.childNodes = liftedChildren(parent);
      continue;
    }
    for (const node of parent.childNodes) {
      if (!isElement(node)) continue;
      cleanAttributes(node, base);
      waiting.push({ parent: node, depth: depth + 1 });
    }
  }
}

function isKept(node: HtmlNode): boolean {
  if (isText(node)) return true;
  if (!isElement(node)) return node.nodeName === '#documentType';
  if (droppedElements.has(node.tagName)) return false;
  return !isHidden(node);
}

function isHidden(element: HtmlElement): boolean {
  // A page's body may be hidden until its scripts run; its words are what the person came for.
  if (element.tagName === 'body' || element.tagName === 'html') return false;
  if (hasAttribute(element, 'hidden') && attributeOf(element, 'hidden') !== 'until-found') return true;
  if (attributeOf(element, 'aria-hidden') === 'true' && !/\b(?:math|katex)/.test(attributeOf(element, 'class'))) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributeOf(element, 'style'));
}

function cleanAttributes(element: HtmlElement, base: string): void {
  const style = attributeOf(element, 'style');
  const kept = element.attrs.filter(({ name }) => keptAttributes.has(name));
  element.attrs = kept.flatMap((attribute) => {
    if (attribute.name !== 'href') return [attribute];
    const target = linkTarget(attribute.value, base);
    return target === '' ? [] : [{ name: 'href', value: target }];
  });
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level !== undefined) element.attrs.push({ name: levelAttribute, value: level });
  const marks = marksOfStyle(style);
  if (marks !== '') element.attrs.push({ name: styleAttribute, value: marks });
}

function marksOfStyle(style: string): string {
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const slope = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const marks: string[] = [];
  if (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) marks.push('strong');
  if (slope === 'italic' || slope === 'oblique') marks.push('emphasis');
  if (marks.length === 0 && (weight !== undefined || slope === 'normal')) marks.push('none');
  return marks.join(' ');
}

/** All text below a parent as its direct children; the words of each block stand in a paragraph of their own. */
function liftedChildren(parent: HtmlParent): HtmlNode[] {
  const lifted: HtmlNode[] = [];
  let paragraph: HtmlElement | null = null;
  const stack: (HtmlNode | 'edge')[] = parent.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'edge') paragraph = null;
    else if (isText(node)) {
      if (paragraph === null) {
        paragraph = defaultTreeAdapter.createElement('div', html.NS.HTML, []);
        lifted.push(paragraph);
      }
      defaultTreeAdapter.appendChild(paragraph, node);
    } else if (isElement(node) && isKept(node)) {
      const isBlock = blockElements.has(node.tagName) || node.tagName === 'br';
      if (isBlock) stack.push('edge');
      for (const child of node.childNodes.toReversed()) stack.push(child);
      if (isBlock) paragraph = null;
    }
  }
  return lifted;
}
