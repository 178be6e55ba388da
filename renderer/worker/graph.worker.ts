import * as v from 'valibot';
import { GraphHost } from './graphHost';
import { graphRequestSchema } from './graphMessages';
import { openNotebook } from './notebookReader';

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const host = new GraphHost({
  post: (message) => self.postMessage(message),
  openNotebook: (name) => openNotebook(name),
  now: () => performance.now(),
  // Timers of a worker wait at least four milliseconds when they follow each other; a message comes behind those that wait.
  rest: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void host.handle(v.parse(graphRequestSchema, event.data));
});
