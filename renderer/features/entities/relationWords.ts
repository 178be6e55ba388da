import { relationTypes, type Relation } from '../../../shared/domain/relation';
import { heldWords } from './roleTimes';

type KnownType = keyof typeof relationTypes;

function isKnown(type: string): type is KnownType {
  return Object.hasOwn(relationTypes, type);
}

/** The types to choose from, as a person reads them. */
export const relationOptions = (Object.keys(relationTypes) as readonly KnownType[]).map((value) => ({ value, label: relationTypes[value].label }));

/** "Member of", or from the other end "Has as member"; a person's own words stand as they are. */
export function typeWords(type: string, isFirst: boolean): string {
  if (isKnown(type)) return isFirst ? relationTypes[type].label : relationTypes[type].reverse;
  return type;
}

/** The dates of a relation in words; empty where there are none. */
export function relationDates({ validFrom, validTo }: Relation): string {
  return heldWords({ validFrom, validTo });
}

/** What is written into the field of a type: a label of a known type is that type. */
export function typeOf(typed: string): string {
  const wanted = typed.trim().toLowerCase();
  return relationOptions.find(({ value, label }) => label.toLowerCase() === wanted || value.toLowerCase() === wanted)?.value ?? typed.trim();
}
