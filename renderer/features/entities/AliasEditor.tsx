import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import { createAlias, type Alias, type AliasKind } from '../../../shared/domain/entity';
import { parsePublicationDate } from '../../../shared/domain/publicationDate';
import { IconButton } from '../../ui/Button';
import { SelectField, TextField } from '../../ui/Field';
import { aliasOptions } from './entityKinds';
import styles from './EntityPane.module.css';

/** An EDTF date from what was typed; null for nothing, undefined for what is no date. */
function dateOf(typed: string): string | null | undefined {
  if (typed.trim() === '') return null;
  const date = parsePublicationDate(typed, 'person');
  return date ? date.edtf : undefined;
}

function DateField(props: { readonly label: string; readonly value: string | null; onCommit(value: string | null): void }) {
  const { label, value, onCommit } = props;
  const [typed, setTyped] = useState(value ?? '');
  const isWrong = dateOf(typed) === undefined;
  return (
    <TextField
      label={label}
      isLabelHidden
      placeholder={label.toLowerCase()}
      value={typed}
      onChange={setTyped}
      problem={isWrong ? 'A date such as 2023-06 or June 2023.' : null}
      onCommit={(text) => {
        const date = dateOf(text);
        if (date === undefined) return;
        setTyped(date ?? '');
        if (date !== value) onCommit(date);
      }}
    />
  );
}

/** The other names of an entity; roles may say from when to when they were held. */
export function AliasEditor({ aliases, onChange }: { readonly aliases: readonly Alias[]; onChange(change: (aliases: readonly Alias[]) => readonly Alias[]): void }) {
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<AliasKind>('name');
  // What is drawn may be older than what is stored: only the field that was changed is, of the name that was meant.
  const alter = (index: number, { text }: Alias, patch: Partial<Alias>): void =>
    onChange((current) => current.map((each, at) => (at === index && each.text === text ? { ...each, ...patch } : each)));
  const add = (text: string): void => {
    if (text.trim() === '') return;
    setTyped('');
    onChange((current) => (current.some((alias) => alias.text === text.trim() && alias.kind === kind) ? current : [...current, createAlias(text, kind)]));
  };
  return (
    <div className={styles['aliases']} role="group" aria-label="Other names">
      <span className={styles['label']}>Other names</span>
      <ul>
        {aliases.map((alias, index) => (
          <li key={`${alias.text} ${alias.kind} ${index}`}>
            <span className={styles['alias']}>{alias.text}</span>
            <SelectField label={`Kind of ${alias.text}`} isLabelHidden value={alias.kind} options={aliasOptions} onChange={(next) => alter(index, alias, { kind: next })} />
            {alias.kind === 'role' ? (
              <>
                <DateField label="From" value={alias.validFrom} onCommit={(validFrom) => alter(index, alias, { validFrom })} />
                <DateField label="Until" value={alias.validTo} onCommit={(validTo) => alter(index, alias, { validTo })} />
              </>
            ) : null}
            <IconButton label={`Remove ${alias.text}`} onPress={() => onChange((current) => current.filter((each, at) => at !== index || each.text !== alias.text))}><X aria-hidden /></IconButton>
          </li>
        ))}
        <li
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing) add(event.target.value);
          }}
        >
          <TextField label="Add another name" isLabelHidden placeholder="Add another name" value={typed} onChange={setTyped} />
          <SelectField label="Kind of the new name" isLabelHidden value={kind} options={aliasOptions} onChange={(next) => setKind(next)} />
          <IconButton label="Add name" isDisabled={typed.trim() === ''} onPress={() => add(typed)}><Plus aria-hidden /></IconButton>
        </li>
      </ul>
    </div>
  );
}
