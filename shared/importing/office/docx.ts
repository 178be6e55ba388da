import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { createPublicationDate, unknownDate, type PublicationDate } from '../../domain/publicationDate';
import { parseHtmlFragment } from '../html/htmlArticle';
import { languageTag } from '../html/metadata';
import { ImportLimitError } from '../importLimits';
import type { ParsedArticle } from '../plainText';
import { readTextDetails } from '../textDetails';
import { xmlElements, xmlText } from './xmlElements';
import type { ZipEntries } from './zipEntries';

const textParts = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels))$/i;
/** Parts of the text that Word lays out by itself; the importer does not need them. */
const otherParts = /^word\/(?:theme|settings|webSettings|fontTable|printerSettings)/i;
const styles = [
  "p[style-name='Title'] => h1:fresh", "p[style-name='title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh", "p[style-name='Intense Quote'] => blockquote > p:fresh", "p[style-name='Block Text'] => blockquote > p:fresh",
];

/** The container with its text alone, packed anew: pictures and whatever else it holds never reach the converter. */
function textOnly(zip: ZipEntries): Uint8Array<ArrayBuffer> {
  const parts: Record<string, Uint8Array> = {};
  for (const name of zip.names) {
    if (!textParts.test(name) || otherParts.test(name)) continue;
    const bytes = zip.read(name);
    if (bytes === null) continue;
    // Word writes no such declaration; a file that has one means to unfold it.
    if (new TextDecoder().decode(bytes.subarray(0, 4096)).includes('<!DOCTYPE')) throw new ImportLimitError('It declares XML entities, which no Word document does; nothing was imported from it.');
    parts[name] = bytes;
  }
  return zipSync(parts, { level: 0 });
}

function dayOf(text: string): PublicationDate {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  if (year === undefined) return unknownDate;
  return createPublicationDate({ year: Number(year), month: Number(month), day: Number(day) }, 'metadata', 'uncertain') ?? unknownDate;
}

function hasHeading({ blocks, text }: ParsedArticle): string {
  const heading = blocks.slice(0, 5).find((block) => block.kind === 'heading');
  return heading === undefined ? '' : text.slice(heading.start, heading.end);
}

/**
 * Reads a Word document: paragraphs, headings by style, lists, tables, notes at the end. Null where its text cannot be
 * found or read. Changes that were tracked are taken as accepted; comments and pictures are left out.
 */
export async function parseDocx(zip: ZipEntries): Promise<ParsedArticle | null> {
  const container = textOnly(zip);
  const html = await mammoth.convertToHtml(
    // The converter asks for one or the other, after the place it was built for.
    { arrayBuffer: container.buffer, buffer: container },
    {
      styleMap: styles,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  ).then(({ value }) => value, () => null);
  if (html === null) return null;
  const parsed = parseHtmlFragment(html.replace(/<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, ''));
  const core = xmlElements(zip.readText('docProps/core.xml'));
  const first = parsed.blocks.slice(0, 8).map((block) => parsed.text.slice(block.start, block.end));
  const told = readTextDetails(first);
  const pictures = zip.names.filter((name) => name.startsWith('word/media/')).length;
  return {
    ...parsed,
    details: {
      title: xmlText(core, 'title') || hasHeading(parsed),
      byline: xmlText(core, 'creator') || told.byline,
      outlet: told.outlet,
      url: told.url,
      language: languageTag(xmlText(core, 'language')),
      published: told.published.edtf === null ? dayOf(xmlText(core, 'created') || xmlText(core, 'modified')) : told.published,
    },
    warnings: pictures === 0 ? parsed.warnings : [...parsed.warnings, `${pictures === 1 ? 'A picture was' : `${pictures} pictures were`} left out; the text was kept.`],
  };
}
