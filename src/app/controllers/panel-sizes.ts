import type { Preferences } from '../storage/preferences.ts';

/** The panels whose size people may change, CSS pixels. */
export interface PanelSizes {
  /** Width of the reward panel. */
  readonly left: number;
  /** Width of the panel of setup, evaluation and runs. */
  readonly right: number;
  /** Height of the charts. */
  readonly bottom: number;
}

export const USUAL_SIZES: PanelSizes = { left: 416, right: 300, bottom: 316 };
export const SIZE_LIMITS: Readonly<Record<keyof PanelSizes, readonly [number, number]>> = {
  left: [260, 760],
  right: [240, 520],
  bottom: [120, 640],
};

const KEY = 'panels';

/** Sizes of the last visit; whatever is missing or out of bounds is as usual. */
export function loadPanelSizes(preferences: Preferences): PanelSizes {
  const parts = (preferences.get(KEY) ?? '').split(' ').map(Number);
  const [left, right, bottom] = parts;
  return {
    left: checked('left', left),
    right: checked('right', right),
    bottom: checked('bottom', bottom),
  };
}

export function savePanelSizes(preferences: Preferences, { left, right, bottom }: PanelSizes): void {
  preferences.set(KEY, `${left} ${right} ${bottom}`);
}

function checked(panel: keyof PanelSizes, size: number | undefined): number {
  const [low, high] = SIZE_LIMITS[panel];
  return size !== undefined && size >= low && size <= high ? size : USUAL_SIZES[panel];
}
