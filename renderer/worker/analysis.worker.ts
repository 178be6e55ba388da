import * as v from 'valibot';
import { analysisRequestSchema } from '../../shared/contracts/analysisContract';
import { AnalysisHost } from './analysisHost';
import { openNotebook } from './notebookReader';
import { createWorkerRest } from './workerRest';

const host = new AnalysisHost({
  post: (message) => self.postMessage(message),
  openNotebook: (name) => openNotebook(name),
  pause: createWorkerRest(),
});

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void host.handle(v.parse(analysisRequestSchema, event.data));
});
