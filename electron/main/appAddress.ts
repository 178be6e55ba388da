/** The own scheme and the one host under it. */
export const appScheme = 'app';
export const appHost = 'ibidem';
/** The origin of the window: the only one whose pages may speak to the main process. */
export const appOrigin = `${appScheme}://${appHost}`;
/** The page the window shows; the only address it may ever show. */
export const startUrl = `${appOrigin}/`;

const localSchemes: readonly string[] = ['blob:', 'data:', 'devtools:'];

/** Whether an address is that of the window's page, wherever in it. */
export function isOwnPage(address: string): boolean {
  return address.replace(/#.*$/s, '') === startUrl;
}

/** Whether an origin, or an address in it, is the window's. Node calls the origin of every own scheme "null", so the text decides. */
export function isOwnOrigin(address: string): boolean {
  return address === appOrigin || address.startsWith(startUrl);
}

/** Whether an address can be answered without leaving this program. */
export function isLocalAddress(address: string): boolean {
  return address.startsWith(startUrl) || localSchemes.some((scheme) => address.startsWith(scheme));
}
