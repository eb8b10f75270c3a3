import type { EpisodeStatus } from '../../race/evaluation.ts';
import type { RewardScorer, RewardSource } from '../../reward/reward-scorer.ts';
import { COLUMN, rowSize } from '../../reward/step-params.ts';
import { Track } from '../../track/track.ts';
import type { RecordedLap } from '../recorded-laps.ts';
import { compareLaps, judgeLaps, type LapComparison, type LapVerdict, placesOf } from './compare-laps.ts';
import type { LapSource } from './lap-source.ts';
import { type LapTerm, lapTerms } from './lap-terms.ts';
import { openRecording, type Recording } from './recording.ts';
import { scoreLaps } from './score-laps.ts';

/** What rewards are asked about recorded laps. */
export interface LapsQuestion {
  /** All laps, or the best one of the first drive. */
  readonly scope: 'all' | 'best';
  /** The reward that the other is compared with; null: what logged laps earned when they were driven, or none. */
  readonly before: RewardSource | null;
  readonly after: RewardSource;
  /** Index of the lap that is taken apart into terms; null: the best one. */
  readonly lap: number | null;
}

/** A recorded lap, and what its steps are worth. */
export interface ScoredLap {
  /** Index of its drive in the recording. */
  readonly drive: number;
  /** See `RecordedLap`. */
  readonly episode?: number | undefined;
  readonly status: EpisodeStatus;
  /** Percent. */
  readonly progress: number;
  /** Seconds; null where it was not completed. */
  readonly lapTime: number | null;
  /** Where the params of its steps were taken, on the surface of the road [numSteps × 3, m] */
  readonly path: Float32Array;
  /** Shares of the lap from the line, 0 … 1 [numSteps] */
  readonly places: Float32Array;
  /** Rewards of its steps [numSteps] */
  readonly before: Float32Array | null;
  readonly after: Float32Array;
}

/** What rewards say about recorded laps. */
export interface LapsReport {
  readonly laps: readonly ScoredLap[];
  /** How many laps there are in all: of long logs only some are looked at. */
  readonly numLaps: number;
  /** Index of the fastest lap of the first drive, or else of the one that got farthest. */
  readonly best: number;
  readonly before: LapVerdict | null;
  readonly after: LapVerdict;
  readonly comparison: LapComparison | null;
  /** Terms of the reward along the lap that was asked about; null where it is no sum of two or more. */
  readonly terms: readonly LapTerm[] | null;
}

/** A lap with the index of its drive. */
interface DrivenLap {
  readonly drive: number;
  readonly lap: RecordedLap;
}

/** How many rewards are remembered: the one in the editor, and the one that it is compared with. */
const KNOWN = 2;

/** Recorded laps, found when they are first asked for, and what rewards say about them. */
export class LapArchive {
  readonly #recording: Recording;
  readonly #track: Track;
  readonly #breathe: () => Promise<void>;
  #source: LapSource | null = null;
  /** Which drives were looked at. */
  readonly #driven = new Set<number>();
  /** What the last rewards have said, by scope and source: one of two stays while the other is being written. */
  readonly #known = new Map<string, readonly Float64Array[]>();

  /** @param breathe lets the host see to other things, between two drives */
  constructor(recording: Recording, breathe: () => Promise<void> = () => Promise.resolve()) {
    this.#recording = recording;
    this.#track = new Track(recording.track);
    this.#breathe = breathe;
  }

