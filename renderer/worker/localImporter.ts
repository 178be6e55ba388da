import type { ArticleImporter } from '../../shared/contracts/importContract';
import type { ImportHost } from '../../shared/importing/importFile';
import { convertArticle } from './convertArticle';

/** Without a worker the PDF parser runs in this thread as well, and without its character maps. */
const localHost: ImportHost = {
  startWorker: () => null,
  readCharacterMap: (fileName) => Promise.reject(new Error(`${fileName} cannot be read here`)),
};

/** The importer without a worker, for places that have none: it runs the function the worker runs. */
export function createLocalImporter(): ArticleImporter {
  return {
    convert: async (input, signal) => (signal?.aborted ? { status: 'cancelled' } : convertArticle(input, localHost)),
    close: () => undefined,
  };
}
