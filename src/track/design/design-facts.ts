import type { DesignRoad } from './design-road.ts';

/** A number, and the place on the road where it is found. */
export interface Extreme {
  readonly value: number;
  readonly place: number;
}

/** What one wants to know of a road while one draws it. */
export interface DesignFacts {
  /** Of the centre line, metres. */
  readonly length: number;
  /** The narrowest place, border to border, metres. */
  readonly narrowest: Extreme;
  /** The smallest radius of the centre line, metres. */
  readonly tightest: Extreme;
  /** The steepest rise or fall of the centre line, metres per metre. */
  readonly steepest: Extreme;
  /** The strongest banking either way, degrees. */
  readonly mostBanked: Extreme;
  /** From the lowest to the highest place of the road's lower edge, metres. */
  readonly climb: number;
}

export function designFacts(road: DesignRoad): DesignFacts {
  const { left, right, lowEdge, banking, length } = road;
  const places = [...left.keys()];
  return {
    length,
    narrowest: least(places.map((i) => left[i] + right[i])),
    tightest: least(places.map((i) => radiusAt(road, i))),
    steepest: most(places.map((i) => slopeAt(road, i))),
    mostBanked: most(places.map((i) => Math.abs(banking[i]))),
    climb: Math.max(...lowEdge) - Math.min(...lowEdge),
  };
}

/** Radius of the circle through a place and its two neighbours, metres; Infinity where they lie on a line. */
export function radiusAt({ x, y }: DesignRoad, i: number): number {
  const n = x.length;
  const [a, b] = [(i + n - 1) % n, (i + 1) % n];
  const side = (j: number, k: number): number => Math.hypot(x[j] - x[k], y[j] - y[k]);
  const doubleArea = Math.abs((x[i] - x[a]) * (y[b] - y[a]) - (y[i] - y[a]) * (x[b] - x[a]));
  return doubleArea === 0 ? Infinity : (side(a, i) * side(i, b) * side(b, a)) / (2 * doubleArea);
}

/** How steeply the centre line rises or falls from a place to the next, metres per metre. */
export function slopeAt({ s, elevation, length }: DesignRoad, i: number): number {
  const next = (i + 1) % s.length;
  const run = (next === 0 ? length : s[next]) - s[i];
  return Math.abs(elevation[next] - elevation[i]) / run;
}

function least(values: readonly number[]): Extreme {
  const value = Math.min(...values);
  return { value, place: values.indexOf(value) };
}

function most(values: readonly number[]): Extreme {
  const value = Math.max(...values);
  return { value, place: values.indexOf(value) };
}