  /**
   * @param isStale whether nobody waits for the answer any more
   * @returns null when nobody does
   * @throws RewardLoadError, RewardCallError; SimTraceError
   */
  async report(
    { scope, before, after, lap }: LapsQuestion,
    scorer: RewardScorer,
    isStale: () => boolean = () => false,
  ): Promise<LapsReport | null> {
    const own = this.#drive(0);
    const driven = scope === 'best' ? [{ drive: 0, lap: own[bestOf(own)] }] : await this.#driveAll(isStale);
    if (driven === null) return null;
    const laps = driven.map(({ lap }) => lap);
    const course = { trackLength: this.#track.length, waypoints: this.#track.waypoints };
    const score = (source: RewardSource): Promise<readonly Float64Array[] | null> =>
      this.#remember([scope, source], () => scoreLaps(source, laps, course, scorer, isStale));
    const old = before === null ? this.#earned(scope) : await score(before);
    const next = before && old === null ? null : await score(after);
    if (next === null) return null;
    const best = bestOf(laps.slice(0, own.length));
    const terms = await lapTerms(after, laps[lap ?? best] ?? laps[best], course, scorer);
    return {
      laps: driven.map((one, i) => this.#scored(one, old?.[i] ?? null, next[i])),
      numLaps: this.#opened.numLaps,
      best,
      before: old && judgeLaps(laps, old),
      after: judgeLaps(laps, next),
      comparison: old && compareLaps(laps, old, next, this.#track.length),
      terms,
    };
  }

  /** The laps of every drive, in order. @returns null when nobody waits for them any more */
  async laps(isStale: () => boolean): Promise<RecordedLap[] | null> {
    const driven = await this.#driveAll(isStale);
    return driven && driven.map(({ lap }) => lap);
  }

  async #remember(
    what: readonly unknown[],
    find: () => Promise<readonly Float64Array[] | null>,
  ): Promise<readonly Float64Array[] | null> {
    const key = JSON.stringify(what);
    const found = this.#known.get(key) ?? (await find());
    // Taken out and put in again: the longest unused comes first.
    this.#known.delete(key);
    if (found !== null) this.#known.set(key, found);
    for (const oldest of this.#known.keys()) if (this.#known.size > KNOWN) this.#known.delete(oldest);
    return found;
  }

  /** The laps of every drive, in order; null when nobody waits for them any more. */
  async #driveAll(isStale: () => boolean): Promise<DrivenLap[] | null> {
    const driven: DrivenLap[] = [];
    for (let drive = 0; drive < this.#opened.numDrives; drive++) {
      if (!this.#driven.has(drive)) await this.#breathe();
      if (isStale()) return null;
      for (const lap of this.#drive(drive)) driven.push({ drive, lap });
    }
    return driven;
  }

  #drive(drive: number): readonly RecordedLap[] {
    const laps = this.#opened.lapsOf(drive);
    this.#driven.add(drive);
    return laps;
  }

  /** What logged laps earned when they were driven; null of others, and of the best one alone. */
  #earned(scope: LapsQuestion['scope']): readonly Float64Array[] | null {
    return scope === 'best' ? null : this.#opened.earnedBy(0);
  }

  get #opened(): LapSource {
    return (this.#source ??= openRecording(this.#recording));
  }

  #scored({ drive, lap }: DrivenLap, before: Float64Array | null, after: Float64Array): ScoredLap {
    const { episode, status, progress, lapTime } = lap;
    return {
      drive,
      episode,
      status,
      progress,
      lapTime,
      path: this.#pathOf(lap),
      places: Float32Array.from(placesOf(lap, this.#track.length)),
      before: before && Float32Array.from(before),
      after: Float32Array.from(after),
    };
  }

  #pathOf({ rows, numObjects }: RecordedLap): Float32Array {
    const size = rowSize(numObjects);
    const path = new Float32Array((3 * rows.length) / size);
    for (let at = 0, row = 0; row < rows.length; at += 3, row += size) {
      const [x, y] = [rows[row + COLUMN.x], rows[row + COLUMN.y]];
      path.set([x, y, this.#track.groundAt(x, y).height], at);
    }
    return path;
  }
}

/** Index of the fastest lap, or else of the one that got farthest. */
function bestOf(laps: readonly RecordedLap[]): number {
  const timeOf = (i: number): number => laps[i].lapTime ?? Infinity;
  const isBetter = (i: number, best: number): boolean =>
    timeOf(i) < timeOf(best) || (timeOf(i) === timeOf(best) && laps[i].progress > laps[best].progress);
  return [...laps.keys()].reduce((best, i) => (isBetter(i, best) ? i : best));
}
