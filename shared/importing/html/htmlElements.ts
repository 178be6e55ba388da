/** Elements that a browser shows as blocks: words on either side of them do not touch. */
export const blockElements: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt',
  'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend',
  'li', 'listing', 'main', 'menu', 'nav', 'ol', 'optgroup', 'option', 'p', 'plaintext', 'pre', 'search', 'section', 'summary', 'table',
  'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'xmp',
]);

/** Elements whose content is never text of an article: code, forms' controls, drawings, embedded things. */
export const droppedElements: ReadonlySet<string> = new Set([
  'annotation', 'annotation-xml', 'applet', 'area', 'audio', 'base', 'button', 'canvas', 'datalist', 'embed', 'frame', 'frameset', 'head', 'iframe', 'img', 'input',
  'link', 'map', 'meta', 'meter', 'noembed', 'noframes', 'noscript', 'object', 'param', 'picture', 'progress', 'rp', 'rt', 'script',
  'select', 'source', 'style', 'svg', 'template', 'textarea', 'title', 'track', 'video',
]);

/** Elements around an article: kept out where a page is taken whole. */
export const surroundingElements: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'search', 'menu', 'dialog']);

/** Roles that say the same. */
export const surroundingRoles: ReadonlySet<string> = new Set([
  'navigation', 'complementary', 'contentinfo', 'banner', 'search', 'menu', 'menubar', 'dialog', 'alertdialog', 'alert',
]);
