import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { entityKinds, type EntityKind } from '../../../shared/domain/entity';
import type { Span } from '../../../shared/domain/span';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { IconButton } from '../../ui/Button';
import { useStore } from '../../workspace/store';
import { nameDecisions, nextKind, type Decided, type MeantEntity, type Reach } from './nameDecisions';
import { NameDetails } from './NameDetails';
import { nameKeyOf } from './nameKeys';
import { NameList } from './NameList';
import { candidatesOf, type NamePlace, type NameRow } from './nameRows';
import { readerSessionOf, type ChosenName } from './readerSession';
import type { NamesAnswer } from './useNameReview';
import { usePendingDecisions } from './usePendingDecisions';
import type { Reading } from './useReading';
import styles from './NamePanel.module.css';

interface ChosenRow {
  readonly row: NameRow;
  readonly index: number;
  /** Which of its places. */
  readonly at: number;
}

/** The row that is chosen now: the same one, or what took its place after it was decided. */
function chosenRow(rows: readonly NameRow[], chosen: ChosenName | null): ChosenRow | null {
  const isAtPlace = chosen !== null && 'place' in chosen;
  const isChosenPlace = ({ start, end }: Span): boolean => isAtPlace && start === chosen.place.start && end === chosen.place.end;
  const kept = rows.findIndex(({ key, places }) => (isAtPlace ? places.some(isChosenPlace) : key === chosen?.key));
  const before = chosen === null || 'place' in chosen ? { index: 0, at: 0 } : chosen;
  const index = kept >= 0 ? kept : Math.min(before.index, rows.length - 1);
  const row = rows[index];
  if (!row) return null;
  if (kept < 0) return { row, index, at: 0 };
  return { row, index, at: isAtPlace ? row.places.findIndex(isChosenPlace) : Math.min(before.at, row.places.length - 1) };
}

