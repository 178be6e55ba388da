import { isAllowedUrl } from './pasteCleaning';

/** What a person typed as an address, completed; null where it is none. */
export function completeUrl(typed: string): string | null {
  const text = typed.trim();
  if (isAllowedUrl(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}(:\d+)?([/?#]\S*)?$/u.test(text)) return `https://${text}`;
  return null;
}
