import type { ChangeSize } from '../../../shared/history/wordComparison';

function wordsIn(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}

/** How many words came and went, for the eye and for the ear. */
export function ChangeSizeLabel({ size }: { readonly size: ChangeSize }) {
  const { inserted, deleted } = size;
  if (inserted === 0 && deleted === 0) return <>same words</>;
  return (
    <>
      <span aria-hidden>{[inserted > 0 ? `+${inserted}` : '', deleted > 0 ? `−${deleted}` : ''].filter((part) => part !== '').join(' ')}</span>
      <span className="visually-hidden">{`${wordsIn(inserted)} added, ${deleted} removed`}</span>
    </>
  );
}
