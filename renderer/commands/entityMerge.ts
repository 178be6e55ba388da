import { createAlias, type Alias, type Entity } from '../../shared/domain/entity';

/** The form in which names of one entity are compared. */
export function foldName(text: string): string {
  return text.normalize('NFKC').trim().toLocaleLowerCase();
}

/** What `kept` becomes when it takes `merged` in; what both have, `kept` wins. */
export function mergedEntity(kept: Entity, merged: Entity): Entity {
  const known = new Set([kept.name, ...kept.aliases.map((alias) => alias.text)].map(foldName));
  const added: Alias[] = [];
  for (const alias of [createAlias(merged.name), ...merged.aliases]) {
    const folded = foldName(alias.text);
    if (known.has(folded)) continue;
    known.add(folded);
    added.push(alias);
  }
  const descriptions = [kept.description, merged.description].filter((text) => text.trim() !== '');
  return {
    ...kept,
    aliases: [...kept.aliases, ...added],
    description: descriptions.join('\n\n'),
    externalIds: { ...merged.externalIds, ...kept.externalIds },
  };
}
