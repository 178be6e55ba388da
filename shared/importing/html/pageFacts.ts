import { attributeOf, hasAttribute, isElement, isText, nodesBelow, textOf, type HtmlDocument, type HtmlElement } from './htmlTree';

/** What a page states about itself, as found, in document order. */
export interface PageFacts {
  /** Names of `meta` elements (name, property, itemprop or http-equiv; lower case) to their contents. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Text of the first `title`. */
  readonly titleText: string;
  readonly canonical: string;
  readonly baseHref: string;
  readonly language: string;
  /** Sources of `application/ld+json` scripts. */
  readonly jsonLd: readonly string[];
  readonly comments: readonly string[];
  /** Texts of the `h1` elements. */
  readonly headlines: readonly string[];
  /** Dates of `time` elements; `isPublished` where the page marks it as the date of publication. */
  readonly times: readonly { readonly date: string; readonly isPublished: boolean; readonly isInArticle: boolean }[];
  /** Names marked as authors in the page's body. */
  readonly authors: readonly string[];
}

const mostScripts = 20;
const longestScript = 1_000_000;
const mostComments = 20;
const longestComment = 4000;

/** Collects what a page states about itself; to be called before the tree is cleaned. */
export function collectPageFacts(document: HtmlDocument): PageFacts {
  const metas = new Map<string, string[]>();
  const jsonLd: string[] = [];
  const comments: string[] = [];
  const headlines: string[] = [];
  const times: { date: string; isPublished: boolean; isInArticle: boolean }[] = [];
  const authors: string[] = [];
  let [titleText, canonical, baseHref, language] = ['', '', '', ''];
  for (const node of nodesBelow(document)) {
    if (!isElement(node)) {
      if ('data' in node && comments.length < mostComments) comments.push(node.data.slice(0, longestComment));
      continue;
    }
    switch (node.tagName) {
      case 'html': language = attributeOf(node, 'lang') || attributeOf(node, 'xml:lang'); break;
      case 'title': if (titleText === '' && node.namespaceURI.endsWith('xhtml')) titleText = textOf(node); break;
      case 'base': if (baseHref === '') baseHref = attributeOf(node, 'href'); break;
      case 'link': if (canonical === '' && relOf(node).includes('canonical')) canonical = attributeOf(node, 'href'); break;
      case 'meta': addMeta(metas, node); break;
      case 'h1': if (headlines.length < 10) headlines.push(textOf(node)); break;
      case 'time': if (times.length < 50) times.push(timeOf(node)); break;
      case 'script': {
        const isLinkedData = attributeOf(node, 'type').trim().toLowerCase() === 'application/ld+json';
        if (isLinkedData && jsonLd.length < mostScripts) jsonLd.push(rawTextOf(node).slice(0, longestScript));
        break;
      }
      default: break;
    }
    if (authors.length < 10 && node.tagName !== 'meta' && node.tagName !== 'link' && isAuthor(node)) authors.push(textOf(node));
  }
  return { metas, titleText, canonical, baseHref, language, jsonLd, comments, headlines, times, authors };
}

function relOf(element: HtmlElement): string[] {
  return attributeOf(element, 'rel').toLowerCase().split(/\s+/);
}

function addMeta(metas: Map<string, string[]>, meta: HtmlElement): void {
  const content = attributeOf(meta, 'content').trim();
  if (content === '') return;
  const names = ['property', 'name', 'itemprop', 'http-equiv'].flatMap((attribute) => attributeOf(meta, attribute).toLowerCase().split(/\s+/));
  for (const name of new Set(names.map((each) => each.replace(/^(dc|dcterms):/, '$1.')))) if (name !== '') metas.set(name, [...(metas.get(name) ?? []), content]);
}

function timeOf(element: HtmlElement): { date: string; isPublished: boolean; isInArticle: boolean } {
  const isPublished = hasAttribute(element, 'pubdate') || /\bdatePublished\b/i.test(attributeOf(element, 'itemprop')) ||
    /\b(?:dt-published|entry-date|published|pubdate|publish(?:ed)?-date)\b/i.test(attributeOf(element, 'class'));
  let isInArticle = false;
  for (let parent = element.parentNode; parent !== null && 'tagName' in parent; parent = parent.parentNode) {
    if (['article', 'main', 'header'].includes(parent.tagName)) isInArticle = true;
    if (['aside', 'footer', 'nav', 'li'].includes(parent.tagName)) return { date: '', isPublished: false, isInArticle: false };
  }
  return { date: attributeOf(element, 'datetime') || textOf(element), isPublished, isInArticle };
}

function isAuthor(element: HtmlElement): boolean {
  return relOf(element).includes('author') || /\bauthor\b/i.test(attributeOf(element, 'itemprop'));
}

function rawTextOf(element: HtmlElement): string {
  return element.childNodes.filter(isText).map((node) => node.value).join('');
}
