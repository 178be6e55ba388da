import { BookMarked, Building2, CalendarDays, Hash, MapPin, User } from 'lucide-react';
import { entityKindWords, type EntityKind } from '../../shared/domain/entity';

const kindIcons = { person: User, organization: Building2, place: MapPin, event: CalendarDays, work: BookMarked, topic: Hash } as const;

/** The sign of a kind of entity, which says the kind to those who do not see it. */
export function EntityKindIcon({ kind, size = 15 }: { readonly kind: EntityKind; readonly size?: number }) {
  const Icon = kindIcons[kind];
  return <Icon aria-label={entityKindWords[kind].one} role="img" size={size} />;
}
