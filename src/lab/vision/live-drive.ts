import { Contest } from '../../race/contest.ts';
import type { EpisodeStatus } from '../../race/evaluation.ts';
import { TIME_TRIAL } from '../../race/race-spec.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import { SceneryCache } from '../../sim/sensors/scenery.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { snapshotPilot } from '../../training/snapshot-pilot.ts';
import { BrakePilot } from './brake-pilot.ts';
import { CameraEye } from './camera-eye.ts';
import { CameraJudge } from './camera-judge.ts';
import type { Classifier } from './classifier.ts';

export interface LiveDriveOptions {
  readonly track: TrackFile;
  readonly policy: PolicySnapshot;
  readonly classifier: Classifier;
  /** On the road, elsewhere in every lap; 0 for none. */
  readonly boxes: number;
  readonly seed: number;
}

/** One decision of a drive, as the classifier saw it. Structured-cloneable. */
export interface LiveFrame {
  /** 0 … 255, of `CAMERA_SIZE` */
  readonly picture: Uint8Array;
  /** Per class. */
  readonly probabilities: Float32Array;
  /** Index of the class by the simulator's truth; null where the rules give it none. */
  readonly truth: number | null;
  /** The car's own [m/s] */
  readonly speed: number;
  readonly isBraking: boolean;
  /** How the lap ended with this decision; null: it goes on. */
  readonly ended: EpisodeStatus | null;
  /** Middle of the car, and of each box [m] */
  readonly place: readonly [x: number, y: number];
  readonly boxes: readonly (readonly [x: number, y: number])[];
}

/** A policy drives lap after lap while a classifier reads the car's camera, and brakes where it is let. The first fault ends a lap. */
export class LiveDrive {
  /** Whether the classifier brakes. */
  isBrakeOn = false;
  readonly #options: LiveDriveOptions;
  readonly #track: Track;
  readonly #eye: CameraEye;
  readonly #judge: CameraJudge;
  #lap = 0;
  #contest: Contest;
  #pilot: BrakePilot;

  constructor(options: LiveDriveOptions) {
    const car = carSpecOf(options.policy.car);
    this.#options = options;
    this.#track = new Track(options.track);
    this.#eye = new CameraEye(car.mounts.camera, new SceneryCache());
    this.#judge = new CameraJudge(this.#track, car);
    [this.#contest, this.#pilot] = this.#start();
  }

  /** Drives for one decision. */
  step(): LiveFrame {
    this.#pilot.isOn = this.isBrakeOn;
    const [{ contestant, field }] = this.#contest.drivers;
    const { states } = field.world;
    const [x, y, heading, speed] = [states.x[0], states.y[0], states.heading[0], states.speed[0]];
    const { objects } = field;
    const truth = this.#judge.labelAt(x, y, heading, objects);
    const boxes = objects === null ? [] : Array.from(objects.x, (left, k) => [left, objects.y[k]] as const);
    this.#contest.step();
    const { picture, probabilities, isBraking } = this.#pilot.seen!;
    const ended = this.#contest.isOver ? contestant.laps[0].status : null;
    if (ended !== null) [this.#contest, this.#pilot] = this.#start();
    return { picture, probabilities, truth, speed, isBraking, ended, place: [x, y], boxes };
  }

  #start(): [Contest, BrakePilot] {
    const { policy, classifier, boxes, seed } = this.#options;
    const pilot = new BrakePilot(snapshotPilot(policy), classifier, this.#eye);
    const contest = new Contest({
      track: this.#track,
      car: carSpecOf(policy.car),
      race: boxes === 0 ? TIME_TRIAL : { type: 'object-avoidance', boxes, placement: 'random' },
      pilots: [pilot],
      rules: { trials: 1, resets: 0 },
      seed: seed + this.#lap++,
    });
    return [contest, pilot];
  }
}
