import { createStore, type Store } from './store';

/** A sentence shown for a while; with a button where something can be done about it. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'problem';
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
  /** What it speaks of: a newer sentence takes the place of an older one on the same. */
  readonly topic?: string;
}

export interface Notices {
  readonly current: Store<readonly Notice[]>;
  show(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
}

const mostAtOnce = 4;

export function createNotices(): Notices {
  const current = createStore<readonly Notice[]>([]);
  let lastId = 0;
  return {
    current,
    show(notice) {
      lastId += 1;
      const made: Notice = { ...notice, id: lastId };
      current.set((notices) => [...notices.filter((each) => each.text !== notice.text && (notice.topic === undefined || each.topic !== notice.topic)), made].slice(-mostAtOnce));
    },
    dismiss(id) {
      current.set((notices) => notices.filter((each) => each.id !== id));
    },
  };
}
