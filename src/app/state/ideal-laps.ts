import type { Car } from '../../sim/car.ts';
import type { IdealLap } from '../../sim/ideal-lap/ideal-lap.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { carKeyOf } from '../../workers/client/create-run-config.ts';
import type { ReferenceLapMessage } from '../../workers/protocol.ts';

/** The ideal lap of a car on a track, or why there is none: the car's fault, or ours. */
export type IdealLapOutcome = ReferenceLapMessage | { readonly type: 'failed'; readonly reason: string };

/** The lowest and the highest speed of an ideal lap, m/s: what the ends of its colours stand for. */
export function speedRange({ speed }: IdealLap): { readonly low: number; readonly high: number } {
  return { low: Math.min(...speed), high: Math.max(...speed) };
}

/** Ideal laps as far as they are known, by car and by what a track is: copies of a track share theirs. Immutable. */
export class IdealLaps {
  readonly #known: ReadonlyMap<string, IdealLapOutcome>;
  /** Tracks of one's own may be removed and come back as others under the same id, so that what counts is the road. */
  readonly #roads: WeakMap<TrackFile, string>;

  constructor(
    known: ReadonlyMap<string, IdealLapOutcome> = new Map(),
    roads: WeakMap<TrackFile, string> = new WeakMap(),
  ) {
    this.#known = known;
    this.#roads = roads;
  }

  /** @returns null as long as it is not known */
  get(track: TrackFile, car: Car): IdealLapOutcome | null {
    return this.#known.get(this.#keyOf(track, car)) ?? null;
  }

  /** Seconds from rest, as the laps of an evaluation; null where that is not known, or the car cannot get round. */
  standing(track: TrackFile, car: Car): number | null {
    const found = this.get(track, car);
    return found?.type === 'solved' ? found.lap.standing : null;
  }

  with(track: TrackFile, car: Car, found: IdealLapOutcome): IdealLaps {
    return new IdealLaps(new Map(this.#known).set(this.#keyOf(track, car), found), this.#roads);
  }

  #keyOf(track: TrackFile, car: Car): string {
    let road = this.#roads.get(track);
    if (road === undefined) {
      const { centreLine, width, elevation, banking } = track;
      road = JSON.stringify([centreLine, width, elevation, banking]);
      this.#roads.set(track, road);
    }
    return `${carKeyOf(car)} ${road}`;
  }
}
