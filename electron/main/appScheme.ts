import { protocol } from 'electron';
import { refusal, respondWithFile, type FileResponse } from './rendererFiles';

const scheme = 'app';
const host = 'ibidem';

/** The origin of the window: the only one whose pages may speak to the main process. */
export const appOrigin = `${scheme}://${host}`;
/** The page the window shows; the only address it may ever show. */
export const startUrl = `${appOrigin}/`;

/** Whether an address is that of the window's page, wherever in it. */
export function isOwnPage(address: string): boolean {
  return address.replace(/#.*$/s, '') === startUrl;
}

/** Makes the own scheme a first-class web origin (storage, workers, fetch). Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Serves the built window, and nothing else, under the own scheme. */
export function serveAppScheme(rendererRoot: string): void {
  protocol.handle(scheme, async (request) => {
    const { host: asked, pathname } = new URL(request.url);
    const answer: FileResponse = asked === host
      ? await respondWithFile(rendererRoot, request.method, pathname)
      : refusal(403, 'This address does not belong to Ibidem.');
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
