import type { ArticleImporter } from '../../../shared/contracts/importContract';
import type { IntegrityReport } from '../../../shared/integrity/report';
import { repairNotebook, type RepairOutcome } from '../../commands/repairCommands';
import { checkNotebook } from '../../data/integrityCheck';
import type { IntegrityProgress } from '../../data/integrityRun';
import type { Services } from '../../services';
import { createStore, type Store } from '../../workspace/store';
import { remainingMs } from './remainingTime';

export interface RunningCheck extends IntegrityProgress {
  /** Null while it is too early to say. */
  readonly remainingMs: number | null;
}

export type IntegrityState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: RunningCheck }
  | { readonly status: 'checked'; readonly report: IntegrityReport }
  | { readonly status: 'repairing'; readonly report: IntegrityReport }
  | { readonly status: 'repaired'; readonly outcome: RepairOutcome }
  | { readonly status: 'failed'; readonly reason: string };

/** One check of the notebook at a time, whoever looks at it. */
export interface IntegritySession {
  readonly state: Store<IntegrityState>;
  /** Begins a check unless one runs. */
  start(): Promise<void>;
  cancel(): void;
  /** Repairs what the last check found. */
  repair(): Promise<void>;
}

/** The longest that the window is kept from answering, and how often it is told how far the check is. */
const sliceMs = 8;
const tellEveryMs = 100;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const firstProgress: RunningCheck = { step: 'Beginning', done: 0, total: 0, share: 0, remainingMs: null };

export function createIntegritySession(services: Services, importer: ArticleImporter, now: () => number = () => performance.now()): IntegritySession {
  const { database, context, platform, journal, saveGate } = services;
  const state = createStore<IntegrityState>({ status: 'idle' });
  let isCancelled = false;

  const attempt = async (work: () => Promise<IntegrityState>): Promise<void> => {
    try {
      state.set(await work());
    } catch (error) {
      state.set({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } finally {
      importer.close();
    }
  };

  const check = async (): Promise<IntegrityState> => {
    const startedAt = now();
    let sliceBegan = startedAt;
    let toldAt = -Infinity;
    let toldStep = '';
    const rest = async (): Promise<boolean> => {
      if (now() - sliceBegan > sliceMs) {
        await nextTurn();
        sliceBegan = now();
      }
      return isCancelled;
    };
    const onProgress = (progress: IntegrityProgress): void => {
      if (progress.step === toldStep && now() - toldAt < tellEveryMs) return;
      toldAt = now();
      toldStep = progress.step;
      state.set({ status: 'running', progress: { ...progress, remainingMs: remainingMs(progress.share, toldAt - startedAt) } });
    };
    const outcome = await checkNotebook({ database, calls: platform.calls, importer, rest, onProgress }, context.clock());
    return outcome.status === 'cancelled' ? { status: 'idle' } : { status: 'checked', report: outcome.report };
  };

  return {
    state,
    async start() {
      const { status } = state.get();
      if (status === 'running' || status === 'repairing') return;
      isCancelled = false;
      state.set({ status: 'running', progress: firstProgress });
      await attempt(check);
    },
    cancel() {
      isCancelled = true;
    },
    async repair() {
      const current = state.get();
      if (current.status !== 'checked') return;
      const { report } = current;
      state.set({ status: 'repairing', report });
      await attempt(async () => {
        await saveGate.flushAll();
        return { status: 'repaired', outcome: await repairNotebook(context, report.findings, { calls: platform.calls, importer, journal }) };
      });
    },
  };
}
