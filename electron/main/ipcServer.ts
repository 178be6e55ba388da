import { channelOf, type Outcome } from '../../shared/contracts/call';
import { platformContract, preloadContract, type PlatformCalls, type PlatformPushes, type PreloadCalls } from '../../shared/contracts/platformContract';
import { parseWith } from '../../shared/domain/record';
import { CallRefusal } from './callRefusal';
import { errorCode } from './fileErrors';
import { reportTrouble } from './trouble';

/** What the IPC layer tells of who is asking: the part of Electron's invoke event that is judged. */
export interface Asker {
  readonly sender: object;
  readonly senderFrame: { readonly origin: string; readonly parent: object | null } | null;
}

type Answerer = (asker: Asker, argument: unknown) => Promise<Outcome<unknown>>;

/** Registers one handler per call of the contracts. Only the main frame of `ownContents` at `origin` is answered. */
export function serveCalls(
  ipc: { handle(channel: string, answer: Answerer): void },
  calls: PlatformCalls & PreloadCalls,
  origin: string,
  ownContents: () => object | null,
): void {
  for (const [name, entry] of Object.entries({ ...platformContract, ...preloadContract })) {
    if (entry.kind === 'push') continue;
    const run = calls[name as keyof (PlatformCalls & PreloadCalls)] as (argument?: unknown) => Promise<unknown>;
    ipc.handle(channelOf(name), async (asker, argument) => {
      if (!isOwnPage(asker, origin, ownContents())) return { ok: false, message: 'This page may not ask Ibidem for anything.' };
      const parsedArgument = parseWith<unknown>(entry.argument, argument);
      if (!parsedArgument.ok) return { ok: false, message: `Ibidem refused "${name}": ${parsedArgument.problems.join('; ')}` };
      try {
        const parsedResult = parseWith<unknown>(entry.result, await run(parsedArgument.value));
        if (!parsedResult.ok) throw new Error(`The answer to "${name}" breaks the contract: ${parsedResult.problems.join('; ')}`);
        return { ok: true, value: parsedResult.value };
      } catch (error) {
        if (error instanceof CallRefusal) return { ok: false, message: error.message };
        reportTrouble(`"${name}" failed:`, error);
        return { ok: false, message: `Ibidem could not carry out "${name}"${codeOf(error)}.` };
      }
    });
  }
}

/** Sends the pushes of the contract through `send`. */
export function createPusher(
  send: (channel: string, payload: unknown) => void,
): <Name extends keyof PlatformPushes>(name: Name, payload: PlatformPushes[Name]) => void {
  return (name, payload) => {
    send(channelOf(name), payload);
  };
}

function isOwnPage({ sender, senderFrame }: Asker, origin: string, ownContents: object | null): boolean {
  return sender === ownContents && senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin;
}

// The text of a system error names paths, which the window is not to learn; its code says enough.
function codeOf(error: unknown): string {
  const code = errorCode(error);
  return code === undefined ? '' : ` (${code})`;
}
