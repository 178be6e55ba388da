import { createAlias, type Alias, type Entity, type EntityKind } from '../domain/entity';
import { idSchema, type EntityId } from '../domain/ids';
import { parseWith } from '../domain/record';
import type { RegistryEntry } from './registryEntry';

/** What happens where the notebook has an entity already: what is missing comes to it, or the file's fields stand in the place of its own. */
export type RegistryRule = 'add' | 'replace';

export interface RegistryPlanOptions {
  readonly rule: RegistryRule;
  /** The kind of new entities of which the file says none. */
  readonly kind: EntityKind;
  /** The id of a new entity of which the file has none of ours. */
  makeId(): EntityId;
}

/** An entity without the times that the notebook notes. */
export type PlannedEntity = Omit<Entity, 'createdAt' | 'updatedAt'>;

/** What one entry of a file would do. */
export interface PlannedEntry {
  readonly entry: RegistryEntry;
  readonly outcome: 'new' | 'changed' | 'same';
  /** As it would be. */
  readonly entity: PlannedEntity;
  /** What would change, for people: "2 other names", "description". */
  readonly changes: readonly string[];
}

const entityId = idSchema('entity');

function ownId({ id }: RegistryEntry): EntityId | null {
  const parsed = parseWith(entityId, id);
  return parsed.ok ? parsed.value : null;
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLocaleLowerCase();
}

function nameKey(kind: EntityKind, name: string): string {
  return `${kind} ${folded(name)}`;
}

function isSameAlias(a: Alias, b: Alias): boolean {
  return folded(a.text) === folded(b.text) && a.kind === b.kind && a.validFrom === b.validFrom && a.validTo === b.validTo;
}

/** The names that are not there yet. A name without dates is there where it stands in any kind. */
function withAliases(present: PlannedEntity, added: readonly Alias[]): readonly Alias[] {
  const aliases = [...present.aliases];
  for (const alias of added) {
    const isPlain = alias.validFrom === null && alias.validTo === null && alias.kind === 'name';
    const isThere = isPlain
      ? folded(alias.text) === folded(present.name) || aliases.some((each) => folded(each.text) === folded(alias.text))
      : aliases.some((each) => isSameAlias(each, alias));
    if (!isThere) aliases.push(alias);
  }
  return aliases;
}

function added(present: PlannedEntity, entry: RegistryEntry): PlannedEntity {
  const otherName = folded(entry.name) === folded(present.name) ? [] : [createAlias(entry.name)];
  return {
    ...present,
    aliases: withAliases(present, [...otherName, ...(entry.aliases ?? [])]),
    description: present.description.trim() === '' ? (entry.description ?? present.description) : present.description,
    externalIds: { ...entry.externalIds, ...present.externalIds },
  };
}

function replaced(present: PlannedEntity, entry: RegistryEntry): PlannedEntity {
  return {
    ...present,
    kind: entry.kind ?? present.kind,
    name: entry.name,
    aliases: entry.aliases ?? present.aliases,
    description: entry.description ?? present.description,
    // The file may have no column for an identifier.
    externalIds: { ...present.externalIds, ...entry.externalIds },
  };
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
}

/** What is different between an entity before and after, in words. */
function changesBetween(before: PlannedEntity, after: PlannedEntity): readonly string[] {
  const fresh = after.aliases.filter((alias) => !before.aliases.some((each) => isSameAlias(each, alias) && each.text === alias.text));
  const gone = before.aliases.filter((alias) => !after.aliases.some((each) => isSameAlias(each, alias) && each.text === alias.text));
  const ids = Object.entries(after.externalIds).filter(([registry, id]) => before.externalIds[registry] !== id);
  return [
    ...(before.name === after.name ? [] : ['name']),
    ...(before.kind === after.kind ? [] : ['kind']),
    ...counted(fresh.length, 'new name', 'new names'),
    ...counted(gone.length, 'name removed', 'names removed'),
    ...(fresh.length + gone.length === 0 && JSON.stringify(before.aliases) !== JSON.stringify(after.aliases) ? ['order of names'] : []),
    ...(before.description === after.description ? [] : ['description']),
    ...counted(ids.length, 'identifier', 'identifiers'),
  ];
}

