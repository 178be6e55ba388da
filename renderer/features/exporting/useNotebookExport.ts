import { useCallback, useEffect, useState } from 'react';
import { NotebookExport } from '../../commands/exportNotebook';
import { setAsideMalformed } from '../../commands/quarantineCommands';
import { useServices } from '../../services';
import type { ExportTarget } from '../../workspace/dialogs';
import { scopeOf } from './exportTarget';

export interface PreparedExport {
  /** Null while it is prepared. */
  readonly prepared: NotebookExport | null;
  /**
   * Does something with the export; where that fails because of records that cannot be read, they are set aside, the
   * export is prepared anew, and it is done again. Null where it failed for another reason; that is told.
   */
  withExport<Result>(work: (prepared: NotebookExport) => Promise<Result>): Promise<Result | null>;
}

/** An export of the target, prepared anew when the choice changes. */
export function useNotebookExport(target: ExportTarget, fullText: boolean): PreparedExport {
  const { context, database, saveGate, notices } = useServices();
  const [latest, setLatest] = useState<{ readonly madeBy: unknown; readonly made: NotebookExport | null }>({ madeBy: null, made: null });
  const key = target.kind === 'everything' ? '' : target.kind === 'sources' ? target.ids.join(' ') : target.id;

  const prepare = useCallback(async (): Promise<NotebookExport> => {
    await saveGate.flushAll();
    return NotebookExport.prepare(database, scopeOf(target), { fullText });
    // The target is a value: its kind and id say all of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [database, saveGate, target.kind, key, fullText]);

  const withoutMalformed = useCallback(async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    try {
      // One record that cannot be read must not keep the others from being exported.
      return await work().catch(async (error: unknown) => {
        const { length } = await setAsideMalformed(context);
        if (length === 0) throw error;
        const result = await work();
        notices.show({ tone: 'problem', text: `${length === 1 ? '1 record' : `${length} records`} could not be read and ${length === 1 ? 'is' : 'are'} not exported. You find ${length === 1 ? 'it' : 'them'} in the quarantine, under Settings.` });
        return result;
      });
    } catch (error) {
      notices.show({ tone: 'problem', text: `The export could not be made: ${String(error)}` });
      return null;
    }
  }, [context, notices]);

  useEffect(() => {
    let isCurrent = true;
    void withoutMalformed(prepare).then((made) => {
      if (isCurrent) setLatest({ madeBy: prepare, made });
    });
    return () => {
      isCurrent = false;
    };
  }, [prepare, withoutMalformed]);

  const prepared = latest.madeBy === prepare ? latest.made : null;
  const withExport = useCallback(async <Result>(work: (made: NotebookExport) => Promise<Result>): Promise<Result | null> => {
    let known = prepared;
    return withoutMalformed(async () => {
      const made = known ?? (await prepare());
      if (!known) setLatest({ madeBy: prepare, made });
      // What is done again starts from what is left.
      known = null;
      return work(made);
    });
  }, [prepared, prepare, withoutMalformed]);
  return { prepared, withExport };
}
