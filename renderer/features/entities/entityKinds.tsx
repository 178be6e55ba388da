import { BookMarked, Building2, CalendarDays, Hash, MapPin, User } from 'lucide-react';
import { aliasKinds, entityKinds, type AliasKind, type EntityKind } from '../../../shared/domain/entity';

const kindNames: Readonly<Record<EntityKind, { readonly one: string; readonly many: string }>> = {
  person: { one: 'Person', many: 'People' },
  organization: { one: 'Organization', many: 'Organizations' },
  place: { one: 'Place', many: 'Places' },
  event: { one: 'Event', many: 'Events' },
  work: { one: 'Work', many: 'Works' },
  topic: { one: 'Topic', many: 'Topics' },
};
const kindIcons = { person: User, organization: Building2, place: MapPin, event: CalendarDays, work: BookMarked, topic: Hash } as const;
const aliasNames: Readonly<Record<AliasKind, string>> = {
  name: 'Other name', shortName: 'Short name', transliteration: 'Transliteration', role: 'Role', metonym: 'Metonym',
};

export function EntityKindIcon({ kind, size = 15 }: { readonly kind: EntityKind; readonly size?: number }) {
  const Icon = kindIcons[kind];
  return <Icon aria-label={kindNames[kind].one} role="img" size={size} />;
}

export const kindOptions = entityKinds.map((value) => ({ value, label: kindNames[value].one }));
export const aliasOptions = aliasKinds.map((value) => ({ value, label: aliasNames[value] }));

export function kindsInPlural(kind: EntityKind): string {
  return kindNames[kind].many;
}
