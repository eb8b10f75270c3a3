import { RaceScene, type RaceSceneOptions } from '../race/race-scene.ts';
import type { Car } from '../sim/car.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { STOCK_CAR } from '../sim/cars.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';

export type { RaceScene } from '../race/race-scene.ts';

export interface SceneOptions extends Pick<RaceSceneOptions, 'race' | 'isReversed' | 'seed'> {
  /** Default: the stock car. */
  readonly car?: Car | undefined;
}

/** A race standing still in which cars can be placed by hand, from what files and messages hold. */
export function createScene(track: TrackFile, { car = STOCK_CAR, ...options }: SceneOptions = {}): RaceScene {
  return new RaceScene({ ...options, track: new Track(track), car: carSpecOf(car) });
}
