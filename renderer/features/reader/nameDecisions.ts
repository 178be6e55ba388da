import { entityKinds, entityKindWords, type Entity, type EntityKind } from '../../../shared/domain/entity';
import type { SourceId } from '../../../shared/domain/ids';
import type { CommandContext } from '../../commands/commandContext';
import { updateEntity } from '../../commands/entityCommands';
import { acceptMentions, forgetMentions } from '../../commands/mentionCommands';
import { decideName } from '../../commands/nameDecisionCommands';
import { acceptAsExisting, acceptProposal } from '../../commands/proposalCommands';
import { rejectMentions, resolveName } from '../../commands/reviewCommands';
import { candidatesOf, placesOfWords, type NamePlace, type NameRow } from './nameRows';

/** How much of a row a decision is about. */
export type Reach = 'place' | 'all';

/** What a person decided, in a sentence; null where there was nothing to decide. */
export type Decided = Promise<string | null>;

const countOf = (places: readonly unknown[]): string => (places.length === 1 ? 'one place' : `${places.length} places`);

/** Who is meant. */
export type MeantEntity = Pick<Entity, 'id' | 'name'>;

/** Decides about the rows of one article's review; each is one step that undo takes back. */
export interface NameDecisions {
  accept(row: NameRow, place: NamePlace, reach: Reach): Decided;
  reject(row: NameRow, place: NamePlace, reach: Reach): Decided;
  /** The words mean this entity: here only, or at all places of the article that are written so. */
  resolve(row: NameRow, place: NamePlace, entity: MeantEntity, reach: Reach): Decided;
  changeKind(row: NameRow, kind: EntityKind): Decided;
}

interface DecisionParts {
  readonly context: CommandContext;
  readonly sourceId: SourceId;
  rows(): readonly NameRow[];
  chooseKind(key: string, kind: EntityKind): void;
}

/** The kind behind another, the first behind the last. */
export function nextKind(kind: EntityKind): EntityKind {
  return entityKinds[(entityKinds.indexOf(kind) + 1) % entityKinds.length] ?? kind;
}

/** A proposal is one thing: all its places are accepted together. */
const proposalOf = ({ name, kind, forms, places }: NameRow) => ({ name, kind: kind ?? 'organization', forms: [name, ...forms], spans: places });

export function nameDecisions({ context, sourceId, rows, chooseKind }: DecisionParts): NameDecisions {
  const decisions: NameDecisions = {
    async accept(row, place, reach) {
      if (row.group === 'unclear') return 'Several may be meant. Choose one by its number.';
      if (row.group === 'accepted') return 'This is accepted already.';
      if (row.group === 'unknown') {
        await acceptProposal(context, sourceId, proposalOf(row));
        return `${row.name} is an entity now, with ${countOf(row.places)}.`;
      }
      if (!row.entityId) return null;
      const spans = reach === 'all' ? row.places : [place];
      await acceptMentions(context, { sourceId, entityId: row.entityId, spans });
      return `Accepted ${row.name}, ${countOf(spans)}.`;
    },
    async reject(row, place, reach) {
      const places = reach === 'all' ? row.places : [place];
      switch (row.group) {
        case 'unknown':
          await decideName(context, { sourceId, name: row.name, outcome: { kind: 'rejected' } });
          return `Rejected ${row.name}. It is not proposed in this article again.`;
        case 'accepted':
          await forgetMentions(context, places.flatMap(({ mentionId }) => mentionId ?? []));
          return `Taken back: ${row.name}, ${countOf(places)}.`;
        case 'known':
          if (!row.entityId) return null;
          await rejectMentions(context, [{ sourceId, entityId: row.entityId, spans: places }]);
          return `Rejected ${row.name}, ${countOf(places)}.`;
        case 'unclear':
          await rejectMentions(context, candidatesOf(places).map(({ entityId }) => ({ sourceId, entityId, spans: places })));
          return `Rejected ${row.name}, ${countOf(places)}.`;
      }
    },
    async resolve(row, place, { id: entityId, name }, reach) {
      if (row.group === 'unknown') {
        await acceptAsExisting(context, sourceId, entityId, proposalOf(row));
        return `${row.name} is ${name}, ${countOf(row.places)}.`;
      }
      if (reach === 'place' || row.group === 'accepted') {
        await acceptMentions(context, { sourceId, entityId, spans: [place] });
        return `Here ${place.words} is ${name}.`;
      }
      const spans = placesOfWords(rows(), place.words);
      await resolveName(context, { sourceId, name: place.words, entityId, spans });
      return `In this article ${place.words} is ${name}, ${countOf(spans)}.`;
    },
    async changeKind(row, kind) {
      if (row.group === 'unclear') return 'Several may be meant. Choose one by its number first.';
      if (row.entityId) await updateEntity(context, row.entityId, { kind });
      else chooseKind(row.key, kind);
      return `${row.name}: ${entityKindWords[kind].one}.`;
    },
  };
  return decisions;
}
