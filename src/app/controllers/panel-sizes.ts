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

/** Of a page as wide as this or wider, CSS pixels. */
const WIDE = 1440;
const WIDE_SIZES: PanelSizes = { left: 416, right: 300, bottom: 316 };
/** What the panels at the sides give up of what a page is narrower, so that the view between keeps its width. */
const GIVEN = { left: 0.6, right: 0.4 } as const;
/** Less than this is no room for code and settings. */
const LEAST = { left: 360, right: 250 } as const;

export const SIZE_LIMITS: Readonly<Record<keyof PanelSizes, readonly [number, number]>> = {
  left: [260, 760],
  right: [240, 520],
  bottom: [120, 640],
};

const KEY = 'panels';

/** Sizes of whoever has changed none. @param width of the page, CSS pixels */
export function usualSizes(width: number): PanelSizes {
  const missing = Math.max(0, WIDE - width);
  const narrow = (panel: 'left' | 'right'): number =>
    Math.round(Math.max(LEAST[panel], WIDE_SIZES[panel] - GIVEN[panel] * missing));
  return { left: narrow('left'), right: narrow('right'), bottom: WIDE_SIZES.bottom };
}

/** Sizes of the last visit; whatever is missing or out of bounds is as usual. @param width of the page, CSS pixels */
export function loadPanelSizes(preferences: Preferences, width: number): PanelSizes {
  const parts = (preferences.get(KEY) ?? '').split(' ').map(Number);
  const [left, right, bottom] = parts;
  const usual = usualSizes(width);
  const checked = (panel: keyof PanelSizes, size: number | undefined): number => {
    const [low, high] = SIZE_LIMITS[panel];
    return size !== undefined && size >= low && size <= high ? size : usual[panel];
  };
  return { left: checked('left', left), right: checked('right', right), bottom: checked('bottom', bottom) };
}

export function savePanelSizes(preferences: Preferences, { left, right, bottom }: PanelSizes): void {
  preferences.set(KEY, `${left} ${right} ${bottom}`);
}
