import { app, shell } from 'electron';
import { CallRefusal } from './callRefusal';

/** Denies every navigation, window and embedded view, in every page this program will ever have; only reloading the own page is let through. */
export function guardNavigation(isOwnPage: (address: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      if (!isOwnPage(details.url) || !isOwnPage(contents.getURL())) details.preventDefault();
    });
    contents.on('will-frame-navigate', (details) => {
      if (!details.isMainFrame) details.preventDefault();
    });
    contents.on('will-redirect', (details) => {
      details.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

const outsideSchemes: readonly string[] = ['http:', 'https:', 'mailto:'];
const maxAddressLength = 8000;

/** The address to hand to the system, in its normal form; refused unless it is a web or mail address. */
export function outsideAddress(text: string): string {
  const url = URL.canParse(text) && text.length <= maxAddressLength ? new URL(text) : undefined;
  if (url === undefined || !outsideSchemes.includes(url.protocol)) throw new CallRefusal('Only web and mail addresses can be opened outside Ibidem.');
  if (url.username !== '' || url.password !== '') throw new CallRefusal('This address carries a user name or password, so Ibidem does not open it.');
  return url.href;
}

export async function openOutside(text: string): Promise<void> {
  await shell.openExternal(outsideAddress(text));
}
