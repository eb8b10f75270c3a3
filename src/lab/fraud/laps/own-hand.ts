import { toDegrees } from '../../../math/angle.ts';
import type { Rng } from '../../../math/rng.ts';
import type { Command } from '../../../race/action-space.ts';
import type { Pilot } from '../../../race/pilot.ts';
import type { RaceField } from '../../../race/race-field.ts';

/**
 * Two people who trained the same reward have two policies: each steers a little more or less, and four of ten are as fast, the
 * others a little slower.
 */
export class OwnHand implements Pilot {
  readonly #pilot: Pilot;
  readonly #steering: number;
  readonly #speed: number;

  constructor(pilot: Pilot, rng: Rng) {
    this.#pilot = pilot;
    this.#steering = 0.9 + 0.2 * rng.uniform();
    this.#speed = Math.min(1, 0.88 + 0.2 * rng.uniform());
  }

  decide(field: RaceField, i: number, out: Command): number {
    const action = this.#pilot.decide(field, i, out);
    out.steeringAngle *= this.#steering;
    out.steeringDegrees = toDegrees(out.steeringAngle);
    out.speed *= this.#speed;
    return action;
  }
}
