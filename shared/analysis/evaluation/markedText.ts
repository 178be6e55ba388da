import { aliasOfForm, entityKinds, type Alias, type EntityKind } from '../../domain/entity';
import type { LabelledEntity, LabelledMention, TextLabels } from './labelledText';

/**
 * Reads a text that was marked by hand into plain text and labels:
 *
 *     @date 2024-08-29
 *     @style wire copy
 *     @part development
 *     @e qin person Qin Gang | role:foreign minister 2022-12-30..2023-07-25
 *     ---
 *     The [qin:foreign minister], [qin:Qin Gang], left. [qin:Qin] said nothing.
 *
 * Every form that is marked becomes an alias. Throws where the marks make no sense.
 */
export function readMarkedText(marked: string): { readonly text: string; readonly labels: TextLabels } {
  const cut = marked.indexOf('\n---\n');
  if (cut < 0) throw new Error('A marked text has a line of three dashes between its head and its words');
  const head = marked.slice(0, cut).split('\n');
  const field = (name: string): string => head.find((line) => line.startsWith(`@${name} `))?.slice(name.length + 2).trim() ?? '';
  const part = field('part');
  if (part !== 'development' && part !== 'heldBack') throw new Error(`No such part: ${part}`);
  const drafts = new Map(head.filter((line) => line.startsWith('@e ')).map((line) => [line.split(' ')[1] ?? '', draftOf(line)]));
  const { text, mentions } = readMarks(marked.slice(cut + 5));
  const entities = [...drafts].map(([id, draft]): LabelledEntity => {
    const own = mentions.get(id) ?? [];
    const known = new Set([draft.name, ...draft.aliases.map((alias) => alias.text)]);
    const forms = [...new Set(own.map((mention) => mention.text))].filter((form) => !known.has(form));
    return { id, name: draft.name, kind: draft.kind, aliases: [...draft.aliases, ...forms.map((form) => aliasOfForm(draft.name, form))], mentions: own };
  });
  for (const id of mentions.keys()) if (!drafts.has(id)) throw new Error(`No entity "${id}" in the head of the text`);
  return { text, labels: { date: field('date'), style: field('style'), part, entities } };
}

function draftOf(line: string): Pick<LabelledEntity, 'name' | 'kind' | 'aliases'> {
  const [, , word = '', ...rest] = line.split(' ');
  const kind: EntityKind | undefined = entityKinds.find((known) => known === word);
  if (kind === undefined) throw new Error(`No such kind: ${line}`);
  const [name = '', ...others] = rest.join(' ').split('|').map((piece) => piece.trim());
  return { name, kind, aliases: others.map(aliasOf) };
}

function aliasOf(piece: string): Alias {
  const dated = /^(role|metonym):(.*?)(?: (\d[\d-]*)?\.\.(\d[\d-]*)?)?$/.exec(piece);
  if (!dated) return { text: piece, kind: 'name', validFrom: null, validTo: null };
  return { text: dated[2] ?? '', kind: dated[1] === 'role' ? 'role' : 'metonym', validFrom: dated[3] ?? null, validTo: dated[4] ?? null };
}

function readMarks(body: string): { readonly text: string; readonly mentions: ReadonlyMap<string, LabelledMention[]> } {
  const mentions = new Map<string, LabelledMention[]>();
  let text = '';
  let last = 0;
  for (const match of body.matchAll(/\[([a-z0-9]+):([^\]]+)\]/g)) {
    text += body.slice(last, match.index);
    const [whole, id = '', words = ''] = match;
    mentions.set(id, [...(mentions.get(id) ?? []), { text: words, start: text.length, end: text.length + words.length }]);
    text += words;
    last = match.index + whole.length;
  }
  return { text: text + body.slice(last), mentions };
}
