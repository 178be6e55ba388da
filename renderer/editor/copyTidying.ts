import { GetClipboardDataExtension } from '@lexical/clipboard';
import { configExtension, defineExtension } from 'lexical';

/** What is copied reads like HTML a person wrote: no classes, no styles, no elements that say nothing. */
export function tidyHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!['href', 'start', 'value', 'colspan', 'rowspan'].includes(name)) element.removeAttribute(name);
    if (['span', 'colgroup', 'col'].includes(element.localName)) element.replaceWith(...element.childNodes);
  }
  for (const element of body.querySelectorAll('b > strong, i > em, td > p:only-child, th > p:only-child')) element.replaceWith(...element.childNodes);
  return body.innerHTML;
}

export const CopyTidyingExtension = defineExtension({
  name: 'ibidem/copyTidying',
  dependencies: [
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        'text/html': [
          (_selection, next) => {
            const html = next();
            return html === null ? null : tidyHtml(html);
          },
        ],
      },
    }),
  ],
});
