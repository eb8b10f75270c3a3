/** What a policy decides on, and so what is explained: the steering angle in degrees, left positive, and the speed in m/s. */
export const ASPECTS = ['steering', 'speed'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** One number per aspect, in degrees and m/s. */
export type PerAspect<T> = Readonly<Record<Aspect, T>>;

/** One of a list of actions. */
export interface ActionChance extends PerAspect<number> {
  readonly probability: number;
}

/** What a policy with Gaussian actions thinks of one aspect. */
export interface AspectSpread {
  /** The ends of what it may command. */
  readonly low: number;
  readonly high: number;
  /** Mean and standard deviation of what it would command while it learns, limits included. */
  readonly mean: number;
  readonly deviation: number;
  /** Whether it wanted more than it may, so that small changes of the inputs change nothing. */
  readonly isAtLimit: boolean;
}

export type Choice =
  | {
      readonly type: 'discrete';
      readonly actions: readonly ActionChance[];
      /** Index of the most probable one, which is taken. */
      readonly taken: number;
    }
  | ({ readonly type: 'continuous' } & PerAspect<AspectSpread>);

/** How one input, or one part of the picture, mattered to one aspect. */
export interface Influence {
  readonly name: string;
  /** The input as it was, in `unit`; null for a part of the picture. */
  readonly value: number | null;
  readonly unit: string;
  /** What a negative and a positive value mean; null where the sign is only a sign. */
  readonly sides: readonly [negative: string, positive: string] | null;
  /** A usual change of the input, in `unit`; null for a part of the picture. */
  readonly change: number | null;
  /**
   * What that change, upwards, does to the command, to first order: degrees to the left, or m/s. Of a part of the picture, whose
   * pixels change each for itself, the standard deviation that follows: never negative.
   */
  readonly effect: number;
}

/**
 * The newest picture that the policy was given, and what of it mattered: per aspect and pixel, what the pixel's usual change does
 * to the command, whichever way, the largest of its channels.
 */
export interface PictureInfluence extends PerAspect<Float32Array> {
  readonly width: number;
  readonly height: number;
  /** Luminance 0 … 255, [height × width] from the top left; of two eyes the left one's. */
  readonly shades: Uint8Array;
}

/** Why a policy did what it did at one moment. Structured-cloneable. */
export interface Explanation {
  /** The command. */
  readonly taken: PerAspect<number>;
  readonly choice: Choice;
  /** What the critic expected the rewards from there on to come to; null where the policy was saved without its critic. */
  readonly value: { readonly expected: number; readonly gamma: number } | null;
  /** What mattered most, the largest effect first. */
  readonly influences: PerAspect<readonly Influence[]>;
  /** Null for a policy that is given no picture. */
  readonly picture: PictureInfluence | null;
  /** Per ray of the lidar, what the usual change of what it tells does; null for a policy without a lidar. */
  readonly rays: PerAspect<Float32Array> | null;
}
