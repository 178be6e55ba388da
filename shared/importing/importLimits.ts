/** Largest file that is imported, in bytes. */
export const maxFileBytes = 25 * 1024 * 1024;

/** Most blocks one article may have. */
export const maxBlocks = 100_000;

/** Most files a packed document (Word, EPUB) may hold. */
export const maxArchiveEntries = 20_000;

/** Most bytes that are unpacked of one packed document. */
export const maxInflatedBytes = 200 * 1024 * 1024;

/** A large part that unpacks to more than so many times its size is no text. */
export const maxInflationRatio = 250;

/** Most pages a PDF may have. */
export const maxPdfPages = 3000;

/** Elements nested deeper than this are lifted up to this level; their text is kept. */
export const maxNestingDepth = 256;

/** Most open elements at once while a page is parsed; a page beyond it is refused. */
export const maxOpenElements = 25_000;

/** Most elements a page may have; parsers repeat unclosed formatting, so a small file can ask for very many. */
export const maxElements = 500_000;

/** Pages with more elements than this are taken whole: searching them for the main content would take minutes. */
export const maxReadableElements = 30_000;

/** Markdown longer than this (in UTF-16 units) is read as plain text, because its parser can take time without bound. */
export const maxMarkdownLength = 2 * 1024 * 1024;

/** Longest YAML front matter that is read, in UTF-16 units. */
export const maxFrontMatterLength = 64 * 1024;

function megabytes(bytes: number): string {
  const value = bytes / (1024 * 1024);
  return `${value >= 10 ? Math.round(value).toLocaleString('en-US') : value.toFixed(1)} MB`;
}

/** The sentence for a file that is over the size limit; for those who know the size before they read the bytes. */
export function tooLargeReason(byteLength: number): string {
  const size = megabytes(byteLength);
  const limit = megabytes(maxFileBytes);
  return size === limit
    ? `The file is slightly larger than ${limit}, the most an article may have.`
    : `The file has ${size}; an article may have at most ${limit}.`;
}

/** Thrown where a limit is passed; the importer turns it into a refusal. */
export class ImportLimitError extends Error {
  /** One sentence for the person. */
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'ImportLimitError';
    this.reason = reason;
  }
}
