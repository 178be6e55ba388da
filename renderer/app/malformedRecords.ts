import type { CommandContext } from '../commands/commandContext';
import { setAsideMalformed } from '../commands/quarantineCommands';
import type { Dialogs } from '../workspace/dialogs';
import type { Notices } from '../workspace/notices';

interface Parts {
  readonly context: CommandContext;
  readonly notices: Notices;
  readonly dialogs: Dialogs;
}

/** What a person hears of records that were set aside. */
export function setAsideSentence(count: number): string {
  return count === 1
    ? '1 record could not be read and was set aside, so that the rest is shown. Nothing of it was lost: it lies in the quarantine, under Settings.'
    : `${count} records could not be read and were set aside, so that the rest is shown. Nothing of them was lost: they lie in the quarantine, under Settings.`;
}

let running: Promise<boolean> | null = null;

async function search({ context, notices, dialogs }: Parts): Promise<boolean> {
  try {
    const { length } = await setAsideMalformed(context);
    if (length === 0) return false;
    const action = { label: 'Show', run: () => dialogs.show({ kind: 'settings', tab: 'data' }) };
    notices.show({ tone: 'problem', topic: 'quarantine', text: setAsideSentence(length), action });
    return true;
  } catch (error) {
    notices.show({ tone: 'problem', topic: 'quarantine', text: `Ibidem looked for records that cannot be read and could not finish: ${error instanceof Error ? error.message : String(error)}` });
    return false;
  }
}

/**
 * Something failed: if a record that cannot be read may be the cause, it is set aside and the person told. True where
 * something was set aside, so that trying again makes sense. One search at a time, whoever asks.
 */
export async function setAsideAfter(failure: unknown, parts: Parts): Promise<boolean> {
  // What the program meets in a record that is none. A disk or a database that fails is another matter.
  if (!(failure instanceof TypeError || failure instanceof RangeError)) return false;
  running ??= search(parts).finally(() => {
    running = null;
  });
  return running;
}
