import { completeArticle, refuse } from './completeArticle';
import type { ImportResult } from './importedArticle';
import { importArticle, type ArticleFile } from './importer';
import { ImportLimitError, maxFileBytes, tooLargeReason } from './importLimits';
import type { PdfHost } from './pdf/pdfFile';
import { messageKindOf } from './mail/messageKind';
import type { ParsedArticle } from './plainText';
import type { SourceFormat } from '../domain/source';

/** What importers need of the place where they run. */
export type ImportHost = PdfHost;

type DocumentKind = 'pdf' | 'zip' | 'rtf' | 'office' | 'email' | 'mhtml' | 'mailbox';

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  return Array.from(text).every((char, index) => bytes[at + index] === char.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** A PDF may have a few bytes before its first line; a text that only speaks of PDFs has no end like theirs. */
function isPdf(bytes: Uint8Array): boolean {
  if (startsWith(bytes, '%PDF-')) return true;
  return latin1(bytes.subarray(0, 1024)).includes('%PDF-1.') && latin1(bytes.subarray(-2048)).includes('%%EOF');
}

/** What a file is by its content, whatever its name says; null for text. */
function documentKindOf(bytes: Uint8Array): DocumentKind | null {
  if (isPdf(bytes)) return 'pdf';
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return 'zip';
  if (startsWith(bytes, '{\\rtf')) return 'rtf';
  if ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte)) return 'office';
  return messageKindOf(bytes);
}

/** Reads a file of any format into an article. Nothing is executed, fetched or stored; each format's reader is loaded when it is first needed. */
export async function importFile(file: ArticleFile, host: ImportHost): Promise<ImportResult> {
  const { bytes } = file;
  if (bytes.length > maxFileBytes) return refuse(tooLargeReason(bytes.length));
  const kind = bytes.length === 0 ? null : documentKindOf(bytes);
  if (kind === null) return importArticle(file);
  try {
    return await importDocument(kind, file, host);
  } catch (error) {
    if (error instanceof ImportLimitError) return refuse(error.reason);
    throw error;
  }
}

async function importDocument(kind: DocumentKind, file: ArticleFile, host: ImportHost): Promise<ImportResult> {
  const { bytes } = file;
  const complete = (format: SourceFormat, parsed: ParsedArticle): ImportResult =>
    completeArticle(() => parsed, { format, fileName: file.fileName, encoding: 'utf-8', warnings: [] });
  switch (kind) {
    case 'pdf': {
      const { parsePdf } = await import('./pdf/pdfArticle');
      const reading = await parsePdf(bytes, host);
      return reading.ok ? complete('pdf', reading.parsed) : refuse(reading.reason);
    }
    case 'zip': return importPacked(file, complete);
    case 'rtf': {
      const { parseRtf } = await import('./office/rtf');
      return complete('rtf', parseRtf(bytes));
    }
    case 'office': {
      const isLocked = latin1(bytes.subarray(0, 1024 * 1024)).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e');
      return refuse(isLocked
        ? 'This Office document is protected by a password, so nothing was imported; save a copy without one and import that.'
        : 'This is an old Microsoft Office document, which cannot be read; save it as a Word document (DOCX) or PDF and import that.');
    }
    case 'mhtml': {
      const { parseSavedPage } = await import('./mail/savedPage');
      const parsed = parseSavedPage(bytes);
      return parsed === null ? refuse('This saved page (MHTML) holds no page that can be read; nothing was imported from it.') : complete('mhtml', parsed);
    }
    case 'email': {
      const { parseEmail } = await import('./mail/email');
      const parsed = await parseEmail(bytes);
      return parsed === null ? refuse('This e-mail message is damaged and cannot be read; nothing was imported from it.') : complete('email', parsed);
    }
    case 'mailbox': return refuse('This is a whole mailbox with several messages; save the message you need as a file of its own (.eml) and import that.');
  }
}

async function importPacked({ bytes }: ArticleFile, complete: (format: SourceFormat, parsed: ParsedArticle) => ImportResult): Promise<ImportResult> {
  const { openZip } = await import('./office/zipEntries');
  const zip = openZip(bytes);
  if (zip === null) return refuse('This packed document (Word, EPUB or another ZIP file) is damaged and cannot be opened; nothing was imported from it.');
  const has = (name: string): boolean => zip.names.includes(name);
  if (has('META-INF/container.xml') || (has('mimetype') && zip.readText('mimetype').startsWith('application/epub+zip'))) {
    const { parseEpub } = await import('./office/epub');
    const reading = parseEpub(zip);
    return reading.ok ? complete('epub', reading.parsed) : refuse(reading.reason);
  }
  if (zip.names.some((name) => /^word\/document\d*\.xml$/i.test(name))) {
    const { parseDocx } = await import('./office/docx');
    const parsed = await parseDocx(zip);
    return parsed === null ? refuse('This Word document (DOCX) is damaged: its text cannot be read, so nothing was imported from it.') : complete('docx', parsed);
  }
  return refuse(`This is ${packedKindOf(zip.names)}, which cannot be imported yet; save it as PDF, Word, text or HTML first.`);
}

function packedKindOf(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('ppt/'))) return 'a PowerPoint presentation (PPTX)';
  if (names.some((name) => name.startsWith('xl/'))) return 'an Excel workbook (XLSX)';
  return names.includes('content.xml') && names.includes('mimetype') ? 'an OpenDocument file' : 'a ZIP archive';
}
