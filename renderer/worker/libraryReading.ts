import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { NotebookReader } from './notebookReader';

/** Some articles that follow each other. */
export interface LibraryPiece {
  /** A source without a document is not whole. */
  readonly articles: readonly { readonly source: Source; readonly document: SourceDocument | null }[];
  readonly isLast: boolean;
}

/** Sources are light and listed far ahead; of their texts as many are read at once as are looked through in a moment, in UTF-16 units. */
const listedAtOnce = 500;
const unitsAtOnce = 200_000;

/** Reads the articles of a notebook in the order of their ids. The next are being read while some are worked with. */
export class LibraryReading {
  private listed: readonly Source[] = [];
  private isListed = false;
  private ahead: Promise<LibraryPiece> | null = null;

  /** Begins behind an id; '' is before all. */
  constructor(
    private readonly reader: NotebookReader,
    private listedUpTo: string,
  ) {}

  async next(): Promise<LibraryPiece> {
    const piece = await (this.ahead ?? this.read());
    this.ahead = piece.isLast ? null : this.read();
    // Who asks for it hears of it; nobody may.
    this.ahead?.catch(() => undefined);
    return piece;
  }

  private async read(): Promise<LibraryPiece> {
    if (this.listed.length === 0 && !this.isListed) await this.list();
    const sources = this.listed.slice(0, countWithin(this.listed, unitsAtOnce));
    this.listed = this.listed.slice(sources.length);
    const [first, last] = [sources[0], sources.at(-1)];
    // One range is read several times as fast as many ids.
    const documents = first && last ? await this.reader.between('sourceDocuments', first.id, last.id) : [];
    const byId = new Map(documents.map((document) => [document.id, document]));
    return { articles: sources.map((source) => ({ source, document: byId.get(source.id) ?? null })), isLast: this.isListed && this.listed.length === 0 };
  }

  private async list(): Promise<void> {
    this.listed = await this.reader.page('sources', this.listedUpTo, listedAtOnce);
    this.isListed = this.listed.length < listedAtOnce;
    this.listedUpTo = this.listed.at(-1)?.id ?? this.listedUpTo;
  }
}

/** How many sources from the first on have texts of no more units together; one at least. */
function countWithin(sources: readonly Source[], units: number): number {
  let sum = 0;
  const over = sources.findIndex(({ textLength }) => (sum += textLength) > units);
  return over < 0 ? sources.length : Math.max(1, over);
}
