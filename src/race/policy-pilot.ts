import type { CarSpec } from '../sim/car-spec.ts';
import { type ActionSpaceSpec, type Command, decodeAction } from './action-space.ts';
import type { DeterministicPolicy } from './evaluate-policy.ts';
import { createObserver } from './observers/create-observer.ts';
import type { Observer } from './observers/observer.ts';
import { type SensorSpec, STATE_SENSORS } from './observers/sensor-spec.ts';
import type { Pilot } from './pilot.ts';
import type { RaceField } from './race-field.ts';

/** A policy with what it may command and what it is given. */
export interface Entrant {
  readonly policy: DeterministicPolicy;
  readonly actions: ActionSpaceSpec;
  readonly sensors?: SensorSpec | undefined;
}

/** A policy at the wheel, without exploring. */
export class PolicyPilot implements Pilot {
  readonly #policy: DeterministicPolicy;
  readonly #actions: ActionSpaceSpec;
  readonly #observer: Observer;
  readonly #observation: Float32Array;

  /** @param car that it drives: where its sensors are */
  constructor({ policy, actions, sensors = STATE_SENSORS }: Entrant, car?: CarSpec) {
    this.#policy = policy;
    this.#actions = actions;
    this.#observer = createObserver(sensors, undefined, car?.mounts);
    this.#observation = new Float32Array(this.#observer.space.low.length);
  }

  decide(field: RaceField, i: number, out: Command): number {
    this.#observer.observe(field.viewOf(i), i, this.#observation, 0);
    const chosen = this.#policy.act(this.#observation, 1);
    decodeAction(this.#actions, chosen, 0, out);
    return this.#actions.type === 'discrete' ? chosen[0] : -1;
  }
}
