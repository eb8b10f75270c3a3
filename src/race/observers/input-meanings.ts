import { toDegrees, wrapAngle } from '../../math/angle.ts';
import { BINARY_SECTORS, LIDAR_CLIP } from '../../sim/sensors/lidar-sectors.ts';
import { Lidar, LIDAR } from '../../sim/sensors/lidar.ts';
import type { SensorSpec } from './sensor-spec.ts';
import { STATE_INPUTS } from './state-inputs.ts';

/** What one number of an observation says, for people. */
export interface InputMeaning {
  readonly name: string;
  /** Of `scale` × the number; empty where the number stands for itself. */
  readonly unit: string;
  readonly scale: number;
  /** What a negative and a positive number mean; null where the sign is only a sign. */
  readonly sides: readonly [negative: string, positive: string] | null;
  /** How much the number usually varies: its standard deviation, in its own unit. */
  readonly spread: number;
  /** The lidar's rays that it is about, the second one exclusive; null for other sensors. */
  readonly rays: readonly [from: number, to: number] | null;
}

/** How much a pixel varies, from black −1 to white 1: measured over two laps of the shipped camera policy. */
export const PIXEL_SPREAD = 0.44;

/** A distance that is as likely to be anywhere between its bounds [m]. */
const RANGE_SPREAD = (LIDAR_CLIP - LIDAR.minRange) / Math.sqrt(12);

/** The numbers of an observation, in order, but for a camera's, which come before them. */
export function inputMeanings({ sensors, lidar_config: config }: SensorSpec): InputMeaning[] {
  return sensors.flatMap((sensor) => {
    switch (sensor) {
      case 'state':
        return STATE_INPUTS;
      case 'lidar':
        return beams(config.facing);
      case 'sector_lidar':
        return sectors(config.facing, BINARY_SECTORS.count, 1, BINARY_SECTORS.distance);
      case 'discretized_sector_lidar':
        return sectors(config.facing, config.num_sectors, config.num_values_per_sector, config.clipping_dist);
      default:
        return [];
    }
  });
}

function beams(facing: 'back' | 'front'): InputMeaning[] {
  return Array.from(new Lidar(facing).angles, (angle, ray) => ({
    name: `lidar beam ${direction(angle)}`,
    unit: 'm',
    scale: 1,
    sides: null,
    spread: RANGE_SPREAD,
    rays: [ray, ray + 1],
  }));
}

/** One-hot or binary numbers, for which a usual change is that from 0 to 1. */
function sectors(facing: 'back' | 'front', count: number, numValues: number, reach: number): InputMeaning[] {
  const { angles } = new Lidar(facing);
  const raysEach = angles.length / count;
  return Array.from({ length: count * numValues }, (_, k) => {
    const sector = Math.floor(k / numValues);
    const from = sector * raysEach;
    const to = from + raysEach;
    const step = reach / numValues;
    const near = (k % numValues) * step;
    const middle = (angles[from] + angles[to - 1]) / 2;
    return {
      name: `something ${metres(near)} to ${metres(near + step)} m ${direction(middle)}`,
      unit: '',
      scale: 1,
      sides: null,
      spread: 1,
      rays: [from, to],
    };
  });
}

/** "12° left", "ahead" or "behind". */
function direction(angle: number): string {
  const degrees = Math.round(toDegrees(wrapAngle(angle)));
  if (degrees === 0) return 'ahead';
  if (Math.abs(degrees) === 180) return 'behind';
  return `${Math.abs(degrees)}° ${degrees > 0 ? 'left' : 'right'}`;
}

function metres(distance: number): string {
  return String(Number(distance.toFixed(2)));
}
