import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Search, X } from 'lucide-react';
import type { SearchRemark } from '../../../shared/contracts/searchContract';
import { completionAt, completionOptions, type CompletionOption, type QueryCompletion } from '../../../shared/search/queryCompletion';
import { fieldRules } from '../../../shared/search/queryFieldRules';
import { useServices } from '../../services';
import { IconButton } from '../../ui/Button';
import { queryPieces } from './queryPieces';
import type { FocusRequest } from './searchSession';
import styles from './QueryField.module.css';

interface QueryFieldProps {
  readonly query: string;
  onQuery(query: string): void;
  /** What is wrong with it, or finds nothing. */
  readonly remarks: readonly SearchRemark[];
  readonly isWrong: boolean;
  readonly focusRequest: FocusRequest;
  /** Down, or Enter where nothing is being completed. */
  onLeave(): void;
}

const mostOptions = 8;

interface Offer {
  readonly completion: QueryCompletion;
  readonly options: readonly CompletionOption[];
}

/** What can be completed at the caret, with the notebook's own names. */
function useOffer(query: string, caret: number | null): Offer | null {
  const { search } = useServices();
  const [names, setNames] = useState<{ readonly key: string; readonly names: readonly string[] }>({ key: '', names: [] });
  const completion = caret === null ? null : completionAt(query, caret);
  const field = completion?.field ?? null;
  const key = field && fieldRules[field].takes !== 'choice' ? `${field}:${completion?.typed ?? ''}` : '';
  useEffect(() => {
    if (key === '' || field === null) return undefined;
    let isCurrent = true;
    void search.names(field, key.slice(field.length + 1)).then((found) => {
      if (isCurrent) setNames({ key, names: found });
    });
    return () => {
      isCurrent = false;
    };
  }, [search, field, key]);
  if (!completion) return null;
  const options = completionOptions(completion, key === names.key ? names.names : []).slice(0, mostOptions);
  const isTyped = options.length === 1 && options[0]?.text === query.slice(completion.start, completion.end);
  return options.length === 0 || isTyped ? null : { completion, options };
}

/** The field for a query: what is wrong in it is underlined, and fields and names are completed. */
export function QueryField({ query, onQuery, remarks, isWrong, focusRequest, onLeave }: QueryFieldProps) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  // Null: nothing is offered, because the person has not typed here just now.
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const offer = useOffer(query, caret);
  const [seenRequest, setSeenRequest] = useState(focusRequest);
  if (focusRequest !== seenRequest) {
    setSeenRequest(focusRequest);
    setCaret(focusRequest.completes ? query.length : null);
  }
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    field.focus();
    if (focusRequest.completes) field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
  }, [focusRequest]);

  const close = (): void => {
    setCaret(null);
    setActive(-1);
  };
  const take = (option: CompletionOption): void => {
    if (!offer) return;
    const { start, end } = offer.completion;
    const isWhole = !option.text.endsWith(':');
    const behind = query.slice(end);
    const text = `${query.slice(0, start)}${option.text}${isWhole && !behind.startsWith(' ') ? ' ' : ''}${behind}`;
    const at = start + option.text.length + (isWhole ? 1 : 0);
    onQuery(text);
    setActive(-1);
    setCaret(isWhole ? null : at);
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const option = offer?.options[active];
    if (offer && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (active + step >= offer.options.length) setActive(0);
      else if (active + step < 0) setActive(offer.options.length - 1);
      else setActive(active + step);
    } else if (offer && option && (event.key === 'Enter' || event.key === 'Tab')) take(option);
    else if (offer && event.key === 'Escape') close();
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      close();
      onLeave();
    } else if (event.key === 'Escape' && query !== '') onQuery('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // What is being completed is not wrong yet.
  const shown = offer ? remarks.filter(({ start, end }) => end <= offer.completion.start || start >= offer.completion.end) : remarks;
  return (
    <div className={styles['field']}>
      <div className={styles['box']} data-wrong={isWrong}>
        <Search aria-hidden size={14} className={styles['icon']} />
        <div className={styles['text']}>
          <div className={styles['backdrop']} aria-hidden>
            {queryPieces(query, shown).map((piece, index) => (
              <span key={index} className={piece.isWrong ? (isWrong ? styles['wrong'] : styles['empty']) : undefined}>{piece.text}</span>
            ))}
            {'\u200b'}
          </div>
          <textarea
            ref={input}
            className={styles['input']}
            role="combobox"
            aria-label="Search everything"
            aria-autocomplete="list"
            aria-expanded={offer !== null}
            aria-controls={`${id}-list`}
            aria-activedescendant={offer && active >= 0 ? `${id}-${active}` : undefined}
            aria-invalid={isWrong}
            aria-describedby={remarks.length > 0 ? `${id}-remarks` : undefined}
            rows={1}
            spellCheck={false}
            autoComplete="off"
            placeholder="Words, “phrases”, tag:…"
            value={query}
            onChange={(event) => {
              onQuery(event.target.value.replace(/[\r\n]+/g, ' '));
              setCaret(event.target.selectionStart);
              setActive(-1);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
        </div>
        {query === '' ? null : <IconButton label="Clear the search" onPress={() => { onQuery(''); input.current?.focus(); }}><X aria-hidden size={14} /></IconButton>}
      </div>
      {offer ? (
        <ul id={`${id}-list`} role="listbox" aria-label="Completions" className={styles['options']}>
          {offer.options.map((option, index) => (
            <li
              key={option.text} id={`${id}-${index}`} role="option" aria-selected={index === active} className={styles['option']}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              <span className={styles['label']}>{option.label}</span>
              {option.hint ? <small>{option.hint}</small> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {remarks.length > 0 && !offer ? (
        <ul id={`${id}-remarks`} className={styles['remarks']} data-wrong={isWrong} role={isWrong ? 'alert' : 'status'}>
          {remarks.map(({ start, sentence }) => <li key={`${start} ${sentence}`}>{sentence}</li>)}
        </ul>
      ) : null}
    </div>
  );
}
