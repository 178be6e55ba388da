import * as v from 'valibot';
import { importRequestSchema, type ImportAnswer } from '../../shared/contracts/importContract';
import { convertArticle } from './convertArticle';
import { createImportHost } from './importHost';

const host = createImportHost();

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const { requestId, input } = v.parse(importRequestSchema, event.data);
  void convertArticle(input, host).then((conversion) => {
    const answer: ImportAnswer = { requestId, conversion };
    const transfer = conversion.status === 'converted' ? [conversion.article.bytes.buffer as ArrayBuffer] : [];
    self.postMessage(answer, { transfer });
  });
});
