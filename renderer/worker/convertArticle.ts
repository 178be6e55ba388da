import type { Conversion, ImportInput } from '../../shared/contracts/importContract';
import type { SourceFormat } from '../../shared/domain/source';
import { importFile, type ImportHost } from '../../shared/importing/importFile';
import { importPastedHtml } from '../../shared/importing/importer';
import type { ImportResult } from '../../shared/importing/importedArticle';
import { signatureOf } from '../../shared/importing/shingles';

const mediaTypes: Readonly<Record<SourceFormat, string>> = {
  text: 'text/plain', markdown: 'text/markdown', html: 'text/html', pdf: 'application/pdf', epub: 'application/epub+zip', rtf: 'application/rtf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', mhtml: 'multipart/related', email: 'message/rfc822',
};

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function articleOf(input: ImportInput, host: ImportHost): Promise<ImportResult> {
  switch (input.kind) {
    case 'file': return importFile({ bytes: input.bytes, fileName: input.name }, host);
    case 'clipboard': return importPastedHtml(input.html, input.text);
  }
}

/** What is kept as the original: the file itself, or what was pasted in the form the article was made from. */
function bytesOf(input: ImportInput, format: SourceFormat): Uint8Array<ArrayBuffer> {
  if (input.kind === 'file') return input.bytes;
  return new TextEncoder().encode(format === 'html' ? input.html : input.text);
}

/** What an importer throws is a mistake in it; the person hears which file it was, and the rest of a batch goes on. */
async function safeArticleOf(input: ImportInput, host: ImportHost): Promise<ImportResult> {
  try {
    return await articleOf(input, host);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `Something in it confused the importer (${why}). Nothing was imported from it.` };
  }
}

/** Converts one input and takes the digests by which it is recognized later. */
export async function convertArticle(input: ImportInput, host: ImportHost): Promise<Conversion> {
  const result = await safeArticleOf(input, host);
  if (!result.ok) return { status: 'refused', reason: result.reason };
  const { encoding: _encoding, ...article } = result.article;
  const bytes = bytesOf(input, article.format);
  const [bytesDigest, textDigest] = await Promise.all([digestOf(bytes), digestOf(new TextEncoder().encode(article.text))]);
  return { status: 'converted', article: { ...article, bytes, bytesDigest, textDigest, signature: signatureOf(article.text), mediaType: mediaTypes[article.format] } };
}
