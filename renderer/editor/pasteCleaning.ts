import { ClipboardDOMImportExtension } from '@lexical/clipboard';
import { DOMImportExtension, type DOMPreprocessFn } from '@lexical/html';
import { WordListImportExtension } from '@lexical/list';
import { configExtension, defineExtension } from 'lexical';

const unwanted = [
  'script', 'style', 'link', 'meta', 'title', 'base', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'canvas', 'audio', 'video',
  'img', 'picture', 'input', 'button', 'select', 'textarea', 'nav', 'dialog', 'xml', '[hidden]', '[aria-hidden="true"]',
].join(',');

/** What a link may lead to. */
export function isAllowedUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:)\S+$/i.test(url.trim());
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function removeComments(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 8) child.remove();
    else removeComments(child);
  }
}

function isHiddenByStyle(element: Element): boolean {
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(element.getAttribute('style') ?? '');
}

/** Takes out of pasted HTML what a note cannot hold, before it becomes nodes. Never runs or fetches anything. */
export function cleanPastedDom(dom: Document | ParentNode): void {
  for (const element of dom.querySelectorAll(unwanted)) element.remove();
  for (const element of dom.querySelectorAll('[style]')) if (isHiddenByStyle(element)) element.remove();
  for (const element of dom.querySelectorAll('a')) {
    if (!isAllowedUrl(element.getAttribute('href') ?? '')) unwrap(element);
    else for (const name of element.getAttributeNames()) if (name !== 'href') element.removeAttribute(name);
  }
  // Google Docs wraps everything in a bold element that is not bold.
  for (const element of dom.querySelectorAll('b[style*="font-weight:normal"], b[style*="font-weight: normal"], b[id^="docs-internal-guid"]')) unwrap(element);
  for (const element of dom.querySelectorAll('*')) {
    if (element.localName.includes(':')) unwrap(element);
  }
}

const $cleanPaste: DOMPreprocessFn = (dom, _context, $next) => {
  // Word's list markers stand between conditional comments that its list import reads.
  cleanPastedDom(dom);
  $next();
  removeComments(dom);
};

export const PasteCleaningExtension = defineExtension({
  name: 'ibidem/pasteCleaning',
  dependencies: [ClipboardDOMImportExtension, WordListImportExtension, configExtension(DOMImportExtension, { preprocess: [$cleanPaste] })],
});
