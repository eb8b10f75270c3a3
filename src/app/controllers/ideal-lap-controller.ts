import type { Car } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { ReferenceLapMessage } from '../../workers/protocol.ts';
import { carOf } from '../state/own-cars.ts';
import type { IdealLapOutcome } from '../state/ideal-laps.ts';
import { messageOf } from '../state/message-of.ts';
import { carInView, type RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';

/** Finds a car's ideal lap on a track; rejects where that breaks off. */
export type FindIdealLap = (track: TrackFile, car: Car) => Promise<ReferenceLapMessage>;

/** Has ideal laps found, one at a time: of what is in view first, then of the runs that have a lap to compare. */
export class IdealLapController {
  readonly #store: Store<RaceState>;
  readonly #find: FindIdealLap;
  #isFinding = false;

  constructor(store: Store<RaceState>, find: FindIdealLap) {
    this.#store = store;
    this.#find = find;
  }

  /** From now on whatever comes into view gets its ideal lap. Call once. */
  start(): void {
    this.#store.subscribe(() => void this.#findNext());
    void this.#findNext();
  }

  /** Shows the ideal line on the road, or no longer. */
  showLine(isShown: boolean): void {
    this.#store.update({ idealShown: isShown });
  }

  /** The ideal lap of a road that is only being drawn, by the car that would train next. */
  drawn(track: TrackFile): Promise<IdealLapOutcome> {
    const { setup, cars } = this.#store.state;
    return this.#outcomeOf(track, carOf(setup.car, cars));
  }

  async #findNext(): Promise<void> {
    if (this.#isFinding) return;
    const wanted = this.#wanted();
    if (wanted === null) return;
    this.#isFinding = true;
    const outcome = await this.#outcomeOf(...wanted);
    this.#isFinding = false;
    // Tells the store's listeners, of which this is one.
    this.#store.update({ idealLaps: this.#store.state.idealLaps.with(...wanted, outcome) });
  }

  #wanted(): readonly [TrackFile, Car] | null {
    const { state } = this.#store;
    const runs = state.runs.filter(({ best }) => best !== null && best.evaluation.bestLap !== null);
    const pairs = [
      [state.track, carInView(state)] as const,
      ...runs.map(({ config }) => [config.track, config.car] as const),
    ];
    return pairs.find(([track, car]) => state.idealLaps.get(track, car) === null) ?? null;
  }

  async #outcomeOf(track: TrackFile, car: Car): Promise<IdealLapOutcome> {
    try {
      return await this.#find(track, car);
    } catch (error) {
      return { type: 'failed', reason: messageOf(error) };
    }
  }
}
