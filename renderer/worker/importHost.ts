import type { ImportHost } from '../../shared/importing/importFile';
import pdfWorkerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** The addresses of the character maps among the program's own files, by name. */
const characterMaps = import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', { eager: true, query: '?url&no-inline', import: 'default' });

/**
 * What importers need of the page's worker: the PDF parser in a worker of its own below it (it takes every message of the
 * thread it is loaded into for its own, so it cannot live in the same), and files that came with the program.
 */
export function createImportHost(): ImportHost {
  let pdfWorker: Worker | null = null;
  return {
    startWorker: () => {
      pdfWorker?.terminate();
      pdfWorker = new Worker(pdfWorkerAddress, { type: 'module', name: 'pdf' });
      return pdfWorker;
    },
    readCharacterMap: async (fileName) => {
      const address = characterMaps[`../../node_modules/pdfjs-dist/cmaps/${fileName}`];
      if (address === undefined) throw new Error(`There is no character map named ${fileName}`);
      const response = await fetch(address);
      if (!response.ok) throw new Error(`The character map ${fileName} could not be loaded`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
