import type { NoteId } from '../../../shared/domain/ids';
import type { NoteBody } from '../../../shared/domain/noteBody';
import type { CommandContext } from '../../commands/commandContext';
import { saveNoteBody } from '../../commands/noteCommands';
import { noteBodyOf } from '../../data/noteBodyMemory';
import type { NoteHandle } from '../../editor/noteHandle';
import { createNoteSaving, type NoteSaving } from './noteSaving';

/** One note while it is open: its editor, and the saving of its text. */
export interface OpenNote {
  readonly saving: NoteSaving;
  attach(handle: NoteHandle): void;
  handle(): NoteHandle | null;
  /** Shows what the database holds if it came from elsewhere; text that is not saved yet is not touched. */
  follow(): Promise<void>;
  /** Shows the body of the database in place of what was typed. */
  reload(): Promise<void>;
}

export function createOpenNote(context: CommandContext, noteId: NoteId, body: NoteBody | null): OpenNote {
  let handle: NoteHandle | null = null;
  const saving = createNoteSaving({
    basedOn: body?.updatedAt ?? null,
    read: () => handle?.readBlocks() ?? body?.blocks ?? [],
    save: (blocks, basedOn) => saveNoteBody(context, noteId, blocks, basedOn === undefined ? {} : { basedOn }),
    timers: { set: (run, delayMs) => window.setTimeout(run, delayMs), clear: (timer) => window.clearTimeout(timer) },
  });
  const show = (found: NoteBody | null): void => {
    handle?.showBlocks(found?.blocks ?? []);
    saving.adopt(found?.updatedAt ?? null);
  };
  return {
    saving,
    attach(attached) {
      handle = attached;
    },
    handle: () => handle,
    async follow() {
      const before = saving.basedOn();
      const found = await noteBodyOf(context.database, noteId);
      // A save that ran in the meantime knows better than this read.
      if (saving.basedOn() !== before || !saving.isForeign(found?.updatedAt ?? null)) return;
      if (saving.hasUnsaved()) await saving.flush();
      else show(found);
    },
    reload: async () => show(await noteBodyOf(context.database, noteId)),
  };
}
