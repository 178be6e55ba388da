import { ListFilter, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { fieldRules } from '../../../shared/search/queryFieldRules';
import { queryFields, type FieldNode, type QueryNode } from '../../../shared/search/queryNode';
import { MenuButton } from '../../ui/MenuButton';
import { withCondition } from './queryPieces';
import styles from './SearchList.module.css';

const fieldNames: Readonly<Record<FieldNode['field'], string>> = {
  outlet: 'Outlet', author: 'Author', date: 'Publication date', tag: 'Tag', color: 'Highlight color', entity: 'Entity', kind: 'Kind', state: 'Reading state', in: 'Collection', has: 'With a comment',
};

interface ConditionMenuProps {
  readonly query: string;
  /** The query with a condition begun at its end; `isWhole` where nothing is left to choose. */
  onCondition(query: string, isWhole: boolean): void;
}

/** Adds conditions by clicks: a field here, then its value among those that the field offers. */
export function ConditionMenu({ query, onCondition }: ConditionMenuProps) {
  const lines = queryFields.map((field) => {
    const rule = fieldRules[field];
    const [only] = rule.takes === 'choice' && rule.choices.length === 1 ? rule.choices : [];
    return {
      id: field, label: only ? fieldNames[field] : `${fieldNames[field]}…`,
      run: () => onCondition(withCondition(query, `${field}:${only ? `${only} ` : ''}`), only !== undefined),
    };
  });
  return <MenuButton label="Add a condition" lines={lines}><ListFilter aria-hidden /></MenuButton>;
}

interface ConditionsProps {
  readonly query: string;
  readonly node: QueryNode | null;
  onQuery(query: string): void;
}

/** The conditions that everything found must meet, each with a way to take it out. */
export function Conditions({ query, node, onQuery }: ConditionsProps) {
  const parts = node === null ? [] : node.kind === 'and' ? node.children : [node];
  const conditions = parts.flatMap((part) => {
    const [field, isLeftOut] = part.kind === 'not' ? [part.child, true] : [part, false];
    return field.kind === 'field' ? [{ part, field, isLeftOut }] : [];
  });
  if (conditions.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label="Conditions">
      {conditions.map(({ part, field, isLeftOut }) => {
        const label = `${isLeftOut ? 'not ' : ''}${field.field}: ${field.value}`;
        return (
          <li key={part.start} className={styles['chip']} data-color={field.field === 'color' ? field.value : undefined}>
            <span>{label}</span>
            <AriaButton
              aria-label={`Remove ${label}`} className={styles['chipRemove'] ?? ''}
              onPress={() => onQuery(`${query.slice(0, part.start)}${query.slice(part.end)}`.replace(/\s+/g, ' ').trim())}
            >
              <X aria-hidden size={12} />
            </AriaButton>
          </li>
        );
      })}
    </ul>
  );
}
