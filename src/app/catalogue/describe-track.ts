import type { TrackFacts } from './track-facts.ts';

/** Height differences up to this are rounding, metres. */
const LEVEL = 0.01;

/** Whether a track goes up and down. */
export function hasHills({ climb }: TrackFacts): boolean {
  return climb > LEVEL;
}

/** A track in figures, in two lines: how long and wide; which way round, and what the road does. */
export function describeTrack(facts: TrackFacts): { readonly size: string; readonly ways: string } {
  const { length, minWidth, maxWidth, isClockwise, climb, bank } = facts;
  const narrow = minWidth.toFixed(2);
  const wide = maxWidth.toFixed(2);
  const ways = [
    isClockwise ? 'clockwise' : 'counter-clockwise',
    ...(hasHills(facts) ? [`${climb.toFixed(1)} m of climb`] : []),
    ...(bank > 0 ? [`banked to ${Math.round(bank)}°`] : []),
  ];
  return {
    size: `${length.toFixed(1)} m · ${narrow === wide ? wide : `${narrow}–${wide}`} m wide`,
    ways: ways.join(' · '),
  };
}
