import { BlockList, isIP } from 'node:net';

const blocked = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) blocked.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  // Unspecified, loopback, NAT64 and 6to4 (which hold an IPv4 address), discard, documentation, unique local, link-local, site-local, multicast.
  ['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
] as const) blocked.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address lies in the public internet, and not on this computer, in its network or in a range kept for other uses. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  switch (isIP(bare)) {
    case 4: return !blocked.check(bare, 'ipv4');
    // A BlockList judges an IPv4 address inside an IPv6 one by the rules for IPv4.
    case 6: return !blocked.check(bare, 'ipv6');
    default: return false;
  }
}

export type ReadAddress = { readonly url: URL } | { readonly reason: string };

/** The web address a person typed, or why it cannot be one. Without a scheme it is taken for https. */
export function readWebAddress(text: string): ReadAddress {
  const trimmed = text.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(trimmed);
  const url = URL.parse(hasScheme ? trimmed : `https://${trimmed}`);
  return url ? judgedAddress(url) : { reason: 'This is not a web address.' };
}

/** The same of an address that is one already. */
export function judgedAddress(url: URL): ReadAddress {
  if (url.hostname === '') return { reason: 'This is not a web address.' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { reason: 'Only web addresses that begin with http:// or https:// can be imported.' };
  if (url.username !== '' || url.password !== '') return { reason: 'The address holds a user name or a password, which Ibidem does not send.' };
  return { url };
}
