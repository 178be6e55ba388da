import { getDocument, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api';

/** What reading a PDF needs of the place where it runs. */
export interface PdfHost {
  /** A worker that runs `pdf.worker.mjs`; null where it runs in the same thread, as under Node. */
  startWorker(): unknown;
  /** One of the tables in `pdfjs-dist/cmaps`, which say what the codes of Chinese, Japanese and Korean fonts mean. */
  readCharacterMap(fileName: string): Promise<Uint8Array>;
}

export type PdfFile = PDFDocumentProxy;

/** Why a PDF does not open. */
export type PdfOpening =
  | { readonly ok: true; readonly file: PdfFile; close(): Promise<void> }
  | { readonly ok: false; readonly cause: 'password' | 'damaged' };

/** The parser's way to ask for data files; fonts and decoders of pictures are not needed for text. */
function dataFactoryOf(host: PdfHost): new () => object {
  return class {
    fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') return Promise.reject(new Error(`${filename} is not needed to read text`));
      return host.readCharacterMap(filename);
    }
  };
}

/** Opens a PDF for its text alone: nothing is drawn, run or fetched. The bytes are copied. */
export async function openPdf(bytes: Uint8Array, host: PdfHost): Promise<PdfOpening> {
  const port = host.startWorker();
  const worker = port === null ? null : PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const task = getDocument({
    data: bytes.slice(),
    ...(worker === null ? {} : { worker }),
    BinaryDataFactory: dataFactoryOf(host),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false, useWorkerFetch: false, useWasm: false, disableFontFace: true, useSystemFonts: true,
    isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false, maxImageSize: 1,
  });
  try {
    return { ok: true, file: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { ok: false, cause: 'password' };
    // What the parser says of a file has a name of its own; anything else is a mistake in the program.
    if (name.endsWith('Exception')) return { ok: false, cause: 'damaged' };
    throw error;
  }
}
