import type { ArticleDetails } from '../importedArticle';
import { readJsonLd } from './jsonLd';
import { hostOf, webAddress } from './linkTarget';
import { firstPageDate } from './pageDate';
import type { PageFacts } from './pageFacts';
import { withoutOutlet } from './pageTitle';

const titleNames = ['og:title', 'dc.title', 'dcterms.title', 'citation_title', 'parsely-title', 'sailthru.title', 'twitter:title'];
const outletNames = ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_publisher', 'citation_journal_title', 'publisher', 'application-name'];
const authorNames = [
  'dc.creator', 'dcterms.creator', 'author', 'article:author', 'citation_author', 'parsely-author', 'sailthru.author', 'byl', 'byline', 'article:author_name',
];
const dateNames = [
  'article:published_time', 'og:article:published_time', 'datepublished', 'dcterms.issued', 'dc.date.issued', 'dcterms.created', 'dc.date.created',
  'dc.date', 'dcterms.date', 'citation_publication_date', 'citation_date', 'parsely-pub-date', 'sailthru.date', 'publish-date', 'publish_date',
  'publishdate', 'pubdate', 'pdate', 'publication_date', 'originalpublicationdate', 'date',
];

/** The address a browser or saving tool noted when it saved the page; empty where none did. */
function savedAddress(comments: readonly string[]): string {
  for (const comment of comments) {
    const found = /saved from url=\(\d+\)\s*(\S+)/i.exec(comment)?.[1] ?? /Page saved with SingleFile[\s\S]*?\burl:\s*(\S+)/i.exec(comment)?.[1];
    const address = webAddress(found ?? '');
    if (address !== '') return address;
  }
  return '';
}

/** The page's address: what it calls canonical, unless that is only the site's front page and it was saved elsewhere. */
function addressOf(facts: PageFacts, linkedUrl: string): string {
  const saved = savedAddress(facts.comments);
  const base = webAddress(facts.baseHref, saved) || saved;
  const stated = [facts.canonical, facts.metas.get('og:url')?.[0] ?? '', linkedUrl].map((address) => webAddress(address, base)).filter(Boolean);
  const isDeep = (address: string): boolean => new URL(address).pathname.length > 1;
  return stated.find(isDeep) ?? (saved !== '' && isDeep(saved) ? saved : (stated[0] ?? saved));
}

/** The base that relative addresses of a page refer to; empty where it is not known. */
export function baseAddressOf(facts: PageFacts): string {
  const page = addressOf(facts, '');
  return webAddress(facts.baseHref, page) || page;
}

/** A language tag in BCP 47 form, or empty for what is none. */
export function languageTag(text: string): string {
  const tag = text.trim().replace(/_/g, '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : '';
}

function cleanNames(names: readonly string[]): string {
  const clean = names
    .map((name) => name.replace(/\s+/g, ' ').replace(/^by\s+/i, '').trim())
    .filter((name) => name !== '' && name.length <= 200 && !/^(?:https?:|www\.|@)|^(?:admin|null|undefined|n\/a)$/i.test(name));
  return [...new Set(clean)].join(', ');
}

/** Reads what a page says about its article: linked data first, then metadata, then marked elements, then its title. */
export function readMetadata(facts: PageFacts): ArticleDetails {
  const valuesOf = (names: readonly string[]): string[] => names.flatMap((name) => facts.metas.get(name) ?? []);
  const linked = readJsonLd(facts.jsonLd, [facts.titleText, ...valuesOf(titleNames), ...facts.headlines].join('\n'));
  const url = addressOf(facts, linked?.url ?? '');
  const outlet = [...valuesOf(['og:site_name']), linked?.publisher ?? '', ...valuesOf(outletNames)].map(plain).find((text) => text !== '') ?? hostOf(url);
  const titles = [...valuesOf(['dc.title', 'og:title']), linked?.headline ?? '', ...valuesOf(titleNames), facts.titleText, ...facts.headlines];
  const title = titles.map((text) => withoutOutlet(plain(text), outlet, hostOf(url))).find((text) => text !== '') ?? '';
  const bylines = [linked?.authors ?? [], ...authorNames.map((name) => facts.metas.get(name) ?? []), facts.authors];
  const languages = [facts.language, ...valuesOf(['content-language', 'dc.language', 'dcterms.language', 'og:locale']), linked?.language ?? ''];
  const dates = [
    linked?.datePublished ?? '', ...valuesOf(dateNames), ...facts.times.filter((time) => time.isPublished).map((time) => time.date),
    facts.times.find((time) => time.isInArticle)?.date ?? '',
  ];
  return {
    title,
    byline: bylines.map((names) => cleanNames(names.map(plain))).find((names) => names !== '') ?? '',
    outlet,
    url,
    language: languages.map(languageTag).find((tag) => tag !== '') ?? '',
    published: firstPageDate(dates),
  };
}

const namedReferences: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** One line of plain text; references that a page escaped twice are resolved. */
function plain(text: string): string {
  const resolved = text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return namedReferences[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
  return resolved.replace(/\s+/g, ' ').trim();
}
