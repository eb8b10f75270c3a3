import { isOwn } from './own-items.ts';
import type { TrackFacts } from './track-facts.ts';

/** Tracks that stand together in lists. */
export interface TrackGroup {
  readonly name: string;
  /** What they have in common. */
  readonly range: string;
  readonly members: readonly TrackFacts[];
}

/** By how long a lap is, in metres: from the first number up to the second. */
const LENGTHS = [
  ['Short', 'under 25 m', 0, 25],
  ['Middle', '25 to 45 m', 25, 45],
  ['Long', 'over 45 m', 45, Infinity],
] as const;

/** Shipped tracks by length, then the person's own; groups without a track are left out. */
export function trackGroups(facts: readonly TrackFacts[]): TrackGroup[] {
  const shipped = facts.filter(({ file }) => !isOwn(file));
  const groups: TrackGroup[] = LENGTHS.map(([name, range, start, end]) => ({
    name,
    range,
    members: shipped.filter(({ length }) => length >= start && length < end),
  }));
  const own = {
    name: 'Yours',
    range: 'imported or drawn',
    members: facts.filter(({ file }) => isOwn(file)),
  };
  return [...groups, own].filter(({ members }) => members.length > 0);
}
