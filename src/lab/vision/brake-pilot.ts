import type { Command } from '../../race/action-space.ts';
import type { Pilot } from '../../race/pilot.ts';
import type { RaceField } from '../../race/race-field.ts';
import type { CameraClass } from './camera-classes.ts';
import type { CameraEye } from './camera-eye.ts';
import type { Classifier } from './classifier.ts';

/** What the car is slowed down for. */
export const DANGERS: readonly CameraClass[] = ['off-track', 'obstacle ahead'];

/** What is commanded at most then: a walk with small steps [m/s] */
export const WALK = 0.5;

/** Together they must be this probable. */
const SURE = 0.5;

/** Somebody else at the wheel, and a classifier at the brake: it slows the car to a walk where it sees danger, and never steers. */
export class BrakePilot implements Pilot {
  readonly #pilot: Pilot;
  readonly #classifier: Classifier;
  readonly #eye: CameraEye;
  readonly #dangers: readonly number[];

  /** @param classifier of the car's camera */
  constructor(pilot: Pilot, classifier: Classifier, eye: CameraEye) {
    this.#pilot = pilot;
    this.#classifier = classifier;
    this.#eye = eye;
    this.#dangers = DANGERS.map((danger) => classifier.classes.indexOf(danger));
  }

  decide(field: RaceField, i: number, out: Command): number {
    const action = this.#pilot.decide(field, i, out);
    const probabilities = this.#classifier.classify(this.#eye.look(field.viewOf(i), i));
    const danger = this.#dangers.reduce((sum, label) => sum + (probabilities[label] ?? 0), 0);
    if (danger > SURE) out.speed = Math.min(out.speed, WALK);
    return action;
  }
}
