import * as v from 'valibot';
import { journalCalls } from '../../shared/contracts/journalContract';
import { createJournalStore } from '../../shared/journal/journalStore';
import { journalRequestSchema, type JournalAnswer, type JournalCallName } from './journalMessages';
import { browserTools, createOpfsFiles } from './opfsFiles';

const store = createJournalStore(createOpfsFiles(), browserTools);

async function answer(name: JournalCallName, argument: unknown): Promise<unknown> {
  const schema: v.GenericSchema = journalCalls[name].argument;
  const run = store[name] as (argument: unknown) => Promise<unknown>;
  return run(v.parse(schema, argument));
}

self.onmessage = (event: MessageEvent<unknown>) => {
  const { requestId, name, argument } = v.parse(journalRequestSchema, event.data);
  const reply = (message: JournalAnswer): void => self.postMessage(message);
  answer(name, argument).then(
    (value) => reply({ requestId, ok: true, value }),
    (error: unknown) => reply({ requestId, ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
};
