import type { CSSProperties } from 'react';

/** Where the caret stands in the window, in CSS pixels. */
export interface CaretBox {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const menuWidth = 340;
const menuHeight = 320;
const gap = 4;
const margin = 8;

/** Below the caret where there is room, else above; never out of the window. */
export function placeBeside(box: CaretBox, windowSize: { readonly width: number; readonly height: number }, width = menuWidth): CSSProperties {
  const left = Math.max(margin, Math.min(box.left, windowSize.width - width - margin));
  const below = windowSize.height - box.bottom - gap - margin;
  const above = box.top - gap - margin;
  const size = { width: Math.min(width, windowSize.width - 2 * margin) };
  if (below >= Math.min(menuHeight, 200) || below >= above) return { ...size, left, top: box.bottom + gap, maxHeight: Math.min(menuHeight, Math.max(below, 80)) };
  return { ...size, left, bottom: windowSize.height - box.top + gap, maxHeight: Math.min(menuHeight, above) };
}
