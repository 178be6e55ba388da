import { parseDocument } from 'yaml';
import { parsePublicationDate, unknownDate, type PublicationDate } from '../domain/publicationDate';
import type { ArticleDetails } from './importedArticle';
import { webAddress } from './html/linkTarget';
import { languageTag } from './html/metadata';
import { maxFrontMatterLength } from './importLimits';

/** What front matter says, or one sentence about why it could not be read. */
export type FrontMatter =
  | { readonly ok: true; readonly details: ArticleDetails }
  | { readonly ok: false; readonly reason: string };

const mostNames = 50;

/** Field names in the order of trust, as static site makers, web clippers and this program's own export write them. */
const fieldNames = {
  title: ['title', 'headline'],
  byline: ['byline', 'author', 'authors', 'creator'],
  outlet: ['outlet', 'publisher', 'publication', 'newspaper', 'site', 'site_name', 'website', 'source'],
  url: ['url', 'source_url', 'canonical', 'canonical_url', 'link', 'source'],
  language: ['language', 'lang', 'locale'],
  published: ['published', 'date', 'date_published', 'pubdate', 'published_at'],
} as const;

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase().replace(/[\s-]/g, '_'), entry]));
}

/** A field's texts: one, a list of them, or the names of listed objects; wikilink brackets are taken off. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, mostNames).flatMap((each) => textsOf(each));
  if (typeof value === 'object' && value !== null) return 'name' in value ? textsOf(value.name) : [];
  if (typeof value !== 'string') return [];
  const text = value.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1').replace(/\s+/g, ' ').trim();
  return text === '' || text === '~' || text === 'null' ? [] : [text];
}

function isAddress(text: string): boolean {
  return webAddress(text) !== '';
}

function firstDate(texts: readonly string[]): PublicationDate {
  for (const text of texts) {
    const date = parsePublicationDate(text, 'metadata');
    if (date && date.edtf !== null) return date;
  }
  return unknownDate;
}

const unreadable = { ok: false, reason: 'The front matter could not be read and was left out.' } as const;

/** The fields of YAML whose every scalar stays text, or null where it is no YAML, too deep, or uses aliases. */
function fieldsOf(yaml: string): ReadonlyMap<string, unknown> | null {
  try {
    const document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
    // A few lines of aliases can ask for gigabytes; articles have no use for them.
    return document.errors.length > 0 ? null : entriesOf(document.toJS({ maxAliasCount: 0 }));
  } catch {
    return null; // an alias, or nesting beyond the stack; the caller reports it
  }
}

/** Reads YAML front matter as hostile input: its length is limited, aliases and excessive nesting are refused. */
export function readFrontMatter(yaml: string): FrontMatter {
  const entries = yaml.length > maxFrontMatterLength ? null : fieldsOf(yaml);
  if (entries === null) return unreadable;
  const textsAt = (names: readonly string[]): string[] => names.flatMap((name) => textsOf(entries.get(name)));
  const names = fieldNames.byline.map((name) => textsOf(entries.get(name))).find((texts) => texts.length > 0) ?? [];
  return {
    ok: true,
    details: {
      title: textsAt(fieldNames.title)[0] ?? '',
      byline: names.join(', '),
      outlet: textsAt(fieldNames.outlet).find((text) => !isAddress(text)) ?? '',
      url: webAddress(textsAt(fieldNames.url).find(isAddress) ?? ''),
      language: languageTag(textsAt(fieldNames.language)[0] ?? ''),
      published: firstDate(textsAt(fieldNames.published)),
    },
  };
}
