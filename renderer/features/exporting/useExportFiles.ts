import { useEffect, useState } from 'react';
import type { ExportFile } from '../../../shared/exporting/exportNotebook';
import { makeExport } from '../../commands/exportNotebook';
import { setAsideMalformed } from '../../commands/quarantineCommands';
import { useServices } from '../../services';
import type { ExportTarget } from '../../workspace/dialogs';
import { scopeOf } from './exportTarget';

export interface MadeFiles {
  readonly files: readonly ExportFile[] | null;
  /** How many are made while `files` is null. */
  readonly made: number;
}

/** The files an export would write, made anew when the choice changes; unfinished work for an earlier choice stops. */
export function useExportFiles(target: ExportTarget, fullText: boolean): MadeFiles {
  const { context, database, saveGate, notices } = useServices();
  const [state, setState] = useState<MadeFiles>({ files: null, made: 0 });
  const key = target.kind === 'everything' ? '' : target.kind === 'sources' ? target.ids.join(' ') : target.id;
  useEffect(() => {
    const abort = new AbortController();
    const make = async (): Promise<void> => {
      setState({ files: null, made: 0 });
      await saveGate.flushAll();
      const files = await makeExport(database, scopeOf(target), { fullText }, {
        signal: abort.signal,
        onProgress: (made) => setState({ files: null, made }),
      });
      if (files) setState({ files, made: files.length });
    };
    // One record that cannot be read must not keep the others from being exported.
    const withoutMalformed = async (error: unknown): Promise<void> => {
      const { length } = await setAsideMalformed(context);
      if (length === 0) throw error;
      await make();
      notices.show({ tone: 'problem', text: `${length === 1 ? '1 record' : `${length} records`} could not be read and ${length === 1 ? 'is' : 'are'} not exported. You find ${length === 1 ? 'it' : 'them'} in the quarantine, under Settings.` });
    };
    make().catch(withoutMalformed).catch((error: unknown) => notices.show({ tone: 'problem', text: `The export could not be prepared: ${String(error)}` }));
    return () => abort.abort();
    // The target is a value: its kind and id say all of it.
  }, [context, database, saveGate, notices, target, key, fullText]);
  return state;
}
