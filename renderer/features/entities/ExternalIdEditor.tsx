import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import { IconButton } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import styles from './EntityPane.module.css';

type ExternalIds = Readonly<Record<string, string>>;

function IdentifierField({ registry, value, onCommit }: { readonly registry: string; readonly value: string; onCommit(value: string): void }) {
  const [typed, setTyped] = useState(value);
  return (
    <TextField
      label={registry}
      isLabelHidden
      value={typed}
      onChange={setTyped}
      onCommit={(next) => {
        if (next.trim() === '') setTyped(value);
        else if (next.trim() !== value) onCommit(next.trim());
      }}
    />
  );
}

/** What the entity is called in other registries: a name of the registry and the identifier there, as plain fields. */
export function ExternalIdEditor({ externalIds, onChange }: { readonly externalIds: ExternalIds; onChange(change: (externalIds: ExternalIds) => ExternalIds): void }) {
  const [registry, setRegistry] = useState('');
  const [identifier, setIdentifier] = useState('');
  const isTaken = Object.hasOwn(externalIds, registry.trim());
  const isWhole = registry.trim() !== '' && identifier.trim() !== '' && !isTaken;
  const add = (): void => {
    if (!isWhole) return;
    const [name, value] = [registry.trim(), identifier.trim()];
    onChange((current) => ({ ...current, [name]: value }));
    setRegistry('');
    setIdentifier('');
  };
  return (
    <div className={`${styles['aliases']} ${styles['identifiers']}`} role="group" aria-label="Identifiers">
      <span className={styles['label']}>Identifiers in other registries</span>
      <ul>
        {Object.entries(externalIds).sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => (
          <li key={name}>
            <span className={styles['alias']}>{name}</span>
            <IdentifierField key={value} registry={name} value={value} onCommit={(next) => onChange((current) => ({ ...current, [name]: next }))} />
            <IconButton label={`Remove ${name}`} onPress={() => onChange((current) => Object.fromEntries(Object.entries(current).filter(([each]) => each !== name)))}><X aria-hidden /></IconButton>
          </li>
        ))}
        <li
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing) add();
          }}
        >
          <TextField label="Registry" isLabelHidden placeholder="wikidata, lei, …" value={registry} onChange={setRegistry} problem={isTaken ? 'It is listed above.' : null} />
          <TextField label="Identifier" isLabelHidden placeholder="Identifier" value={identifier} onChange={setIdentifier} />
          <IconButton label="Add identifier" isDisabled={!isWhole} onPress={add}><Plus aria-hidden /></IconButton>
        </li>
      </ul>
    </div>
  );
}
