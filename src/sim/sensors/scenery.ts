import type { Track } from '../../track/track.ts';
import { GroundPicture } from './ground-picture.ts';
import { HeightMap } from './height-map.ts';

/** What cameras see of a track. */
export interface Scenery {
  readonly picture: GroundPicture;
  /** Null where all of the ground is the plane z = 0. */
  readonly heights: HeightMap | null;
}

/** Paints each track once, however many cameras look at it; belongs to whoever makes the cameras. */
export class SceneryCache {
  readonly #sceneries = new WeakMap<Track, Scenery>();

  of(track: Track): Scenery {
    let scenery = this.#sceneries.get(track);
    if (!scenery) {
      scenery = {
        picture: new GroundPicture(track),
        heights: track.surface.isFlat ? null : new HeightMap(track),
      };
      this.#sceneries.set(track, scenery);
    }
    return scenery;
  }
}
