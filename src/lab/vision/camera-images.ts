import type { Rng } from '../../math/rng.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';
import type { Track } from '../../track/track.ts';
import { CAMERA_CLASSES } from './camera-classes.ts';
import { CAMERA_SIZE } from './camera-eye.ts';
import { CameraStudio } from './camera-studio.ts';
import type { ImageSet } from './image-set.ts';

/** How many poses are tried for each picture that is asked for, before a track counts as having none of a class. */
const TRIES = 200;

export interface CameraImagesOptions {
  /** Each in the direction to be driven. */
  readonly tracks: readonly Track[];
  readonly car: CarSpec;
  /** Pictures of each class of each track; a track that never turns one way has none of that class. */
  readonly perClass: number;
  readonly rng: Rng;
  readonly sceneries: SceneryCache;
}

/**
 * Pictures of the car's camera from places on the road and beside it, in changing light and with noise, labelled by the
 * simulator's truth.
 */
export function takeCameraImages({ tracks, car, perClass, rng, sceneries }: CameraImagesOptions): ImageSet {
  const pictures: Uint8Array[] = [];
  const labels: number[] = [];
  for (const track of tracks) {
    const studio = new CameraStudio(track, car, sceneries, rng.split());
    const wanted = CAMERA_CLASSES.map(() => perClass);
    for (let tries = TRIES * perClass; tries > 0 && wanted.some((count) => count > 0); tries--) {
      const label = studio.pose();
      if (label === null || wanted[label] === 0) continue;
      wanted[label]--;
      labels.push(label);
      pictures.push(studio.take());
    }
  }
  const pixels = new Uint8Array(pictures.length * CAMERA_SIZE.width * CAMERA_SIZE.height);
  pictures.forEach((picture, i) => pixels.set(picture, i * picture.length));
  return { ...CAMERA_SIZE, classes: CAMERA_CLASSES, pixels, labels: Uint8Array.from(labels) };
}
