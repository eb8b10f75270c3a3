/** Angles inside the program are radians, counter-clockwise positive; degrees exist only at the edges. */
export type Radians = number;
export type Degrees = number;

const TURN = 2 * Math.PI;

/** The same direction in (-π, π]. */
export function wrapAngle(angle: Radians): Radians {
  const wrapped = angle - TURN * Math.floor((angle + Math.PI) / TURN);
  return wrapped <= -Math.PI ? wrapped + TURN : wrapped;
}

export function toDegrees(angle: Radians): Degrees {
  return (angle * 180) / Math.PI;
}

export function toRadians(angle: Degrees): Radians {
  return (angle * Math.PI) / 180;
}
