import { ClipboardDOMImportExtension } from '@lexical/clipboard';
import { DOMImportExtension, type DOMPreprocessFn } from '@lexical/html';
import { WordListImportExtension } from '@lexical/list';
import { configExtension, defineExtension } from 'lexical';

const unwanted = [
  'script', 'style', 'link', 'title', 'base', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'canvas', 'audio', 'video',
  'img', 'picture', 'input', 'button', 'select', 'textarea', 'nav', 'dialog', 'xml', '[hidden]', '[aria-hidden="true"]',
].join(',');

/** What a link may lead to. */
export function isAllowedUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:)\S+$/i.test(url.trim());
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function isHiddenByStyle(element: Element): boolean {
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(element.getAttribute('style') ?? '');
}

/** Google Docs wraps everything in a bold element that is not bold. */
function isNotBold(element: Element): boolean {
  return /(^|;)\s*font-weight\s*:\s*(normal|400)/i.test(element.getAttribute('style') ?? '');
}

/** What styles say that a note can hold. */
const styledMarks = [
  { name: 'strong', pattern: /(^|;)\s*font-weight\s*:\s*(bold|bolder|[6-9]00)/i },
  { name: 'em', pattern: /(^|;)\s*font-style\s*:\s*(italic|oblique)/i },
  { name: 's', pattern: /(^|;)\s*text-decoration(-line)?\s*:[^;]*line-through/i },
] as const;

/**
 * Cloud editors say by style what is bold. The content policy keeps the browser from applying styles of pasted
 * content, so the importer would not see them: they become elements.
 */
function nameStyles(element: Element): void {
  const style = element.getAttribute('style') ?? '';
  for (const { name, pattern } of styledMarks) {
    if (!pattern.test(style) || element.closest(name)) continue;
    const mark = element.ownerDocument.createElement(name);
    mark.append(...element.childNodes);
    element.append(mark);
  }
}

function asParagraph(element: Element): Element {
  const paragraph = element.ownerDocument.createElement('p');
  paragraph.append(...element.childNodes);
  return paragraph;
}

/** Takes out of pasted HTML what a note cannot hold, before it becomes nodes. Never runs or fetches anything. */
export function cleanPastedDom(dom: Document | ParentNode): void {
  for (const element of dom.querySelectorAll(unwanted)) element.remove();
  for (const element of dom.querySelectorAll('[style]')) if (isHiddenByStyle(element)) element.remove();
  for (const element of dom.querySelectorAll('a')) {
    if (!isAllowedUrl(element.getAttribute('href') ?? '')) unwrap(element);
    else for (const name of element.getAttributeNames()) if (name !== 'href') element.removeAttribute(name);
  }
  for (const element of dom.querySelectorAll('b, strong')) if (isNotBold(element)) unwrap(element);
  for (const element of dom.querySelectorAll('span[style], font[style]')) nameStyles(element);
  for (const element of dom.querySelectorAll('*')) {
    // Word's own elements: `o:p` ends a paragraph and holds nothing, others wrap words.
    if (element.localName === 'o:p') element.remove();
    else if (element.localName.includes(':')) unwrap(element);
  }
  for (const caption of dom.querySelectorAll('table > caption')) {
    caption.parentElement?.before(asParagraph(caption));
    caption.remove();
  }
  for (const element of dom.querySelectorAll('summary, legend')) element.replaceWith(asParagraph(element));
}

const $cleanPaste: DOMPreprocessFn = (dom, _context, $next) => {
  cleanPastedDom(dom);
  $next();
};

export const PasteCleaningExtension = defineExtension({
  name: 'ibidem/pasteCleaning',
  dependencies: [ClipboardDOMImportExtension, WordListImportExtension, configExtension(DOMImportExtension, { preprocess: [$cleanPaste] })],
});
