import { ImportLimitError } from '../importLimits';

/** An element of an XML file with all text below it; names without their prefixes, in lower case. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: XmlElement | null;
  text: string;
}

const mostElements = 200_000;
const token = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|</g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/**
 * Every element of a small XML file (a package's metadata) in document order. Forgiving; entities of its own are never
 * unfolded, so that a file made to exhaust the memory stays as small as it is.
 * @throws ImportLimitError for more elements than any such file has.
 */
export function xmlElements(source: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  for (const [, data, close, name, attributes, selfClosing, words] of source.matchAll(token)) {
    const text = data ?? (words === undefined ? undefined : resolved(words));
    if (text !== undefined) {
      for (const element of open.slice(-8)) element.text += text;
    } else if (name === undefined) continue;
    else if (close === '/') {
      const at = open.findLastIndex((element) => element.name === localName(name));
      if (at >= 0) open.length = at;
    } else {
      if (elements.length >= mostElements) throw new ImportLimitError('Its description of itself is too large to be read; nothing was imported from it.');
      const values = [...(attributes ?? '').matchAll(attribute)].map(([, key = '', double, single]) => [localName(key), resolved(double ?? single ?? '')] as const);
      const element: XmlElement = { name: localName(name), attributes: new Map(values), parent: open.at(-1) ?? null, text: '' };
      elements.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  return elements;
}

/** The words of the first element of a name, on one line; empty where there is none. */
export function xmlText(elements: readonly XmlElement[], name: string): string {
  return elements.find((element) => element.name === name)?.text.replace(/\s+/g, ' ').trim() ?? '';
}
