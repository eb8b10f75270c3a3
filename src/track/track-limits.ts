/** Farther out, coordinates would say more about the origin than about the track, metres. */
export const MAX_COORDINATE = 10_000;
/** Points of a centre line: fewer cannot go round a bend; more would only slow the start. */
export const MIN_POINTS = 8;
export const MAX_POINTS = 5000;
/** From the centre line to a border, metres. */
export const HALF_WIDTH = { low: 0.1, high: 20 } as const;
/** Height of the centre line, metres. */
export const ELEVATION = { low: 0, high: 50 } as const;
/** Degrees. */
export const BANKING = { low: -45, high: 45 } as const;
