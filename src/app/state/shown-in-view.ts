import type { RaceState } from './race-state.ts';

/** What can be shown in the 3D view or told beside it, by the words of an address: it is remembered, and can be linked to. */
export const SHOWN_IN_VIEW = {
  sight: 'sightShown',
  why: 'whyShown',
  trail: 'trailShown',
  ideal: 'idealShown',
  field: 'fieldShown',
  ribbon: 'ribbonShown',
  sectors: 'sectorsShown',
  race: 'raceShown',
} as const satisfies Record<string, keyof RaceState>;

export type ShownInView = Pick<RaceState, (typeof SHOWN_IN_VIEW)[keyof typeof SHOWN_IN_VIEW]>;
