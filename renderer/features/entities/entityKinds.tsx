import { BookMarked, Building2, CalendarDays, Hash, MapPin, User } from 'lucide-react';
import { aliasKinds, entityKinds, entityKindWords, type AliasKind, type EntityKind } from '../../../shared/domain/entity';

const kindIcons = { person: User, organization: Building2, place: MapPin, event: CalendarDays, work: BookMarked, topic: Hash } as const;
const aliasNames: Readonly<Record<AliasKind, string>> = {
  name: 'Other name', shortName: 'Short name', transliteration: 'Transliteration', role: 'Role', metonym: 'Metonym',
};

export function EntityKindIcon({ kind, size = 15 }: { readonly kind: EntityKind; readonly size?: number }) {
  const Icon = kindIcons[kind];
  return <Icon aria-label={entityKindWords[kind].one} role="img" size={size} />;
}

export const kindOptions = entityKinds.map((value) => ({ value, label: entityKindWords[value].one }));
export const aliasOptions = aliasKinds.map((value) => ({ value, label: aliasNames[value] }));

export function kindsInPlural(kind: EntityKind): string {
  return entityKindWords[kind].many;
}
