import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { parseWith } from '../../shared/domain/record';
import { writeFileAtomically } from './atomicFile';
import { errorCode } from './fileErrors';
import { reportTrouble } from './trouble';

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000));
const length = v.pipe(pixels, v.minValue(1));
const windowStateSchema = v.object({
  /** Place and size while not maximized, in device-independent pixels; null before the first close. */
  bounds: v.nullable(v.object({ x: pixels, y: pixels, width: length, height: length })),
  isMaximized: v.boolean(),
  /** What the window last reported, for the color before its first paint. */
  appearance: v.picklist(['light', 'dark', 'system']),
});

export type WindowState = v.InferOutput<typeof windowStateSchema>;
export type Bounds = NonNullable<WindowState['bounds']>;

export const firstWindowState: WindowState = { bounds: null, isMaximized: false, appearance: 'system' };
export const minimumSize = { width: 640, height: 480 };
const preferredSize = { width: 1360, height: 880 };
const reachableStrip = { width: 120, height: 40 };

/** The remembered state; the first one where the file is missing or not ours to understand. */
export async function readWindowState(filePath: string): Promise<WindowState> {
  let text: string;
  try {
    text = await readFile(filePath, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') reportTrouble('The window state could not be read:', error);
    return firstWindowState;
  }
  const parsed = parseWith(v.pipe(v.string(), v.parseJson(), windowStateSchema), text);
  if (parsed.ok) return parsed.value;
  reportTrouble(`The window state is not readable: ${parsed.problems.join('; ')}`);
  return firstWindowState;
}

export async function writeWindowState(filePath: string, state: WindowState): Promise<void> {
  await writeFileAtomically(filePath, `${JSON.stringify(state, null, 2)}\n`);
}

/**
 * Where to open the window: where it was, moved and shrunk into the display it lies on; in the middle of the first
 * display where it would not be reachable (a display was unplugged) or was never opened. `workAreas` starts with the
 * primary display and has at least one.
 */
export function fitToDisplays(bounds: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const [primary] = workAreas;
  if (primary === undefined) throw new Error('There is no display');
  const home = bounds === null ? undefined : largestOverlap(bounds, workAreas);
  if (bounds === null || home === undefined) {
    const width = Math.min(preferredSize.width, primary.width);
    const height = Math.min(preferredSize.height, primary.height);
    return {
      x: primary.x + Math.floor((primary.width - width) / 2),
      y: primary.y + Math.floor((primary.height - height) / 2),
      width,
      height,
    };
  }
  const width = Math.min(Math.max(bounds.width, minimumSize.width), home.width);
  const height = Math.min(Math.max(bounds.height, minimumSize.height), home.height);
  return {
    x: Math.min(Math.max(bounds.x, home.x), home.x + home.width - width),
    y: Math.min(Math.max(bounds.y, home.y), home.y + home.height - height),
    width,
    height,
  };
}

function largestOverlap(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | undefined {
  let best: Bounds | undefined;
  let bestArea = 0;
  for (const area of workAreas) {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
    if (width < reachableStrip.width || height < reachableStrip.height || width * height <= bestArea) continue;
    best = area;
    bestArea = width * height;
  }
  return best;
}
