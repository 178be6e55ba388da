import { createPublicationDate, unknownDate, type PublicationDate } from '../../domain/publicationDate';
import { languageTag } from '../html/metadata';
import type { ArticleDetails } from '../importedArticle';
import { readTextDetails } from '../textDetails';
import type { PdfFile } from './pdfFile';

/** What a PDF states about itself. */
export interface PdfStatement {
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly language: string;
  /** As the file's metadata say when the work was published, and when the file was made. */
  readonly published: string;
  readonly created: string;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/[\u0000-\u001f\ufeff]+/g, ' ').replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(textOf).filter((each) => each !== '').join(', ');
  return '';
}

/** Reads the information dictionary and the XMP packet. Unreadable metadata are no reason to refuse a file. */
export async function readPdfStatement(file: PdfFile): Promise<PdfStatement> {
  const found = await file.getMetadata().catch(() => null);
  const info: Readonly<Record<string, unknown>> = { ...found?.info };
  const xmp = (name: string): string => textOf(found?.metadata?.get(name));
  return {
    title: textOf(info['Title']) || xmp('dc:title'),
    author: textOf(info['Author']) || xmp('dc:creator'),
    publisher: xmp('dc:publisher') || xmp('prism:publicationname'),
    language: textOf(info['Language']) || xmp('dc:language'),
    published: xmp('prism:publicationdate') || xmp('prism:coverdate') || xmp('dc:date'),
    created: textOf(info['CreationDate']) || xmp('xmp:createdate'),
  };
}

/** A title that a program made up: a file's name, "untitled", the program's own name. */
function isMadeUp(title: string): boolean {
  return /^(?:untitled|title|document\d*|dokument\d*|slide \d+|microsoft (?:word|powerpoint|excel)\b.*|powerpoint presentation|print|about:blank|no title)$/i.test(title) ||
    /\.(?:docx?|odt|rtf|pdf|indd|qxd|pptx?|xlsx?|tex|dvi|html?|txt)$/i.test(title) || /^(?:https?|file):/i.test(title) || !/\p{L}{2}/u.test(title);
}

function isMadeUpAuthor(author: string): boolean {
  return /^(?:user|admin(?:istrator)?|owner|unknown|author|anonymous|root|guest|default|windows user|pc|hp|dell|lenovo)\d*$/i.test(author) || !/\p{L}/u.test(author);
}

/** The day in "D:20240829101112+02'00'" or in ISO form; what was made on it need not be published then. */
function dayOf(text: string, certainty: 'certain' | 'uncertain'): PublicationDate | null {
  const [, year, month, day] = /^(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?/.exec(text) ?? [];
  if (year === undefined) return null;
  return createPublicationDate({ year: Number(year), month: month ? Number(month) : undefined, day: day ? Number(day) : undefined }, 'metadata', certainty);
}

/** What is known about an article from its file's metadata, and where they are silent from its first lines. */
export function pdfDetails(statement: PdfStatement, headline: string, firstParagraphs: readonly string[]): ArticleDetails {
  const told = readTextDetails(firstParagraphs);
  const stated = isMadeUp(statement.title) ? '' : statement.title;
  const published = dayOf(statement.published, 'certain') ?? (told.published.edtf === null ? null : told.published) ?? dayOf(statement.created, 'uncertain') ?? unknownDate;
  return {
    title: stated || headline,
    byline: isMadeUpAuthor(statement.author) ? told.byline : statement.author.replace(/\s*;\s*/g, ', '),
    outlet: statement.publisher || told.outlet,
    url: told.url,
    language: languageTag(statement.language),
    published,
  };
}
