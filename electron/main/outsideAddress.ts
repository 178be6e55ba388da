import { CallRefusal } from './callRefusal';

const outsideSchemes: readonly string[] = ['http:', 'https:', 'mailto:'];
const maxAddressLength = 8000;

/** The address to hand to the system, in its normal form; refused unless it is a web or mail address. */
export function outsideAddress(text: string): string {
  const url = text.length <= maxAddressLength && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !outsideSchemes.includes(url.protocol)) throw new CallRefusal('Only web and mail addresses can be opened outside Ibidem.');
  if (url.username !== '' || url.password !== '') throw new CallRefusal('This address carries a user name or password, so Ibidem does not open it.');
  return url.href;
}
