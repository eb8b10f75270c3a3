/** Something that can be measured about a submission, and that speaks against it the higher it is. */
export interface Sign {
  readonly id: string;
  /** What it is, for a person. */
  readonly name: string;
  readonly unit: string;
  /** What is measured, in a sentence. */
  readonly meaning: string;
  /** Differences below it mean nothing: honest laps are not told apart by them. In `unit`. */
  readonly grain: number;
}

/** All that is looked at, in the order of `Evidence.values`. */
export const SIGNS = [
  {
    id: 'claim',
    name: 'Claimed time off the clock',
    unit: 's',
    meaning: 'By how much the claimed time is below the time from the first recorded step to the last one.',
    grain: 0.01,
  },
  {
    id: 'tick',
    name: 'Uneven clock',
    unit: 'ms',
    meaning: 'How far a step is from the fifteenth of a second that every step takes, at the worst one.',
    grain: 1,
  },
  {
    id: 'ideal',
    name: 'Faster than possible',
    unit: '%',
    meaning:
      'How far the claimed time is below the fastest lap that the rules and the car allow, computed for this track.',
    grain: 1,
  },
  {
    id: 'jump',
    name: 'Jump',
    unit: 'cm',
    meaning:
      'How much farther apart two steps are than the recorded speed takes the car, at the worst place.',
    grain: 1,
  },
  {
    id: 'drift',
    name: 'Way and speed disagree',
    unit: '%',
    meaning: 'How much longer or shorter the whole way is than the recorded speeds add up to.',
    grain: 0.5,
  },
  {
    id: 'short',
    name: 'Way too short',
    unit: '%',
    meaning: 'How much less road the recorded speeds cover than the shortest way round the track.',
    grain: 0.5,
  },
  {
    id: 'top',
    name: 'Over the top speed',
    unit: '%',
    meaning: 'By how much the car goes faster than its motor allows, over five steps.',
    grain: 1,
  },
  {
    id: 'grip',
    name: 'Side force against grip',
    unit: '%',
    meaning:
      'Speed times turning, over what its tyres hold: 100 % is all of their grip. The 95th of 100 steps.',
    grain: 10,
  },
  {
    id: 'pull',
    name: 'Acceleration against motor',
    unit: '%',
    meaning: 'How fast the speed rises over two steps, over what its motor can. The 97th of 100 steps.',
    grain: 10,
  },
  {
    id: 'crab',
    name: 'Drives where it does not point',
    unit: '°',
    meaning: 'Angle between where the nose points and where the car goes, at the worst place.',
    grain: 2,
  },
  {
    id: 'turn',
    name: 'Turns too sharply',
    unit: '°',
    meaning:
      'How much more it turns in a step than twice what its wheels at full lock turn it, at the worst place.',
    grain: 1,
  },
  {
    id: 'kink',
    name: 'Kink',
    unit: 'cm',
    meaning: 'How far a step is off the smooth curve through the steps around it, at the worst place.',
    grain: 0.5,
  },
  {
    id: 'grass',
    name: 'Off the road',
    unit: 'cm',
    meaning: 'How far the car’s middle is beyond the point at which all its wheels are off the road.',
    grain: 1,
  },
  {
    id: 'twin',
    name: 'Away from its twin',
    unit: 'cm',
    meaning:
      'An ordinary car is put where each step says and given its command; how far from it the next step is. The mean over the lap.',
    grain: 0.1,
  },
  {
    id: 'twin-worst',
    name: 'Away from its twin once',
    unit: 'cm',
    meaning: 'The same at the worst place.',
    grain: 1,
  },
  {
    id: 'twin-speed',
    name: 'Faster than its twin',
    unit: 'm/s',
    meaning:
      'How much faster the car gets in a step than the ordinary car does by the same command. The 90th of 100 steps.',
    grain: 0.02,
  },
  {
    id: 'copy',
    name: 'Tremor of a known lap',
    unit: '×',
    meaning:
      'How many times more of its fine tremor it shares with a lap on record than it has of its own. Two laps on one line have each their own, as two photographs have their grain.',
    grain: 0.5,
  },
] as const satisfies readonly Sign[];

export type SignId = (typeof SIGNS)[number]['id'];

/** What was measured of a submission. Structured-cloneable. */
export interface Evidence {
  /** [SIGNS.length], each in its unit, 0 or above */
  readonly values: Float64Array;
  /** The step at which each is worst; −1 where it is about the whole lap. */
  readonly steps: Int32Array;
  /** The lap on record that is nearest; null where there is none on this track. */
  readonly nearest: string | null;
}

export function signIndex(id: SignId): number {
  return SIGNS.findIndex((sign) => sign.id === id);
}
