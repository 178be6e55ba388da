import { aliasKinds, entityKinds, entityKindWords, type AliasKind, type EntityKind } from '../../../shared/domain/entity';

const aliasNames: Readonly<Record<AliasKind, string>> = {
  name: 'Other name', shortName: 'Short name', transliteration: 'Transliteration', role: 'Role', metonym: 'Metonym',
};

export const kindOptions = entityKinds.map((value) => ({ value, label: entityKindWords[value].one }));
export const aliasOptions = aliasKinds.map((value) => ({ value, label: aliasNames[value] }));

export function kindsInPlural(kind: EntityKind): string {
  return entityKindWords[kind].many;
}
