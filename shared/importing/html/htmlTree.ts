import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { ImportLimitError, maxElements, maxOpenElements } from '../importLimits';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

/** The parser looks through its open elements at almost every tag; this bounds their number times the page's length. */
const workBudget = 10_000_000_000;

/**
 * Parses a page as browsers do; broken markup is repaired by the same rules. Nothing is executed or fetched.
 * @throws ImportLimitError for a page made to exhaust a parser.
 */
export function parseHtml(html: string): HtmlDocument {
  const mostOpen = Math.min(maxOpenElements, Math.max(400, Math.floor(workBudget / (html.length + 1))));
  let open = 0;
  let elements = 0;
  return parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush: () => {
        open += 1;
        elements += 1;
        if (open > mostOpen) throw new ImportLimitError('The elements of this web page are nested too deeply to be read.');
        if (elements > maxElements) throw new ImportLimitError('This web page has too many elements to be read.');
      },
      onItemPop: () => {
        open -= 1;
      },
    },
  });
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode | HtmlParent): node is HtmlText {
  return node.nodeName === '#text';
}

/** An attribute's value, or an empty text. */
export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

/** Whether an attribute stands there, with or without a value. */
export function hasAttribute(element: HtmlElement, name: string): boolean {
  return element.attrs.some((attribute) => attribute.name === name);
}

/** Every node below a parent in document order. Does not recurse, so depth does not matter; templates stay closed. */
export function* nodesBelow(parent: HtmlParent): Generator<HtmlNode> {
  const stack: HtmlNode[] = parent.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (isElement(node)) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

/** Every element below a parent in document order. */
export function* elementsBelow(parent: HtmlParent): Generator<HtmlElement> {
  for (const node of nodesBelow(parent)) if (isElement(node)) yield node;
}

/** The first element with one of the names, or null. */
export function findElement(parent: HtmlParent, ...names: readonly string[]): HtmlElement | null {
  for (const element of elementsBelow(parent)) if (names.includes(element.tagName)) return element;
  return null;
}

/** The text below a node with white space collapsed to single spaces. */
export function textOf(parent: HtmlParent): string {
  const parts: string[] = [];
  for (const node of nodesBelow(parent)) if (isText(node)) parts.push(node.value);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

/** The length of the text below a node, white space not counted. */
export function textLengthOf(parent: HtmlParent): number {
  let length = 0;
  for (const node of nodesBelow(parent)) if (isText(node)) length += node.value.replace(/\s+/gu, '').length;
  return length;
}

/** Shorter texts are mostly labels, menus and headings. */
const leastProse = 50;

/** The length of the text below a node that reads like sentences: longer stretches outside links. */
export function proseLengthOf(parent: HtmlParent): number {
  let length = 0;
  for (const node of nodesBelow(parent)) {
    if (!isText(node) || node.parentNode === null || ('tagName' in node.parentNode && node.parentNode.tagName === 'a')) continue;
    const text = node.value.replace(/\s+/gu, ' ').trim();
    if (text.length >= leastProse || /\p{Script=Han}{16}/u.test(text)) length += text.length;
  }
  return length;
}