class Planning {
  private readonly standing: PlannedEntity[] = [];
  /** Those of the notebook stand first; an entry with an id of its own is no second one of another entry. */
  private presentCount = Infinity;
  private readonly byId = new Map<string, number>();
  private readonly byIdentifier = new Map<string, number>();
  /** Null where several are called so. */
  private readonly byName = new Map<string, number | null>();

  constructor(
    present: readonly Entity[],
    private readonly options: RegistryPlanOptions,
  ) {
    for (const entity of present) this.keep(entity);
    this.presentCount = present.length;
  }

  plan(entry: RegistryEntry): PlannedEntry {
    const at = this.find(entry);
    const before = at === null ? undefined : this.standing[at];
    if (at === null || !before) {
      const { name, aliases, description, externalIds } = entry;
      const id = ownId(entry) ?? this.options.makeId();
      const entity: PlannedEntity = { id, kind: entry.kind ?? this.options.kind, name, aliases: aliases ?? [], description: description ?? '', externalIds };
      this.keep(entity);
      return { entry, outcome: 'new', entity, changes: [] };
    }
    const entity = this.options.rule === 'replace' ? replaced(before, entry) : added(before, entry);
    const changes = changesBetween(before, entity);
    this.standing[at] = entity;
    this.note(entity, at);
    return { entry, outcome: changes.length === 0 ? 'same' : 'changed', entity, changes };
  }

  private keep(entity: PlannedEntity): void {
    this.standing.push(entity);
    this.note(entity, this.standing.length - 1);
  }

  private note(entity: PlannedEntity, at: number): void {
    this.byId.set(entity.id, at);
    for (const [registry, id] of Object.entries(entity.externalIds)) {
      const key = `${registry} ${id}`;
      if (isIdentifier(registry) && !this.byIdentifier.has(key)) this.byIdentifier.set(key, at);
    }
    const key = nameKey(entity.kind, entity.name);
    const known = this.byName.get(key);
    // One of the file beside one of the notebook does not make the name mean nobody.
    if (known !== undefined && known !== at && at >= this.presentCount) return;
    this.byName.set(key, known === undefined || known === at ? at : null);
  }

  /** By our id, then by an identifier that both have, then by kind and name where only one is called so and no identifier speaks against it. */
  private find(entry: RegistryEntry): number | null {
    const own = ownId(entry);
    const known = own === null ? undefined : this.byId.get(own);
    if (known !== undefined) return known;
    const mayBe = (at: number | null | undefined): at is number => typeof at === 'number' && (own === null || at < this.presentCount);
    const identifiers = Object.entries(entry.externalIds).filter(([registry]) => isIdentifier(registry));
    for (const [registry, id] of identifiers) {
      const at = this.byIdentifier.get(`${registry} ${id}`);
      if (mayBe(at)) return at;
    }
    const named = this.byName.get(nameKey(entry.kind ?? this.options.kind, entry.name));
    if (!mayBe(named)) return null;
    const contradicts = identifiers.some(([registry, id]) => (this.standing[named]?.externalIds[registry] ?? id) !== id);
    return contradicts ? null : named;
  }
}

/** Fields that many share are no identifiers. */
const identifiers: ReadonlySet<string> = new Set(['wikidata', 'lei', 'viaf', 'ftm', 'isni', 'orcid']);

/** Whether a field names one entity alone, so that two that share it are the same. */
export function isIdentifier(registry: string): boolean {
  return identifiers.has(registry.toLowerCase());
}

/** What the entries of a file would do to the entities of a notebook, one after the other. Writes nothing. */
export function planRegistry(entries: readonly RegistryEntry[], present: readonly Entity[], options: RegistryPlanOptions): readonly PlannedEntry[] {
  const planning = new Planning(present, options);
  return entries.map((entry) => planning.plan(entry));
}