/** The review of an article's names: everything by one key each, from the first suggestion to the last. */
export function NamePanel({ reading, answer }: { readonly reading: Reading; readonly answer: NamesAnswer }) {
  const { actions, context, navigation } = useServices();
  const { showsNames } = usePreferences();
  const session = readerSessionOf(navigation);
  const wantsNames = useStore(session.wantsNames);
  const chosenName = useStore(session.chosenName);
  const list = useRef<HTMLDivElement | null>(null);
  const [isMerging, setMerging] = useState(false);
  const [said, setSaid] = useState('');
  const { review, entities } = answer;
  const { rows, decide } = usePendingDecisions(review.rows);
  const openCount = rows.filter(({ group }) => group !== 'accepted').length;
  const { source, whole } = reading;
  const chosen = chosenName?.sourceId === source.id ? chosenName : null;
  const current = chosenRow(rows, chosen);
  const place = current?.row.places[current.at];

  const decisions = nameDecisions({
    context,
    sourceId: source.id,
    rows: () => rows,
    chooseKind: (key, kind) => session.proposedKinds.set((kinds) => new Map([...kinds, [key, kind]])),
  });
  const say = async (decided: Decided): Promise<void> => {
    const sentence = await decided;
    // The same sentence twice is said twice.
    if (sentence !== null) setSaid((before) => (before === sentence ? `${sentence}\u00a0` : sentence));
  };
  /** `gone` are the places that wait no more. */
  const settle = (gone: readonly NamePlace[], work: () => Decided): void => {
    if (!current) return;
    session.chosenName.set({ sourceId: source.id, key: current.row.key, index: current.index, at: current.at });
    setMerging(false);
    list.current?.focus({ preventScroll: true });
    void say(decide(current.row, gone, work));
  };
  const choose = (index: number, at = 0): void => {
    const row = rows[index];
    const to = row?.places[at];
    if (!row || !to) return;
    session.chosenName.set({ sourceId: source.id, key: row.key, index, at });
    setMerging(false);
    navigation.reveal.set({ sourceId: source.id, passageId: null, span: to });
  };
  const accept = (reach: Reach): void => {
    if (!current || !place) return;
    const { row } = current;
    const isDecided = row.group === 'known' || row.group === 'unknown';
    settle(!isDecided ? [] : reach === 'all' || row.group === 'unknown' ? row.places : [place], () => decisions.accept(row, place, reach));
  };
  const reject = (reach: Reach): void => {
    if (!current || !place) return;
    const { row } = current;
    settle(reach === 'all' || row.group === 'unknown' ? row.places : [place], () => decisions.reject(row, place, reach));
  };
  const resolve = (entity: MeantEntity, reach: Reach): void => {
    if (!current || !place) return;
    const { row } = current;
    const written = reach === 'place' ? [place] : row.group === 'unknown' ? row.places : row.places.filter(({ words }) => words === place.words);
    settle(written, () => decisions.resolve(row, place, entity, reach));
  };
  const changeKind = (kind: EntityKind): void => {
    if (current) settle([], () => decisions.changeKind(current.row, kind));
  };
  const number = (which: number, reach: Reach): void => {
    if (!current) return;
    const { group, places } = current.row;
    const candidate = group === 'unclear' || group === 'known' ? candidatesOf(places)[which - 1] : undefined;
    const kind = entityKinds[which - 1];
    const entity = candidate && entities.get(candidate.entityId);
    if (entity) resolve(entity, reach);
    else if (group === 'unknown' && kind) changeKind(kind);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = nameKeyOf(event);
    if (!key || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    const index = current?.index ?? 0;
    switch (key.kind) {
      case 'move':
        // The first move chooses what is looked at already.
        if (!chosen) return choose(key.to === 'last' ? rows.length - 1 : 0);
        return choose({ next: Math.min(rows.length - 1, index + 1), previous: Math.max(0, index - 1), first: 0, last: rows.length - 1 }[key.to]);
      case 'place': {
        const count = current?.row.places.length ?? 0;
        return count > 0 ? choose(index, ((current?.at ?? 0) + key.step + count) % count) : undefined;
      }
      case 'accept': return accept(key.reach);
      case 'reject': return reject(key.reach);
      case 'number': return number(key.number, key.reach);
      case 'merge': return current && current.row.group !== 'accepted' ? setMerging(true) : undefined;
      case 'nextKind': return current?.row.kind ? changeKind(nextKind(current.row.kind)) : changeKind('person');
      case 'toggleMarks': return void setPreference(context.writer, 'showsNames', !showsNames);
      case 'open': return current?.row.entityId ? navigation.open({ kind: 'entity', id: current.row.entityId }, { beside: true }) : undefined;
      case 'undo': return void actions.run('undo');
      case 'redo': return void actions.run('redo');
      case 'leave': return void actions.run('focusText');
    }
  };

  // What is looked at is marked in the text, and no more once the review is closed.
  const [start, end] = [place?.start, place?.end];
  useEffect(() => {
    session.reviewedPlace.set(start === undefined || end === undefined ? null : { start, end });
  }, [session, start, end]);
  useEffect(() => () => session.reviewedPlace.set(null), [session]);

  useEffect(() => {
    if (!wantsNames) return;
    session.wantsNames.set(false);
    list.current?.focus({ preventScroll: true });
  }, [session, wantsNames]);

  return (
    <section className={styles['panel']} aria-label="Names of this source" onKeyDown={onKeyDown}>
      <div className={styles['head']}>
        <p role="status" className={styles['progress']}>{progressSentence(answer.status, answer.sentence, openCount, rows.length)}</p>
        <IconButton label={showsNames ? 'Do not mark names in the text' : 'Mark names in the text'} shortcut="T" onPress={() => void setPreference(context.writer, 'showsNames', !showsNames)}>
          {showsNames ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        </IconButton>
      </div>
      <NameList
        ref={list} rows={rows} text={whole.text} selectedKey={current?.row.key ?? null} at={current?.at ?? 0}
        onChoose={(key) => choose(rows.findIndex((row) => row.key === key))}
      />
      {current && place ? (
        <NameDetails
          key={current.row.key} row={current.row} place={place} at={current.at} text={whole.text} entities={entities} isMerging={isMerging}
          accept={accept} reject={reject} resolve={resolve} changeKind={changeKind}
          setMerging={(isNow) => {
            setMerging(isNow);
            if (!isNow) list.current?.focus({ preventScroll: true });
          }}
        />
      ) : null}
      <p role="status" className="visually-hidden">{said}</p>
    </section>
  );
}

function progressSentence(status: NamesAnswer['status'], sentence: string, open: number, count: number): string {
  if (status === 'failed') return sentence;
  if (status === 'looking') return 'Looking for names…';
  if (count === 0) return 'No names were found in this article.';
  if (open === 0) return 'Every name is reviewed.';
  return `${open} ${open === 1 ? 'name' : 'names'} to review`;
}
