/** What a page's linked data (schema.org) says about its article; a field that is not known is empty. */
export interface LinkedDetails {
  readonly headline: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly datePublished: string;
  readonly language: string;
  readonly url: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

const articleType = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|Report|LiveBlogPosting|ScholarlyArticle|AnalysisNewsArticle)$/;
const mostNodes = 5000;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseLoosely(source: string): unknown {
  const json = source.replace(/^\s*(?:\/\/)?\s*(?:<!\[CDATA\[|<!--)/, '').replace(/(?:\/\/)?\s*(?:\]\]>|-->)\s*$/, '').trim().replace(/;$/, '');
  try {
    return JSON.parse(json);
  } catch {
    try {
      return JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' ')); // line breaks inside strings are the usual fault
    } catch {
      return null; // pages are full of broken linked data; the rest of the metadata remains
    }
  }
}

/** Every object of the data, outermost first, up to a limit. */
function objectsIn(data: unknown): JsonObject[] {
  const objects: JsonObject[] = [];
  const queue: unknown[] = [data];
  for (let index = 0; index < queue.length && index < mostNodes; index += 1) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...value.slice(0, mostNodes));
    else if (isObject(value)) {
      objects.push(value);
      queue.push(...Object.values(value).filter((inner) => typeof inner === 'object').slice(0, mostNodes));
    }
  }
  return objects;
}

function hasType(object: JsonObject, pattern: RegExp): boolean {
  const types: unknown = object['@type'];
  return (Array.isArray(types) ? types : [types]).some((type) => typeof type === 'string' && pattern.test(type));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((each) => textsIn(each));
  return [];
}

/** Names of what a field refers to: plain text, objects with a name, or references into the same graph. */
function namesIn(value: unknown, byId: ReadonlyMap<string, JsonObject>): string[] {
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((each) => namesIn(each, byId));
  if (!isObject(value)) return textsIn(value);
  const names = textsIn(value['name']);
  if (names.length > 0) return names.slice(0, 1);
  const id = value['@id'];
  const target = typeof id === 'string' ? byId.get(id) : undefined;
  return target === undefined || target === value ? [] : textsIn(target['name']).slice(0, 1);
}

function addressIn(value: unknown): string {
  if (isObject(value)) return textsIn(value['@id'])[0] ?? textsIn(value['url'])[0] ?? '';
  return textsIn(value)[0] ?? '';
}

/**
 * Reads the article among a page's linked data. Where several are listed the one whose headline stands in the page's
 * title is meant, else the outermost.
 */
export function readJsonLd(sources: readonly string[], pageTitle: string): LinkedDetails | null {
  const objects = sources.flatMap((source) => objectsIn(parseLoosely(source)));
  const byId = new Map<string, JsonObject>();
  for (const object of objects) {
    const id = object['@id'];
    // A reference has nothing but its id; the object itself comes before or behind it.
    if (typeof id === 'string' && 'name' in object) byId.set(id, object);
  }
  const articles = objects.filter((object) => hasType(object, articleType));
  const headlineOf = (object: JsonObject): string => {
    const names = [...textsIn(object['headline']).slice(0, 1), ...textsIn(object['name']).slice(0, 1)];
    // Some encyclopedias put a description where the headline belongs, and the title beside it.
    return names.find((name) => pageTitle.includes(name)) ?? names[0] ?? '';
  };
  const article = articles.find((object) => headlineOf(object) !== '' && pageTitle.includes(headlineOf(object))) ?? articles[0];
  if (article === undefined) return null;
  return {
    headline: headlineOf(article),
    authors: [...new Set(namesIn(article['author'] ?? article['creator'], byId))],
    publisher: namesIn(article['publisher'], byId)[0] ?? namesIn(article['sourceOrganization'], byId)[0] ?? '',
    datePublished: textsIn(article['datePublished'])[0] ?? '',
    language: textsIn(article['inLanguage'])[0] ?? '',
    url: addressIn(article['mainEntityOfPage']) || addressIn(article['url']),
  };
}
