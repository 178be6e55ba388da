import * as v from 'valibot';
import { parseWith } from '../domain/record';
import type { Outcome } from './call';
import { platformContract, preloadContract, type Platform, type PlatformCalls, type PlatformPushes } from './platformContract';

/** What the desktop's preload puts into the page as `window.ibidemHost`: every call by name, unparsed, and the pushes. */
export interface HostBridge {
  /** Each answers with an `Outcome`; it never rejects because of what the call did. */
  readonly calls: Readonly<Record<string, (argument?: unknown) => Promise<unknown>>>;
  /** Null where any of the files does not lie on this computer's disk; else the outcome of `admitDropped`. */
  admitDropped(files: readonly object[]): Promise<unknown>;
  /** Subscribes to a push of the contract; the answer unsubscribes. */
  on(name: string, listener: (payload: unknown) => void): () => void;
}

/** The host refused or failed a call; the message is a sentence that may be shown. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

const outcomeSchema: v.GenericSchema<unknown, Outcome<unknown>> = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), message: v.string() }),
]);

/**
 * The host as the window sees it, over the preload's bridge. Results and payloads are parsed here, on the receiving
 * side. A call rejects with a `PlatformError` where the host answered "failed" or with something unreadable.
 */
export function platformFromBridge(bridge: HostBridge): Platform {
  const calls: Record<string, (argument?: unknown) => Promise<unknown>> = {};
  for (const [name, entry] of Object.entries(platformContract)) {
    if (entry.kind !== 'call') continue;
    const ask = bridge.calls[name];
    if (ask === undefined) throw new Error(`The host lacks the call "${name}"`);
    calls[name] = async (argument) => parsedBy<unknown>(entry.result, valueOf(await ask(argument), name), `The answer to "${name}"`);
  }
  return {
    calls: calls as PlatformCalls,
    async admitDropped(files) {
      const name = 'admitDropped';
      const outcome = await bridge.admitDropped(files);
      return outcome === null ? null : parsedBy(preloadContract[name].result, valueOf(outcome, name), `The answer to "${name}"`);
    },
    on: <Name extends keyof PlatformPushes>(name: Name, listener: (payload: PlatformPushes[Name]) => void) => {
      const schema: v.GenericSchema = platformContract[name].payload;
      return bridge.on(name, (payload) => {
        listener(parsedBy(schema, payload, `The push "${name}"`) as PlatformPushes[Name]);
      });
    },
  };
}

function valueOf(answer: unknown, name: string): unknown {
  const outcome = parsedBy(outcomeSchema, answer, `The answer to "${name}"`);
  if (!outcome.ok) throw new PlatformError(outcome.message);
  return outcome.value;
}

function parsedBy<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown, what: string): Value {
  const parsed = parseWith(schema, value);
  if (!parsed.ok) throw new PlatformError(`${what} has an unexpected shape: ${parsed.problems.join('; ')}`);
  return parsed.value;
}
