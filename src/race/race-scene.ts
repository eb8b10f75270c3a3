import { Rng } from '../math/rng.ts';
import { type CarPose, PosedParams, poseOnRoad, type RoadPlace } from '../reward/posed-params.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import { Lanes } from '../sim/objects/lanes.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { ReversedTrack } from '../track/reversed-track.ts';
import type { Track } from '../track/track.ts';
import { createObjects } from './create-objects.ts';
import { shownObjects } from './object-judge.ts';
import { type RaceSpec, TIME_TRIAL } from './race-spec.ts';

export interface RaceSceneOptions {
  /** In the direction of its file. */
  readonly track: Track;
  readonly car: CarSpec;
  /** Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Whether the track is driven against the order of its file. Default false. */
  readonly isReversed?: boolean | undefined;
  /** Decides where random objects are. Default 1. */
  readonly seed?: number | undefined;
}

/** A race standing still: its objects on their first places, and a car that can be put anywhere to ask for its params. */
export class RaceScene {
  /** In the direction that is driven. */
  readonly track: Track;
  readonly race: RaceSpec;
  readonly params: PosedParams;
  /** Null in a time trial. */
  readonly objects: ObjectStates | null;
  readonly #car: CarSpec;

  constructor({ track, car, race = TIME_TRIAL, isReversed = false, seed = 1 }: RaceSceneOptions) {
    this.track = isReversed ? new ReversedTrack(track) : track;
    this.race = race;
    this.#car = car;
    const objects = createObjects(race, 1);
    objects?.reseed(new Rng(seed));
    objects?.start(0, new Lanes(this.track));
    this.objects = objects?.states ?? null;
    this.params = new PosedParams({
      track: this.track,
      body: car,
      decisionHz: DECISION_HZ,
      isReversed,
      objects: objects && shownObjects(objects, race, car),
    });
  }

  /** The pose in which the reference point of the params is at a place on the road. */
  readonly poseAt = (place: RoadPlace): CarPose => poseOnRoad(this.track, this.#car, place);
}
