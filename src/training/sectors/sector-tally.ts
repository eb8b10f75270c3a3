import type { EpisodeStatus } from '../../race/evaluation.ts';
import { COLUMN, FLAG } from '../../reward/step-params.ts';
import type { TracedRollout } from '../logs/trace-rollout.ts';
import { NUM_SECTORS, type SectorFigures } from './sector-figures.ts';

/** What is counted of a scored rollout. */
type TalliedRollout = Pick<TracedRollout, 'rows' | 'rewards' | 'terminated' | 'truncated' | 'ends'>;

/** Where the sums of each quantity begin in the state. */
const SUM = {
  visits: 0,
  speed: NUM_SECTORS,
  steering: 2 * NUM_SECTORS,
  reward: 3 * NUM_SECTORS,
  exits: 4 * NUM_SECTORS,
} as const;

const STATE_SIZE = 5 * NUM_SECTORS;
/** Means are kept with so many digits: more is noise, and runs are files. */
const DIGITS = 4;

/** Counts and sums what cars do in each sector of one track. */
export class SectorTally {
  readonly #trackLength: number;
  readonly #sums = new Float64Array(STATE_SIZE);

  /** @param trackLength metres */
  constructor(trackLength: number) {
    this.#trackLength = trackLength;
  }

  add({ rows, rewards, terminated, truncated, ends }: TalliedRollout): void {
    const sums = this.#sums;
    const stride = rows.length / rewards.length;
    let ended = 0;
    for (let i = 0; i < rewards.length; i++) {
      const sector = this.#sectorOf(rows, i * stride);
      sums[SUM.visits + sector]++;
      sums[SUM.speed + sector] += rows[i * stride + COLUMN.speed];
      sums[SUM.steering + sector] += rows[i * stride + COLUMN.steering_angle];
      sums[SUM.reward + sector] += rewards[i];
      if (terminated[i] === 0 && truncated[i] === 0) continue;
      if (isExit(ends[ended++].status)) sums[SUM.exits + sector]++;
    }
  }

  /** What has been added since the last `clear`; null where that is nothing. */
  figures(): SectorFigures | null {
    const sums = this.#sums;
    const list = (from: number) => Array.from(sums.subarray(from, from + NUM_SECTORS));
    const visits = list(SUM.visits);
    if (visits.every((count) => count === 0)) return null;
    const means = (from: number) =>
      list(from).map((sum, i) => (visits[i] === 0 ? 0 : rounded(sum / visits[i])));
    return {
      visits,
      speed: means(SUM.speed),
      steering: means(SUM.steering),
      reward: means(SUM.reward),
      exits: list(SUM.exits),
    };
  }

  clear(): void {
    this.#sums.fill(0);
  }

  save(): Float64Array {
    return this.#sums.slice();
  }

  /** @throws RangeError when the state is of another size, or holds what no sum can be */
  restore(state: Float64Array): void {
    if (!(state instanceof Float64Array) || state.length !== STATE_SIZE || !state.every(Number.isFinite))
      throw new RangeError(`sectors must be ${STATE_SIZE} finite numbers`);
    this.#sums.set(state);
  }

  /** Backwards around the track, the distance along it is counted from the other side. */
  #sectorOf(rows: Float64Array, offset: number): number {
    const driven = rows[offset + COLUMN.projection_distance] / this.#trackLength;
    const isReversed = (rows[offset + COLUMN.flags] & FLAG.is_reversed) !== 0;
    const sector = Math.floor((isReversed ? 1 - driven : driven) * NUM_SECTORS);
    return Math.min(NUM_SECTORS - 1, Math.max(0, sector));
  }
}

function isExit(status: EpisodeStatus): boolean {
  return status !== 'lap_complete' && status !== 'time_up';
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
