/**
 * Lets what waits for a worker come first. Timers of a worker wait at least four milliseconds when they follow each other; a
 * message comes right behind those that wait.
 */
export function createWorkerRest(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}
