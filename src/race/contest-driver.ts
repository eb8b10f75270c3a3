import { rowSize } from '../reward/step-params.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { boundsOf } from '../track/bounds.ts';
import type { Command } from './action-space.ts';
import { Contestant } from './contestant.ts';
import type { EvaluationRules } from './evaluation-rules.ts';
import type { Pilot } from './pilot.ts';
import type { RaceField } from './race-field.ts';
import type { OnTrialStep } from './trial-step.ts';

/** Cars that are done stand beside each other this far outside the track [m] */
const PARK_MARGIN = 1;
const PARK_SPACING = 0.5;

/** A car of a contest with whom drives it, under the rules. */
export class ContestDriver {
  readonly contestant: Contestant;
  readonly field: RaceField;
  /** Its car in the field. */
  readonly car: number;
  readonly #entrant: number;
  readonly #pilot: Pilot;
  readonly #params: Float64Array;
  readonly #command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };

  /** @param entrant its place in the order of the entrants, from 0 @param car at rest where it starts */
  constructor(entrant: number, pilot: Pilot, field: RaceField, car: number, rules: EvaluationRules) {
    this.contestant = new Contestant(field, car, 0, rules);
    this.field = field;
    this.car = car;
    this.#entrant = entrant;
    this.#pilot = pilot;
    this.#params = new Float64Array(rowSize(field.numObjects));
  }

  /** One decision: the rules first, then the pilot. */
  drive(step: number, onStep: OnTrialStep | undefined): void {
    const { contestant, field, car } = this;
    if (contestant.isDone) return;
    const at = field.look(car);
    contestant.judge(at);
    const action = this.#pilot.decide(field, car, this.#command);
    const { steeringAngle, speed } = this.#command;
    if (contestant.isDriving) field.world.command(car, steeringAngle, speed);
    if (onStep) {
      at.writeParams(this.#params, 0, contestant.episode, this.#command, step / DECISION_HZ);
      onStep(this.#params, { ...contestant.describe(action), trial: this.#entrant });
    }
    if (contestant.isDone) this.#park();
  }

  /** Out of the way of those who still drive. */
  #park(): void {
    const { world } = this.field;
    const { left, bottom } = boundsOf([world.track.left, world.track.right], PARK_MARGIN);
    world.setGhost(this.car, true);
    world.place(this.car, left + this.#entrant * PARK_SPACING, bottom, 0);
  }
}
