import { useEffect, useEffectEvent, useState } from 'react';
import { useServices } from '../../services';
import type { Analysis } from '../../worker/analysisClient';

/**
 * An answer of the analysis, asked for again whenever it may be another; one question at a time, so that a library that is
 * being read gives what it has. Null before the first answer for a key; nothing is asked where the key is null.
 */
export function useAnalysisAnswer<Value>(key: string | null, ask: (analysis: Analysis, signal: AbortSignal) => Promise<Value | null>): Value | null {
  const { analysis } = useServices();
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Value } | null>(null);
  const askNow = useEffectEvent((signal: AbortSignal) => ask(analysis, signal));
  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    let asked = -1;
    let isAsking = false;
    const look = async (): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      while (!signal.aborted && asked !== analysis.version()) {
        asked = analysis.version();
        const value = await askNow(signal);
        if (!signal.aborted && value !== null) setAnswer({ key, value });
      }
      isAsking = false;
    };
    const stop = analysis.subscribe(() => void look());
    void look();
    return () => {
      abort.abort();
      stop();
    };
  }, [analysis, key]);
  return answer?.key === key ? answer.value : null;
}
