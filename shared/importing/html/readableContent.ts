import { Readability } from '@mozilla/readability';
// The build for workers: it looks for no Node module.
import { parseHTML } from 'linkedom/worker';
import { serialize } from 'parse5';
import { maxReadableElements } from '../importLimits';
import {
  attributeOf, elementsBelow, findElement, isElement, textLengthOf, type HtmlDocument, type HtmlElement, type HtmlNode,
} from './htmlTree';
import { surroundingElements, surroundingRoles } from './htmlElements';

/** The main content of a page as Readability finds it. */
export interface ReadableContent {
  /** HTML of the content alone; to be parsed and cleaned like any other. */
  readonly html: string;
  /** The byline it met on the way, or empty. */
  readonly byline: string;
}

/** Finds the main content of a cleaned page; null where there is none, or the page is too large to search. */
export function readableContentOf(document: HtmlDocument): ReadableContent | null {
  let elements = 0;
  for (const element of elementsBelow(document)) elements += element.tagName === '' ? 0 : 1;
  if (elements > maxReadableElements) return null;
  const page: { readonly document: unknown } = parseHTML(serialize(document));
  const reader = new Readability<string>(page.document, { disableJSONLD: true, keepClasses: true });
  const found = reader.parse();
  return found?.content ? { html: found.content, byline: found.byline?.replace(/\s+/g, ' ').trim() ?? '' } : null;
}

/**
 * Where an article stands if its page is taken as it is: the element marked as its body, a lone `article`, `main`, or
 * the whole body.
 */
export function plainRootOf(body: HtmlElement): HtmlElement {
  const elements = [...elementsBelow(body)];
  const marked = elements.filter((element) => /\barticleBody\b/i.test(attributeOf(element, 'itemprop')));
  const articles = elements.filter((element) => element.tagName === 'article');
  const mains = elements.filter((element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main');
  const lone = [marked, articles, mains].find((group) => group.length === 1)?.[0];
  return lone !== undefined && textLengthOf(lone) * 3 > textLengthOf(body) ? lone : body;
}

/** Takes navigation and other surroundings out of a tree, unless little would be left. Works in place. */
export function removeSurroundings(root: HtmlElement): void {
  const found: { readonly parent: HtmlElement; readonly element: HtmlElement }[] = [];
  const waiting = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const element of parent.childNodes.filter(isElement)) {
      if (isSurrounding(element)) found.push({ parent, element });
      else waiting.push(element);
    }
  }
  const inside = found.reduce((sum, { element }) => sum + textLengthOf(element), 0);
  if (inside * 10 > textLengthOf(root) * 9) return;
  const removed = new Set<HtmlNode>(found.map(({ element }) => element));
  for (const parent of new Set(found.map((each) => each.parent))) parent.childNodes = parent.childNodes.filter((node) => !removed.has(node));
}

function isSurrounding(element: HtmlElement): boolean {
  if (surroundingElements.has(element.tagName) || surroundingRoles.has(attributeOf(element, 'role'))) return true;
  // A site's header has its navigation in it; an article's own header has not.
  return element.tagName === 'header' && findElement(element, 'nav') !== null;
}
