import { startTransition, useEffect, useState } from 'react';

/**
 * The value as it was when the last frame was painted, `initial` until the first: what is drawn of it comes after the
 * frame that something more urgent waits for, and never in its way.
 */
export function useAfterPaint<Value, Initial = Value>(value: Value, initial?: Initial): Value | Initial {
  const [shown, setShown] = useState<Value | Initial>(initial === undefined ? value : initial);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setShown(() => value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return shown;
}
