import { DEFAULT_SENSOR_VARIATION, type SensorVariationRange } from '../sim/sensors/sensor-variations.ts';

/** What may be another in every episode. */
export const RANDOMISED = ['light', 'noise', 'friction', 'mass', 'latency'] as const;
export type Randomised = (typeof RANDOMISED)[number];

/** How far an episode may be from the plain world; drawn for each episode from the run's seed, uniformly. */
export interface Randomisation {
  /** Light and noise of the sensors; null: none. */
  readonly sensors: SensorVariationRange | null;
  /** Friction of the tyres: times 1 ± this, below 1. */
  readonly friction: number;
  /** Mass of the car: times 1 ± this, below 1. */
  readonly mass: number;
  /** Additional time between a command and its effect: up to this [s] */
  readonly latency: number;
}

/** How far each goes when it is asked for without saying how far. */
const RANGES = { friction: 0.3, mass: 0.2, latency: 1 / 30 } as const;

/** Something was asked to vary that cannot. */
export class RandomisationError extends Error {
  constructor(source: string, found: string) {
    super(`${source} must be some of ${RANDOMISED.join(', ')}, joined by commas (found "${found}")`);
    this.name = 'RandomisationError';
  }
}

/** @param names what is to vary, in the ranges that experience suggests; none: null, a plain world */
export function randomisationOf(names: readonly Randomised[]): Randomisation | null {
  if (names.length === 0) return null;
  const of = (name: keyof typeof RANGES): number => (names.includes(name) ? RANGES[name] : 0);
  return { sensors: sensorRange(names), friction: of('friction'), mass: of('mass'), latency: of('latency') };
}

/**
 * Reads a list such as `light,friction`.
 * @param source what the message names it by
 * @throws RandomisationError
 */
export function parseRandomised(text: string, source: string): Randomised[] {
  return text.split(',').map((word) => {
    const found = RANDOMISED.find((name) => name === word.trim());
    if (found === undefined) throw new RandomisationError(source, word.trim());
    return found;
  });
}

function sensorRange(names: readonly Randomised[]): SensorVariationRange | null {
  const [light, noise] = [names.includes('light'), names.includes('noise')];
  if (!light && !noise) return null;
  const { gain, offset, gamma, pixelNoise, lidarNoise } = DEFAULT_SENSOR_VARIATION;
  return {
    gain: light ? gain : 0,
    offset: light ? offset : 0,
    gamma: light ? gamma : 0,
    pixelNoise: noise ? pixelNoise : 0,
    lidarNoise: noise ? lidarNoise : 0,
  };
}
