import type { Command } from '../../race/action-space.ts';
import type { Pilot } from '../../race/pilot.ts';
import type { RaceField } from '../../race/race-field.ts';
import { DANGERS, WALK } from './brake-drive.ts';
import type { CameraEye } from './camera-eye.ts';
import type { Classifier } from './classifier.ts';

/** Together they must be this probable. */
const SURE = 0.5;

/** What it saw at a decision, and what it made of it. */
export interface BrakeSight {
  readonly picture: Uint8Array;
  readonly probabilities: Float32Array;
  readonly isBraking: boolean;
}

/** Somebody else at the wheel, and a classifier at the brake: it slows the car to a walk where it sees danger, and never steers. */
export class BrakePilot implements Pilot {
  /** Whether it brakes; it looks in any case. */
  isOn = true;
  /** At the last decision; null before the first. */
  seen: BrakeSight | null = null;
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
    const picture = this.#eye.look(field.viewOf(i), i);
    const probabilities = this.#classifier.classify(picture);
    const danger = this.#dangers.reduce((sum, label) => sum + (probabilities[label] ?? 0), 0);
    const isBraking = this.isOn && danger > SURE && out.speed > WALK;
    if (isBraking) out.speed = WALK;
    this.seen = { picture, probabilities, isBraking };
    return action;
  }
}
