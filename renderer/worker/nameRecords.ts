import { acceptedCompanions } from '../../shared/analysis/acceptedCompanions';
import type { RegistryEntity } from '../../shared/analysis/analysisTypes';
import { DecidedPlaces, type DecidedPlace } from '../../shared/analysis/decidedPlaces';
import type { Companionship } from '../../shared/analysis/findMentions';
import { formsOf, type NameForm } from '../../shared/analysis/nameForms';
import { NameMatcher } from '../../shared/analysis/nameMatcher';
import { nameKey } from '../../shared/analysis/nameUnits';
import { wordHashesOf } from '../../shared/analysis/wordHashes';
import type { Entity } from '../../shared/domain/entity';
import type { SourceId } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import type { NameDecision } from '../../shared/domain/nameDecision';
import type { NotebookReader } from './notebookReader';

/** What names are and what was decided of them, as the worker keeps it: all it needs to read any article. */
export interface NameChanges {
  /** The words of each form of a name that came, went or means something else now. */
  readonly forms: readonly Uint32Array[];
  /** Sources in which something was decided of a name. */
  readonly sourceIds: ReadonlySet<SourceId>;
}

interface KeptMention extends DecidedPlace {
  readonly sourceId: SourceId;
}

const pageSizes = { entities: 500, nameDecisions: 1000, mentions: 1000 } as const;
type NameTable = keyof typeof pageSizes;
const nameTables: readonly NameTable[] = ['entities', 'nameDecisions', 'mentions'];
const nothingDecided = new DecidedPlaces([]);

function groupedBy<Key, Value extends object>(groups: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const known = groups.get(key);
  if (known) return known;
  const made = new Set<Value>();
  groups.set(key, made);
  return made;
}

const registryEntity = ({ id, kind, name, aliases }: Entity): RegistryEntity => ({ id, kind, name, aliases });
const keyOf = ({ spelling, nameKind, strength, validFrom, validTo, isExact }: NameForm): string => [spelling, nameKind, strength, validFrom, validTo, isExact].join('\0');

/** The forms that only one of two states of an entity has; all of them where its kind changed. */
function differingForms(before: RegistryEntity | null, after: RegistryEntity | null): readonly NameForm[] {
  const [old, next] = [before ? formsOf(before) : [], after ? formsOf(after) : []];
  if (before?.kind !== after?.kind) return [...old, ...next];
  const [oldKeys, nextKeys] = [new Set(old.map(keyOf)), new Set(next.map(keyOf))];
  return [...old.filter((form) => !nextKeys.has(keyOf(form))), ...next.filter((form) => !oldKeys.has(keyOf(form)))];
}

/** The registry, its matcher, and what persons decided; read from the notebook and kept like it. */
export class NameRecords {
  readonly matcher = new NameMatcher();
  private readonly decisions = new Map<string, NameDecision>();
  private readonly decisionsOfSource = new Map<SourceId | null, Set<NameDecision>>();
  private readonly mentions = new Map<string, KeptMention>();
  private readonly mentionsOfSource = new Map<SourceId, Set<KeptMention>>();
  private decided = new Map<SourceId, DecidedPlaces>();
  private acceptedSources: Map<string, Set<string>> | null = null;

  constructor(private readonly reader: NotebookReader) {}

  /** Reads everything; once, at the start. */
  async load(): Promise<void> {
    for (const table of nameTables) {
      let after = '';
      for (let isLast = false; !isLast; ) {
        const page = await this.reader.page(table, after, pageSizes[table]);
        for (const record of page) this.put(table, record.id, record);
        isLast = page.length < pageSizes[table];
        after = page.at(-1)?.id ?? after;
      }
    }
  }

  /** Reads records as they are now; says what of the articles may be another because of them. */
  async take(touched: readonly { readonly table: string; readonly id: string }[]): Promise<NameChanges> {
    const forms: Uint32Array[] = [];
    const sourceIds = new Set<SourceId>();
    for (const table of nameTables) {
      const ids = [...new Set(touched.flatMap((each) => (each.table === table ? [each.id] : [])))];
      const records = ids.length === 0 ? [] : await this.reader.get(table, ids);
      ids.forEach((id, index) => {
        const changed = this.put(table, id, records[index]);
        for (const form of changed.forms) forms.push(wordHashesOf(nameKey(form)));
        for (const sourceId of changed.sourceIds) sourceIds.add(sourceId);
      });
    }
    return { forms, sourceIds };
  }

