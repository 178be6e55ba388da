import type { NotebookDatabase } from '../data/database';
import { DatabaseTrouble, explained } from '../data/databaseTrouble';
import { keepOpen } from '../data/reopening';
import { WriteRefused } from '../data/transaction';
import type { Notices } from '../workspace/notices';
import type { SaveGate } from '../workspace/saveGate';

const topic = 'database';

/** Says what failed that nobody else answers for. */
export async function reportFailure(notices: Notices, error: unknown): Promise<void> {
  const failure = await explained(error);
  if (failure instanceof DatabaseTrouble) notices.show({ tone: 'problem', topic, text: `${failure.message} This was not done; what was saved before is kept. Make some room and try again.` });
  else notices.show({ tone: 'problem', text: failure instanceof Error ? failure.message : String(failure), ...(failure instanceof WriteRefused ? { topic: 'refused' } : {}) });
}

/** Keeps the notebook open while the window lives, and says so where it cannot. */
export function watchDatabase(database: NotebookDatabase, notices: Notices, saveGate: SaveGate): void {
  keepOpen(database, {
    onLost: (reason) =>
      notices.show({ tone: 'problem', topic, text: `${reason} What was saved is kept, and what you type stays in this window. Make some room: Ibidem goes on by itself.` }),
    onBack() {
      notices.show({ tone: 'success', topic, text: 'The notebook can be written again.' });
      // What waits is saved without another word; where that fails its view says so.
      saveGate.flushAll().catch(() => undefined);
    },
    onReplaced: () =>
      notices.show({
        tone: 'problem', topic, text: 'The browser threw the notebook’s database away while Ibidem was open. Copy what is not saved yet, then reload: everything else comes back from the journal.',
        action: { label: 'Reload', run: () => location.reload() },
      }),
  });
}
