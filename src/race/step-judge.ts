import { CarPlace, type CarPlaceOptions } from '../reward/car-place.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import type { CarStates } from '../sim/car-states.ts';
import type { Track } from '../track/track.ts';
import type { Command } from './action-space.ts';
import type { Episode, EpisodeStep } from './episode.ts';
import type { Collision, ObjectJudge } from './object-judge.ts';

export interface StepJudgeOptions extends CarPlaceOptions {
  readonly objects?: ObjectJudge | null | undefined;
}

/**
 * Looks at one car: where its front point and its wheels are. The same look serves the rules (`EpisodeStep`) and the
 * reward's params, both of which the service computes from one pose.
 */
export class StepJudge extends CarPlace implements EpisodeStep {
  normalisedDistance = 0;
  collision: Collision = 'none';
  #i = 0;
  readonly #objects: ObjectJudge | null;

  /** @param track in the direction to be driven */
  constructor(
    track: Track,
    readonly car: CarSpec,
    options: StepJudgeOptions = {},
  ) {
    super(track, car, options);
    this.#objects = options.objects ?? null;
  }

  look(states: CarStates, i: number): this {
    this.#i = i;
    this.locate(states.x[i], states.y[i], states.heading[i]);
    this.normalisedDistance = this.s / this.track.length;
    if (this.#objects) {
      this.ground = states.z[i] - this.car.centreOfMassHeight;
      this.collision = this.#objects.look(i, this, this.track);
    }
    return this;
  }

  /** Writes the params of the look just taken. @param time simulation clock [s] */
  writeParams(rows: Float64Array, offset: number, episode: Episode, command: Command, time: number): void {
    this.writePlace(rows, offset, episode, command, time, this.#i);
  }
}
