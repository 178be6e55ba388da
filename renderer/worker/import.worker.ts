import * as v from 'valibot';
import { importRequestSchema, type ImportAnswer } from '../../shared/contracts/importContract';
import { convertArticle } from './convertArticle';

const unreadable = 'The file could not be read: something in it confused the importer. Nothing was imported from it.';

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const { requestId, input } = v.parse(importRequestSchema, event.data);
  void convertArticle(input)
    .catch((error: unknown) => {
      console.error(error);
      return { status: 'refused', reason: unreadable } as const;
    })
    .then((conversion) => {
      const answer: ImportAnswer = { requestId, conversion };
      const transfer = conversion.status === 'converted' ? [conversion.article.bytes.buffer as ArrayBuffer] : [];
      self.postMessage(answer, { transfer });
    });
});
