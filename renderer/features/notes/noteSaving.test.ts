import { expect, it, vi } from 'vitest';
import type { NoteBlock } from '../../../shared/domain/noteBody';
import type { BodySaving } from '../../commands/noteCommands';
import { createNoteSaving } from './noteSaving';

function blocksOf(text: string): NoteBlock[] {
  return [{ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] }];
}

/** A database of one body, timers that run when told, and saves that end when told. */
function prepare() {
  const scheduled = new Map<number, () => void>();
  let lastTimer = 0;
  const desk = {
    text: '',
    stored: { text: '', updatedAt: 'v0' },
    failure: null as Error | null,
    gate: null as Promise<void> | null,
    saves: 0,
    runTimers() {
      for (const [timer, run] of [...scheduled]) if (scheduled.delete(timer)) run();
    },
    timerCount: () => scheduled.size,
  };
  const saving = createNoteSaving({
    basedOn: 'v0',
    read: () => blocksOf(desk.text),
    async save(blocks, basedOn): Promise<BodySaving> {
      desk.saves += 1;
      const { failure } = desk;
      await desk.gate;
      if (failure) throw failure;
      if (basedOn !== undefined && basedOn !== desk.stored.updatedAt) return { status: 'conflict' };
      const [block] = blocks;
      const [first] = block?.kind === 'paragraph' ? block.children : [];
      desk.stored = { text: first?.kind === 'text' ? first.text : '', updatedAt: `v${desk.saves}` };
      return { status: 'saved', updatedAt: desk.stored.updatedAt };
    },
    timers: {
      set(run) {
        lastTimer += 1;
        scheduled.set(lastTimer, run);
        return lastTimer;
      },
      clear: (timer) => scheduled.delete(timer),
    },
  });
  const type = (text: string): void => {
    desk.text = text;
    saving.touch();
  };
  return { desk, saving, type };
}

it('saves once after a pause, not at every key', async () => {
  const { desk, saving, type } = prepare();
  type('a');
  type('ab');
  expect(saving.state.get()).toEqual({ status: 'pending' });
  // The pause and the longest wait, however many keys.
  expect(desk.timerCount()).toBe(2);
  desk.runTimers();
  await saving.flush();
  expect(desk.saves).toBe(1);
  expect(desk.stored.text).toBe('ab');
  expect(saving.state.get()).toEqual({ status: 'saved' });
});

it('saves at once when told, and not at all where nothing changed', async () => {
  const { desk, saving, type } = prepare();
  await saving.flush();
  expect(desk.saves).toBe(0);
  type('now');
  await saving.flush();
  await saving.flush();
  expect(desk.saves).toBe(1);
  expect(desk.timerCount()).toBe(0);
});

it('saves what was typed while a save ran', async () => {
  const { desk, saving, type } = prepare();
  let open = (): void => undefined;
  desk.gate = new Promise((resolve) => {
    open = resolve;
  });
  type('first');
  const flushing = saving.flush();
  type('first and second');
  expect(saving.hasUnsaved()).toBe(true);
  open();
  await flushing;
  await saving.flush();
  expect(desk.stored.text).toBe('first and second');
  expect(saving.state.get()).toEqual({ status: 'saved' });
});

it('lets what is typed while a save runs wait for its own pause, or the end of that save where it took longer', async () => {
  const { desk, type } = prepare();
  let open = (): void => undefined;
  const hold = (): void => {
    desk.gate = new Promise((resolve) => {
      open = resolve;
    });
  };
  const settled = async (): Promise<void> => {
    open();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  hold();
  type('first');
  desk.runTimers();
  type('first and second');
  await settled();
  expect([desk.saves, desk.timerCount()]).toEqual([1, 2]);
  hold();
  desk.runTimers();
  type('first, second and third');
  desk.runTimers();
  expect(desk.saves).toBe(2);
  await settled();
  expect(desk.saves).toBe(3);
  expect(desk.stored.text).toBe('first, second and third');
});

it('keeps text that could not be saved and tries again', async () => {
  const { desk, saving, type } = prepare();
  desk.failure = new Error('The disk is full.');
  type('precious');
  await expect(saving.flush()).rejects.toThrow('The disk is full.');
  expect(saving.state.get()).toEqual({ status: 'failed', reason: 'The disk is full.' });
  expect(saving.hasUnsaved()).toBe(true);
  desk.failure = null;
  expect(desk.timerCount()).toBe(1);
  desk.runTimers();
  await saving.flush();
  expect(desk.stored.text).toBe('precious');
  expect(saving.state.get()).toEqual({ status: 'saved' });
});

it('does not write over a body that changed elsewhere, until told', async () => {
  const { desk, saving, type } = prepare();
  desk.stored = { text: 'theirs', updatedAt: 'other' };
  expect(saving.isForeign('other')).toBe(true);
  type('mine');
  await saving.flush();
  expect(saving.state.get()).toEqual({ status: 'conflict' });
  expect(desk.stored.text).toBe('theirs');
  type('mine and more');
  await saving.flush();
  expect(desk.stored.text).toBe('theirs');
  await saving.overwrite();
  expect(desk.stored.text).toBe('mine and more');
  expect(saving.state.get()).toEqual({ status: 'saved' });
  expect(saving.isForeign(desk.stored.updatedAt)).toBe(false);
});

it('goes on from a body that was loaded from elsewhere', async () => {
  const { desk, saving, type } = prepare();
  desk.stored = { text: 'theirs', updatedAt: 'other' };
  saving.adopt('other');
  type('theirs and mine');
  await saving.flush();
  expect(desk.stored.text).toBe('theirs and mine');
});

it('saves who types without a pause within a second', async () => {
  vi.useFakeTimers();
  try {
    const saved: number[] = [];
    const start = Date.now();
    const saving = createNoteSaving({
      basedOn: null,
      read: () => blocksOf('typing'),
      save: async () => {
        saved.push(Date.now() - start);
        return { status: 'saved', updatedAt: `v${saved.length}` };
      },
      timers: { set: (run, delayMs) => Number(setTimeout(run, delayMs)), clear: (timer) => clearTimeout(timer) },
    });
    for (let key = 0; key < 35; key += 1) {
      saving.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved).toEqual([1000, 2000, 3000]);
    await vi.advanceTimersByTimeAsync(600);
    expect(saved.length).toBe(4);
    expect(saving.hasUnsaved()).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
