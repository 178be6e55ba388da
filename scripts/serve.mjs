// @ts-check
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './install.mjs';

/** The browser edition's usual port. A notebook belongs to an address with its port, so it should stay the same. */
export const usualPort = 4173;
const triedPorts = 20;
const address = '127.0.0.1';

/** @typedef {typeof import('../electron/main/rendererFiles')} RendererFiles */

/**
 * Serves the built window on this computer only.
 * @param {object} [options]
 * @param {number} [options.port] where to start trying; 0 takes any free port
 * @param {string} [options.root] the folder that is served
 * @param {Pick<RendererFiles, 'respondWithFile' | 'refusal'>} [options.files] how files are found and which headers they get
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ port = usualPort, root = path.join(projectRoot, 'build', 'renderer'), files } = {}) {
  const { respondWithFile, refusal } = files ?? (await import(pathToFileURL(path.join(projectRoot, 'build', 'electron', 'rendererFiles.js')).href));
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });

  /** @param {import('node:http').IncomingMessage} request */
  async function answer(request) {
    const host = request.headers.host ?? '';
    const own = `${address}:${portOf(server)}`;
    const requestPath = (request.url ?? '/').replace(/[?#].*$/s, '');
    // A foreign name that resolves to this computer must not make this server part of a foreign site.
    if (host !== own && host !== `localhost:${portOf(server)}`) return refusal(403, 'This address does not belong to Ibidem.');
    // One address only: the browser keeps a notebook for each.
    if (host !== own && requestPath === '/') return { ...refusal(403, `The notebook is at http://${own}/`, { Location: `http://${own}/` }), status: 308 };
    return respondWithFile(root, request.method ?? '', requestPath);
  }

  const found = await listen(server, port);
  return {
    url: `http://${address}:${found}/`,
    port: found,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    }),
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} first
 * @returns {Promise<number>}
 */
async function listen(server, first) {
  for (let port = first; ; port += 1) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, address, () => {
          server.off('error', reject);
          resolve(undefined);
        });
      });
      return portOf(server);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || first === 0 || port >= first + triedPorts) throw error;
    }
  }
}

/** @param {import('node:http').Server} server */
function portOf(server) {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server is not listening');
  return bound.port;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const port = Number(process.env['IBIDEM_PORT'] ?? usualPort);
  const { url } = await serve({ port });
  console.log(url);
}
