import { protocol } from 'electron';
import { appHost, appScheme } from './appAddress';
import { refusal, respondWithFile, type FileResponse } from './rendererFiles';

/** Makes the own scheme a first-class web origin (storage, workers, fetch). Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Serves the built window, and nothing else, under the own scheme. */
export function serveAppScheme(rendererRoot: string): void {
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const answer: FileResponse = host === appHost
      ? await respondWithFile(rendererRoot, request.method, pathname)
      : refusal(403, 'This address does not belong to Ibidem.');
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
