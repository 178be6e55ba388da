import { BookOpen, NotebookPen, Users } from 'lucide-react';
import type { SearchGroup, SearchHit } from '../../../shared/contracts/searchContract';
import { entityKindWords } from '../../../shared/domain/entity';
import { formatPublicationDate, parsePublicationDate } from '../../../shared/domain/publicationDate';
import { Marked } from './Marked';
import { notShownOf, type ResultRow } from './resultRows';
import styles from './SearchList.module.css';

const icons = { source: BookOpen, note: NotebookPen, entity: Users } as const;
const kindNames = { source: 'Article', note: 'Note', entity: 'Entity' } as const;

function originOf(group: SearchGroup): string {
  switch (group.kind) {
    case 'note': return 'Note';
    case 'entity': return entityKindWords[group.entityKind].one;
    case 'source': {
      const date = group.edtf === null ? null : parsePublicationDate(group.edtf, 'none');
      return [group.outlet || group.byline, date ? formatPublicationDate(date) : ''].filter((part) => part !== '').join(' · ');
    }
  }
}

function GroupView({ group }: { readonly group: SearchGroup }) {
  const Icon = icons[group.kind];
  const [origin, rest] = [originOf(group), notShownOf(group)];
  return (
    <div className={styles['group']}>
      <Icon aria-hidden size={14} className={styles['groupIcon']} />
      <div className={styles['groupText']}>
        <div className={styles['title']}>
          <span className="visually-hidden">{kindNames[group.kind]}: </span>
          {group.title.text === '' ? 'Untitled' : <Marked {...group.title} />}
        </div>
        {origin || rest ? (
          <div className={styles['meta']}>
            <span className={styles['origin']}>{origin}</span>
            {rest ? <span className={styles['rest']}>{rest}</span> : null}
          </div>
        ) : null}
        {group.opening ? <div className={styles['opening']}>{group.opening}</div> : null}
      </div>
    </div>
  );
}

function HitView({ hit }: { readonly hit: SearchHit }) {
  if (hit.kind === 'text') {
    return (
      <div className={styles['hit']}>
        {hit.isCutBefore ? '… ' : ''}<Marked {...hit} />{hit.isCutBehind ? ' …' : ''}
      </div>
    );
  }
  return (
    <div className={styles['hit']} data-color={hit.color}>
      <span className="visually-hidden">Highlight, {hit.color}: </span>
      <span className={styles['quote']}><Marked {...hit} /></span>
      {hit.comment ? <span className={styles['comment']}><Marked {...hit.comment} /></span> : null}
    </div>
  );
}

/** One line of the results. */
export function ResultRowView({ row }: { readonly row: ResultRow }) {
  return row.kind === 'group' ? <GroupView group={row.group} /> : <HitView hit={row.hit} />;
}
