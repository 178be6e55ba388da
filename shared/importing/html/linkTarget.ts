const longestTarget = 4096;

/**
 * A link's target as an absolute address; empty where there is none to go to: a place in the same page, a scheme other
 * than http, https and mailto, or a relative address without a known base.
 */
export function linkTarget(href: string, base: string): string {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.length > longestTarget) return '';
  try {
    const url = base === '' ? new URL(trimmed) : new URL(trimmed, base);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : '';
  } catch {
    return ''; // the constructor's way to say that this is no address
  }
}

/** An http or https address in its standard form, or empty. */
export function webAddress(address: string, base = ''): string {
  const target = linkTarget(address, base);
  return /^https?:/.test(target) ? target : '';
}

/** The host of an address without "www.", or empty. */
export function hostOf(address: string): string {
  return address === '' ? '' : new URL(address).hostname.replace(/^www\./, '');
}
