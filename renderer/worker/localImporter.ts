import type { ArticleImporter } from '../../shared/contracts/importContract';
import { convertArticle } from './convertArticle';

/** The importer without a worker, for places that have none: it runs the function the worker runs. */
export function createLocalImporter(): ArticleImporter {
  return {
    convert: async (input, signal) => (signal?.aborted ? { status: 'cancelled' } : convertArticle(input)),
    close: () => undefined,
  };
}
