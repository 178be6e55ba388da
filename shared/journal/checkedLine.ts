import { crc32c } from './crc32c';

/**
 * A line that carries its own checksum and is JSON all the same: `{"crc":"…","body":…}`. The checksum is of the body
 * exactly as it stands in the line, in UTF-8.
 */
const head = '{"crc":"';
const middle = '","body":';
const bodyStart = head.length + 8 + middle.length;

/** One line for a JSON-safe value, with its newline. */
export function serializeCheckedLine(value: unknown): string {
  const body = JSON.stringify(value);
  return `${head}${crc32c(new TextEncoder().encode(body))}${middle}${body}}\n`;
}

/** The body of a line without its newline; null where the line is not whole. */
export function parseCheckedLine(line: string): { readonly value: unknown } | null {
  if (!line.startsWith(head) || line.slice(head.length + 8, bodyStart) !== middle || !line.endsWith('}')) return null;
  const body = line.slice(bodyStart, -1);
  if (crc32c(new TextEncoder().encode(body)) !== line.slice(head.length, head.length + 8)) return null;
  try {
    return { value: JSON.parse(body) };
  } catch {
    // A right checksum over what is not JSON: not ours.
    return null;
  }
}
