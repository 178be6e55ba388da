import * as v from 'valibot';
import { GraphHost } from './graphHost';
import { graphRequestSchema } from './graphMessages';
import { openNotebook } from './notebookReader';
import { createWorkerRest } from './workerRest';

const host = new GraphHost({
  post: (message) => self.postMessage(message),
  openNotebook: (name) => openNotebook(name),
  now: () => performance.now(),
  rest: createWorkerRest(),
});

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void host.handle(v.parse(graphRequestSchema, event.data));
});
