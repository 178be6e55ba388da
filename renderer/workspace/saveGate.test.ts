import { expect, it } from 'vitest';
import { createSaveGate } from './saveGate';

it('knows what is not saved yet: by the state of the note, and by every field that says so', async () => {
  const gate = createSaveGate();
  let typed: string | null = 'Title';
  const unregister = gate.register(async () => {
    typed = null;
  }, () => typed !== null);
  gate.register(async () => undefined);
  expect(gate.hasPending()).toBe(true);
  await gate.flushAll();
  expect(gate.hasPending()).toBe(false);
  gate.state.set('pending');
  expect(gate.hasPending()).toBe(true);
  gate.state.set('saved');
  typed = 'again';
  unregister();
  expect(gate.hasPending()).toBe(false);
});
