import { toDegrees } from '../../math/angle.ts';
import type { InputMeaning } from './input-meanings.ts';

/** Look-ahead points on the centre line. */
export const NUM_POINTS = 10;
/** Distance of the first look-ahead point and from each to the next [m] */
export const POINT_SPACING = 0.3;
/** Typical magnitudes, so that every input is of order one. */
export const SPEED_SCALE = 2;
export const LATERAL_SPEED_SCALE = 0.5;
export const YAW_RATE_SCALE = 3;
export const STEERING_SCALE = 0.5;
export const POINT_SCALE = 1.5;

/** Standard deviations of the points ahead, in their order, forwards and to the side: see `STATE_INPUTS`. */
const FORWARD_SPREADS = [0.025, 0.025, 0.035, 0.058, 0.09, 0.13, 0.18, 0.24, 0.31, 0.38];
const SIDEWAYS_SPREADS = [0.14, 0.12, 0.1, 0.11, 0.155, 0.23, 0.32, 0.42, 0.53, 0.64];

const ACROSS = ['right', 'left'] as const;

/**
 * The numbers of the `state` sensor in their order. `spread` is the standard deviation of each over what the shipped policies
 * meet, each for 1,500 decisions at most and two laps on its own track; a contract test measures it again.
 */
export const STATE_INPUTS: readonly InputMeaning[] = [
  input('distance from centre line', '% to border', 100, ACROSS, 0.49),
  input('heading against the road', '°', toDegrees(1), ACROSS, 0.17),
  input('speed', 'm/s', SPEED_SCALE, null, 0.2),
  input('sliding sideways', 'm/s', LATERAL_SPEED_SCALE, ACROSS, 0.15),
  input('turning', '°/s', toDegrees(YAW_RATE_SCALE), ACROSS, 0.57),
  input('angle of the front wheels', '°', toDegrees(STEERING_SCALE), ACROSS, 0.24),
  ...FORWARD_SPREADS.flatMap((forward, k) => {
    const ahead = ((k + 1) * POINT_SPACING).toFixed(1);
    return [
      input(`road ${ahead} m on, how far ahead`, 'm', POINT_SCALE, null, forward),
      input(`bend ${ahead} m on`, 'm', POINT_SCALE, ACROSS, SIDEWAYS_SPREADS[k]),
    ];
  }),
];

function input(
  name: string,
  unit: string,
  scale: number,
  sides: InputMeaning['sides'],
  spread: number,
): InputMeaning {
  return { name, unit, scale, sides, spread, rays: null };
}