  /** Decisions about names that hold in a source: its own and those for all. */
  decisionsIn(sourceId: SourceId): readonly NameDecision[] {
    return [...(this.decisionsOfSource.get(sourceId) ?? []), ...(this.decisionsOfSource.get(null) ?? [])];
  }

  /** What was accepted and rejected in a source, words by words. */
  decidedIn(sourceId: SourceId): DecidedPlaces {
    const known = this.decided.get(sourceId);
    if (known) return known;
    const mentions = this.mentionsOfSource.get(sourceId);
    if (!mentions) return nothingDecided;
    const made = new DecidedPlaces(mentions);
    this.decided.set(sourceId, made);
    return made;
  }

  /** The words that a person accepted in a source; highlights that are linked are not among them. */
  acceptedIn(sourceId: SourceId): readonly DecidedPlace[] {
    return [...(this.mentionsOfSource.get(sourceId) ?? [])].filter(({ status, isHighlight }) => status === 'accepted' && !isHighlight);
  }

  /** Sources in which an entity was accepted. */
  sourcesAccepting(entityId: string): ReadonlySet<string> {
    return this.allAcceptedSources().get(entityId) ?? new Set();
  }

  companionsIn(sourceId: SourceId): Companionship {
    return acceptedCompanions(this.allAcceptedSources(), sourceId);
  }

  private allAcceptedSources(): Map<string, Set<string>> {
    if (this.acceptedSources) return this.acceptedSources;
    const accepted = new Map<string, Set<string>>();
    for (const { entityId, sourceId, status } of this.mentions.values()) {
      if (status !== 'accepted') continue;
      const known = accepted.get(entityId);
      if (known) known.add(sourceId);
      else accepted.set(entityId, new Set([sourceId]));
    }
    this.acceptedSources = accepted;
    return accepted;
  }

  private put(table: NameTable, id: string, record: object | undefined): { readonly forms: readonly string[]; readonly sourceIds: readonly SourceId[] } {
    switch (table) {
      case 'entities': return { forms: this.putEntity(id, record as Entity | undefined), sourceIds: [] };
      case 'nameDecisions': return this.putDecision(id, record as NameDecision | undefined);
      case 'mentions':
        this.putMention(id, record as Mention | undefined);
        return { forms: [], sourceIds: [] };
    }
  }

  private putEntity(id: string, record: Entity | undefined): readonly string[] {
    const [before, after] = [this.matcher.entity(id), record ? registryEntity(record) : null];
    const forms = before ? differingForms(before, after) : after ? formsOf(after) : [];
    if (after) this.matcher.put(after);
    else this.matcher.remove(id);
    return [...new Set(forms.map(({ spelling }) => spelling))];
  }

  private putDecision(id: string, record: NameDecision | undefined): { readonly forms: readonly string[]; readonly sourceIds: readonly SourceId[] } {
    const before = this.decisions.get(id);
    if (before) this.decisionsOfSource.get(before.sourceId)?.delete(before);
    if (record) {
      this.decisions.set(id, record);
      groupedBy(this.decisionsOfSource, record.sourceId).add(record);
    } else this.decisions.delete(id);
    const changed = [before, record].flatMap((each) => (each ? [each] : []));
    return {
      forms: changed.flatMap(({ sourceId, name }) => (sourceId === null ? [name] : [])),
      sourceIds: changed.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId])),
    };
  }

  private putMention(id: string, record: Mention | undefined): void {
    const before = this.mentions.get(id);
    this.acceptedSources = null;
    if (before) {
      this.mentionsOfSource.get(before.sourceId)?.delete(before);
      this.decided.delete(before.sourceId);
      this.mentions.delete(id);
    }
    if (!record || record.status === 'suggested') return;
    const { entityId, sourceId, anchor, passageId, status } = record;
    const kept: KeptMention = { entityId, sourceId, start: anchor.start, end: anchor.end, status, isHighlight: passageId !== null };
    this.mentions.set(id, kept);
    groupedBy(this.mentionsOfSource, sourceId).add(kept);
    this.decided.delete(sourceId);
  }
}
