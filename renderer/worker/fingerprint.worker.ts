import * as v from 'valibot';
import { signatureOf } from '../../shared/importing/shingles';
import { fingerprintRequestSchema, type FingerprintAnswer } from './fingerprintMessages';

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const { requestId, text } = v.parse(fingerprintRequestSchema, event.data);
  const answer: FingerprintAnswer = { requestId, signature: signatureOf(text) };
  self.postMessage(answer);
});
