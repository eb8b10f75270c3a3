import { box, type BoxSpace } from '../../gym/space.ts';
import { Camera } from '../../sim/sensors/camera.ts';
import { CAMERA, type CameraMount, DEEPRACER_CAMERA } from '../../sim/sensors/camera-optics.ts';
import { createCarFrame, frameOfCar } from '../../sim/sensors/car-frame.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';
import type { ObservationPart, Observer, SensorView } from './observer.ts';
import type { SensorSpec } from './sensor-spec.ts';

/**
 * One or two greyscale pictures, black −1 to white 1, [height × width × eyes], the left eye first. Of mean about 0, because from
 * pictures of 0 to 1 the same network needs a quarter more steps to clean laps, and in some runs twice as many.
 */
export class CameraObserver implements Observer {
  readonly space: BoxSpace;
  readonly parts: readonly ObservationPart[];
  readonly #sceneries: SceneryCache;
  readonly #eyes: readonly Camera[];
  readonly #picture: Uint8Array;
  readonly #frame = createCarFrame();

  constructor(
    sensor: 'front_camera' | 'stereo_cameras',
    { width, height }: SensorSpec['camera'],
    sceneries: SceneryCache,
    mount: CameraMount = DEEPRACER_CAMERA,
  ) {
    const offsets = sensor === 'front_camera' ? [0] : [CAMERA.stereoOffset, -CAMERA.stereoOffset];
    this.#eyes = offsets.map((offset) => new Camera(width, height, offset, mount));
    this.#sceneries = sceneries;
    this.#picture = new Uint8Array(width * height);
    this.space = box(width * height * offsets.length, -1, 1);
    this.parts = [{ sensor, offset: 0, shape: [height, width, offsets.length] }];
  }

  observe(
    { track, states, objects, variations }: SensorView,
    i: number,
    out: Float32Array,
    offset: number,
  ): void {
    const picture = this.#picture;
    const scenery = this.#sceneries.of(track);
    const numEyes = this.#eyes.length;
    frameOfCar(track, states, i, this.#frame);
    for (let eye = 0; eye < numEyes; eye++) {
      this.#eyes[eye].see(scenery, this.#frame, objects, i, picture);
      variations?.vary(i, picture, eye);
      for (let k = 0; k < picture.length; k++) out[offset + k * numEyes + eye] = brightness(picture[k]);
    }
  }
}

/** A shade of 0 … 255 as networks see it. */
export function brightness(shade: number): number {
  return shade / 127.5 - 1;
}
