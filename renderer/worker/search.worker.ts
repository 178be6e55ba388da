import * as v from 'valibot';
import { searchRequestSchema } from '../../shared/contracts/searchContract';
import { openInMemory, openOnDisk } from './indexDatabase';
import { openNotebook } from './notebookReader';
import { SearchHost } from './searchHost';

const lockTries = 10;
const lockPauseMs = 200;

/** A window that is just closing may hold the files for a moment. */
async function openPatiently(isFresh: boolean): ReturnType<typeof openOnDisk> {
  for (let left = lockTries; ; left -= 1) {
    try {
      return await openOnDisk(isFresh);
    } catch (error) {
      if (left <= 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, lockPauseMs));
    }
  }
}

const host = new SearchHost({
  post: (message) => self.postMessage(message),
  openOnDisk: openPatiently,
  openInMemory,
  openNotebook: (name) => openNotebook(name),
});

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void host.handle(v.parse(searchRequestSchema, event.data));
});
