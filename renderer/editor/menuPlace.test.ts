import { expect, it } from 'vitest';
import { placeBeside } from './menuPlace';

const windowSize = { width: 1000, height: 600 };

it('stands below the caret where there is room', () => {
  expect(placeBeside({ left: 100, top: 50, bottom: 70 }, windowSize)).toMatchObject({ left: 100, top: 74 });
});

it('stands above the caret at the foot of the window', () => {
  const place = placeBeside({ left: 100, top: 560, bottom: 580 }, windowSize);
  expect(place).toMatchObject({ bottom: 44 });
  expect(place.top).toBeUndefined();
});

it('stays within the window at its right edge', () => {
  expect(placeBeside({ left: 990, top: 50, bottom: 70 }, windowSize)).toMatchObject({ left: 652 });
});
