import type { ActionSpaceSpec, Command } from '../../race/action-space.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import type { PerAspect } from './explanation.ts';

/** How often commands of one kind were given. */
export interface CommandHistogram {
  /** Ends of the first and of the last bin. */
  readonly low: number;
  readonly high: number;
  /** Share of the lap's commands per bin; bins are equally wide. */
  readonly shares: readonly number[];
}

/** What a policy commanded over one lap, in degrees (left positive) and m/s. */
export interface LapCommands extends PerAspect<CommandHistogram> {
  /** Whether the lap, or the try, has ended; otherwise it is the first one and under way. */
  readonly isOver: boolean;
  readonly seconds: number;
  /** Steering reversals per second: see `steeringReversals`. */
  readonly reversals: number;
}

/** A turn back of less than this [degrees] is no reversal. */
const REVERSAL_GAP = 10;
const NUM_BINS = { steering: 15, speed: 14 } as const;

/** Remembers what a car was commanded since its lap began, and what became of the lap before. */
export class CommandRecord {
  readonly #ranges: PerAspect<{ readonly low: number; readonly high: number }>;
  #steering: number[] = [];
  #speed: number[] = [];
  #last: LapCommands | null = null;

  constructor(actions: ActionSpaceSpec) {
    this.#ranges = rangesOf(actions);
  }

  add({ steeringDegrees, speed }: Readonly<Command>): void {
    this.#steering.push(steeringDegrees);
    this.#speed.push(speed);
  }

  /** The lap has ended; another one begins. */
  endLap(): void {
    this.#last = this.#sum(true);
    this.#steering = [];
    this.#speed = [];
  }

  /** Of the last lap, or of the first one so far. */
  get commands(): LapCommands {
    return this.#last ?? this.#sum(false);
  }

  #sum(isOver: boolean): LapCommands {
    const seconds = this.#steering.length / DECISION_HZ;
    return {
      isOver,
      seconds,
      reversals: seconds === 0 ? 0 : steeringReversals(this.#steering, REVERSAL_GAP) / seconds,
      steering: histogram(this.#steering, this.#ranges.steering, NUM_BINS.steering),
      speed: histogram(this.#speed, this.#ranges.speed, NUM_BINS.speed),
    };
  }
}

/**
 * How often steering turned back by `gap` or more, as the steering reversal rate counts it (Markkula and Engström 2006, "A
 * steering wheel reversal rate metric", algorithm with a gap; SAE J2944): smaller turns are noise.
 */
export function steeringReversals(angles: readonly number[], gap: number): number {
  let count = 0;
  /** 1 to the left, −1 to the right, 0 until it is known. */
  let direction = 0;
  // Where it has been at most since it turned; while it goes one way, only the end on that side counts.
  let lowest = Infinity;
  let highest = -Infinity;
  for (const angle of angles) {
    lowest = Math.min(lowest, angle);
    highest = Math.max(highest, angle);
    const turnsLeft = direction <= 0 && angle - lowest >= gap;
    const turnsRight = direction >= 0 && highest - angle >= gap;
    if (!turnsLeft && !turnsRight) continue;
    if (direction !== 0) count++;
    direction = turnsLeft ? 1 : -1;
    lowest = angle;
    highest = angle;
  }
  return count;
}

/** What can be commanded; of a list that names one value only, a degree or 1 m/s around it. */
function rangesOf(actions: ActionSpaceSpec): PerAspect<{ low: number; high: number }> {
  if (actions.type === 'continuous') return { steering: actions.steering_angle, speed: actions.speed };
  const rangeOf = (values: readonly number[]) => {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return low < high ? { low, high } : { low: low - 0.5, high: high + 0.5 };
  };
  return {
    steering: rangeOf(actions.actions.map(({ steering_angle }) => steering_angle)),
    speed: rangeOf(actions.actions.map(({ speed }) => speed)),
  };
}

function histogram(
  values: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
  numBins: number,
): CommandHistogram {
  const counts = Array<number>(numBins).fill(0);
  for (const value of values) {
    const bin = Math.floor((numBins * (value - low)) / (high - low));
    counts[Math.max(0, Math.min(numBins - 1, bin))]++;
  }
  return { low, high, shares: counts.map((count) => count / Math.max(1, values.length)) };
}
