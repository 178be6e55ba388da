import { unknownDate, type PublicationDate } from '../../domain/publicationDate';
import { BlockBuilder } from '../blockBuilder';
import { decodeText } from '../encoding';
import { cleanTree } from '../html/cleanTree';
import { HtmlBlockWriter } from '../html/htmlBlocks';
import { elementsBelow, findElement, parseHtml, textOf, type HtmlDocument } from '../html/htmlTree';
import { languageTag } from '../html/metadata';
import { firstPageDate } from '../html/pageDate';
import { plainInline } from '../inlineText';
import { controlWarnings, type ParsedArticle } from '../plainText';
import { xmlElements, xmlText, type XmlElement } from './xmlElements';
import type { ZipEntries } from './zipEntries';

/** A book as an article, or one sentence about why there is none. */
export type EpubReading = { readonly ok: true; readonly parsed: ParsedArticle } | { readonly ok: false; readonly reason: string };

/** Fonts are often garbled on purpose; that is no protection of the text. */
const fontObfuscation = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;
const damaged = 'This EPUB book is damaged: its list of chapters cannot be found, so nothing was imported from it.';

function isProtected(zip: ZipEntries): boolean {
  const methods = xmlElements(zip.readText('META-INF/encryption.xml')).filter((element) => element.name === 'encryptionmethod' && element.parent?.name === 'encrypteddata');
  return methods.some((method) => !fontObfuscation.test(method.attributes.get('algorithm') ?? ''));
}

/** A path inside the container, from a reference in one of its files; no way leads out of it. */
function pathOf(reference: string, from: string): string {
  const parts = from.split('/').slice(0, -1);
  const plain = reference.split('#', 1)[0] ?? '';
  for (const part of decoded(plain).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray percent sign is a part of the name
  }
}

/** The names of chapters by the paths of their files, as the book's own table of contents has them. */
function chapterNames(zip: ZipEntries, items: readonly XmlElement[], packagePath: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (reference: string | undefined, from: string, name: string): void => {
    const path = pathOf(reference ?? '', from);
    if (path !== '' && name !== '' && !names.has(path)) names.set(path, name);
  };
  const nav = items.find((item) => /\bnav\b/.test(item.attributes.get('properties') ?? ''));
  const ncx = items.find((item) => item.attributes.get('media-type') === 'application/x-dtbncx+xml');
  if (nav !== undefined) {
    const path = pathOf(nav.attributes.get('href') ?? '', packagePath);
    for (const link of xmlElements(zip.readText(path))) if (link.name === 'a') add(link.attributes.get('href'), path, link.text.replace(/\s+/g, ' ').trim());
  } else if (ncx !== undefined) {
    const path = pathOf(ncx.attributes.get('href') ?? '', packagePath);
    let label = '';
    for (const element of xmlElements(zip.readText(path))) {
      if (element.name === 'text' && element.parent?.name === 'navlabel') label = element.text.replace(/\s+/g, ' ').trim();
      if (element.name === 'content') add(element.attributes.get('src'), path, label);
    }
  }
  return names;
}

/** Says in one way where the pages of the printed book begin. */
function markPages(document: HtmlDocument): void {
  for (const element of elementsBelow(document)) {
    const value = (name: string): string => element.attrs.find((each) => (each.prefix ? `${each.prefix}:${each.name}` : each.name) === name)?.value ?? '';
    if (value('role') !== 'doc-pagebreak' && !/\bpagebreak\b/.test(value('epub:type'))) continue;
    const label = value('title') || value('aria-label') || textOf(element) || (/(\d+|[ivxlc]+)$/i.exec(value('id'))?.[1] ?? '');
    element.attrs = [{ name: 'role', value: 'doc-pagebreak' }, { name: 'value', value: label.replace(/^(?:page|p\.)\s*/i, '').replace(/\.$/, '') }];
    element.childNodes = [];
  }
}

function dateIn(elements: readonly XmlElement[]): PublicationDate {
  const dates = elements.filter((element) => element.name === 'date');
  const published = dates.find((date) => date.attributes.get('event') === 'publication');
  return firstPageDate([published, ...dates].map((date) => date?.text ?? '')) ?? unknownDate;
}

/** Reads a book chapter by chapter in its own order; a chapter without a heading gets its name from the contents. */
export function parseEpub(zip: ZipEntries): EpubReading {
  if (isProtected(zip)) return { ok: false, reason: 'This EPUB book is locked by its seller (DRM), so its text cannot be read and nothing was imported.' };
  const root = xmlElements(zip.readText('META-INF/container.xml')).find((element) => element.name === 'rootfile');
  const packagePath = root?.attributes.get('full-path') ?? zip.names.find((name) => name.toLowerCase().endsWith('.opf')) ?? '';
  const description = xmlElements(zip.readText(packagePath));
  const items = description.filter((element) => element.name === 'item');
  const byId = new Map(items.map((item) => [item.attributes.get('id') ?? '', item]));
  const chapters = description.filter((element) => element.name === 'itemref').flatMap((each) => byId.get(each.attributes.get('idref') ?? '') ?? []);
  if (chapters.length === 0) return { ok: false, reason: damaged };

  const names = chapterNames(zip, items, packagePath);
  const builder = new BlockBuilder();
  const missing: string[] = [];
  for (const chapter of chapters) {
    const path = pathOf(chapter.attributes.get('href') ?? '', packagePath);
    if (/\bnav\b/.test(chapter.attributes.get('properties') ?? '') || !/html|xml/.test(chapter.attributes.get('media-type') ?? 'html')) continue;
    const bytes = zip.read(path);
    const source = bytes === null ? null : decodeText(bytes, true);
    if (source === null) {
      missing.push(names.get(path) ?? path.split('/').at(-1) ?? path);
      continue;
    }
    // Its empty elements may be closed in XML's way, which a page's parser would take for open ones.
    const document = parseHtml(source.text.replace(/<(title|script|a|span|div|p|i|b|em|td|th)(\s[^<>]*?)?\/>/gi, '<$1$2></$1>'));
    markPages(document);
    cleanTree(document, '');
    const body = findElement(document, 'body') ?? document;
    const name = names.get(path);
    if (name !== undefined && findElement(body, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6') === null) builder.add({ kind: 'heading', level: 1 }, plainInline(name));
    new HtmlBlockWriter(builder).write(body);
  }
  const { text, blocks } = builder.finish();
  const authors = description.filter((element) => element.name === 'creator' && element.attributes.get('role') !== 'ill').map((element) => element.text.replace(/\s+/g, ' ').trim());
  const warnings = missing.length === 0 ? [] : [`${missing.length === 1 ? 'One part' : `${missing.length} parts`} of the book could not be read and ${missing.length === 1 ? 'was' : 'were'} left out: ${missing.slice(0, 5).join(', ')}.`];
  return {
    ok: true,
    parsed: {
      text, blocks,
      details: {
        title: xmlText(description, 'title'), byline: [...new Set(authors)].filter((name) => name !== '').join(', '), outlet: xmlText(description, 'publisher'),
        url: /^https?:\/\/\S+$/.exec(xmlText(description, 'source'))?.[0] ?? '', language: languageTag(xmlText(description, 'language')), published: dateIn(description),
      },
      warnings: [...warnings, ...controlWarnings(builder)],
    },
  };
}
