import type { Recording } from '../../training/studio/recording.ts';
import { TRIAL_DRIVES } from '../../training/studio/trial-drives.ts';
import type { RewardPlace } from '../../workers/protocol.ts';
import { carOf } from '../state/own-cars.ts';
import { raceSpecOf } from '../state/race-setup.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { DrivingController } from './driving-controller.ts';

/** Where the reward in the editor is tried, and on whose laps: those of the policy that drives, in the race that is set up. */
export class RewardTrial {
  readonly #store: Store<RaceState>;
  readonly #driving: Pick<DrivingController, 'driver'>;
  #recorded: readonly unknown[] = [];
  /** The newest one, kept so that its laps are driven once. */
  #recording: Recording | null = null;

  constructor(store: Store<RaceState>, driving: Pick<DrivingController, 'driver'>) {
    this.#store = store;
    this.#driving = driving;
  }

  /** What a trial depends on besides the reward. A run that trains has another policy every few seconds: it is one driver. */
  get subject(): readonly unknown[] {
    const { track, setup, cars } = this.#store.state;
    return [track, carOf(setup.car, cars), setup.race, setup.seed, this.#driving.driver?.name ?? null];
  }

  get place(): RewardPlace {
    return placeOf(this.#store.state);
  }

  /** The laps to try it on; null where nobody drives. */
  get recording(): Recording | null {
    const policy = this.#driving.driver?.policy;
    if (policy === undefined) return null;
    const { track, setup } = this.#store.state;
    const recorded = [track, setup.race, setup.seed, policy];
    if (recorded.some((part, i) => part !== this.#recorded[i])) {
      const { race, seed } = this.place;
      this.#recorded = recorded;
      this.#recording = { track, race, seed, drives: TRIAL_DRIVES.map((drive) => ({ policy, ...drive })) };
    }
    return this.#recording;
  }
}

/** Where a reward would be trained, by what is set up. */
export function placeOf({ track, setup, cars }: Pick<RaceState, 'track' | 'setup' | 'cars'>): RewardPlace {
  return { track, car: carOf(setup.car, cars), race: raceSpecOf(setup.race), seed: setup.seed };
}
