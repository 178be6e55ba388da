import type { Alias } from '../domain/entity';
import { aliasKindNamed } from './registryEntry';

const detailPattern = /^(.*?)(?:\s*\[([A-Za-z ]+)(?:\s+([^\s/\]]*)\/([^\s/\]]*))?\])?$/s;

function escaped(text: string): string {
  return text.replace(/[\\;[\]]/g, (sign) => `\\${sign}`);
}

/**
 * The aliases of an entity in one cell of a table: `Wang; 王毅 [transliteration]; foreign minister [role 2013-03/2022-12]`.
 * A kind of `name` is not written; an open date is empty. `;`, `[`, `]` and `\` in a name have a `\` before them.
 */
export function writeAliases(aliases: readonly Alias[]): string {
  return aliases
    .map(({ text, kind, validFrom, validTo }) => {
      const dates = validFrom === null && validTo === null ? '' : ` ${validFrom ?? ''}/${validTo ?? ''}`;
      return `${escaped(text)}${kind === 'name' && dates === '' ? '' : ` [${kind}${dates}]`}`;
    })
    .join('; ');
}

/** Parts between `;` that have no `\` before them. Signs after a `\` are hidden in private use until the details are read. */
function partsOf(cell: string): readonly string[] {
  return hide(cell).split(';');
}

const hidden = new Map([['\\', '\ue0f1'], [';', '\ue0f2'], ['[', '\ue0f3'], [']', '\ue0f4']]);

function hide(text: string): string {
  return text.replace(/\\([\\;[\]])/g, (_, sign: string) => hidden.get(sign) ?? sign);
}

function show(text: string): string {
  let shown = text;
  for (const [sign, stand] of hidden) shown = shown.replaceAll(stand, sign);
  return shown;
}

/** Reads such a cell; a bracket that says no kind is part of the name. */
export function readAliases(cell: string): readonly Alias[] {
  return partsOf(cell).flatMap((part): Alias[] => {
    const trimmed = part.trim();
    if (trimmed === '') return [];
    const [, text = '', kindName, from, to] = detailPattern.exec(trimmed) ?? [];
    const kind = kindName === undefined ? 'name' : aliasKindNamed(kindName);
    if (kind === null || text.trim() === '') return [{ text: show(trimmed), kind: 'name', validFrom: null, validTo: null }];
    return [{ text: show(text).trim(), kind, validFrom: from ? show(from) : null, validTo: to ? show(to) : null }];
  });
}
