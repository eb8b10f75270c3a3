import { toRadians, wrapAngle } from '../../math/angle.ts';
import type { RaceScene } from '../../race/race-scene.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import type { FieldGrid } from './field-grid.ts';

/** How the car is driven at every place of a field. */
export interface FieldManner {
  /** Commanded, and driven [m/s] */
  readonly speed: number;
  /** How far the car is turned from the road's direction, degrees, positive = left. */
  readonly heading: number;
  /** Commanded, degrees, positive = left. */
  readonly steering: number;
}

/** Steps and clock of a place are those of a drive from the line at this speed at least [m/s] */
const LEAST_PACE = 0.5;

/**
 * Two steps at every place of a grid, as a reward sees them: where the car was one step earlier, straight behind, and the
 * place itself, where the reference point of the params is. So a reward that compares a step with the one before it has
 * one to compare with. Progress, steps and clock are those of a drive from the line to there.
 * @param scene in the direction of the grid
 * @param frontOffset of the scene's car [m]
 * @returns [numAlong × 2 × numAcross × rowSize]: of each line across the road the earlier steps, then the places
 */
export function fieldRows(
  { track, params }: RaceScene,
  frontOffset: number,
  { numAlong, numAcross, positions, headings }: FieldGrid,
  { speed, heading, steering }: FieldManner,
): Float64Array {
  const rows = new Float64Array(2 * numAlong * numAcross * params.rowSize);
  const inAStep = speed / DECISION_HZ;
  const pace = Math.max(LEAST_PACE, Math.abs(speed));
  for (let along = 0; along < numAlong; along++) {
    const turned = wrapAngle(headings[along] + toRadians(heading));
    const [cosine, sine] = [Math.cos(turned), Math.sin(turned)];
    for (let across = 0; across < numAcross; across++) {
      const at = 3 * (along * numAcross + across);
      const [x, y] = [positions[at], positions[at + 1]];
      const { s } = track.project(x, y);
      const before = track.project(x - inAStep * cosine, y - inAStep * sine).s;
      const progress = (100 * s) / track.length;
      // The first step of an episode that is scored is its second, and a place has one before it.
      const steps = 3 + Math.round((s / pace) * DECISION_HZ);
      const write = (step: 0 | 1, behind: number, shareOfLap: number): void =>
        params.write(
          {
            pose: { x: x - behind * cosine, y: y - behind * sine, heading: turned },
            speed,
            steeringAngle: steering,
            progress: shareOfLap,
            steps: steps - 1 + step,
            time: (steps - 2 + step) / DECISION_HZ,
          },
          rows,
          ((2 * along + step) * numAcross + across) * params.rowSize,
        );
      // Behind the line it is a little less than nothing, as in an episode.
      write(0, frontOffset + inAStep, progress - (100 * shortWay(s - before, track.length)) / track.length);
      write(1, frontOffset, progress);
    }
  }
  return rows;
}

/** A difference of arc lengths the shorter way round the lap. */
function shortWay(difference: number, length: number): number {
  return difference - length * Math.round(difference / length);
}
