import type { SensorView } from '../../race/observers/observer.ts';
import type { CameraMount } from '../../sim/sensors/camera-optics.ts';
import { Camera } from '../../sim/sensors/camera.ts';
import { createCarFrame, frameOfCar } from '../../sim/sensors/car-frame.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';

/** Size of the pictures that the classifier of the car's camera is given [pixels]; the simulator's camera is grey. */
export const CAMERA_SIZE = { width: 40, height: 30, channels: 1 } as const;

/** The camera of a car as the classifier has it, whatever sensors its policy has. */
export class CameraEye {
  readonly #camera: Camera;
  readonly #sceneries: SceneryCache;
  readonly #frame = createCarFrame();

  constructor(mount: CameraMount, sceneries: SceneryCache) {
    this.#camera = new Camera(CAMERA_SIZE.width, CAMERA_SIZE.height, 0, mount);
    this.#sceneries = sceneries;
  }

  /** @returns what car `i` sees, 0 … 255, an array of its own */
  look({ track, states, objects, variations }: SensorView, i: number): Uint8Array {
    const picture = new Uint8Array(CAMERA_SIZE.width * CAMERA_SIZE.height);
    frameOfCar(track, states, i, this.#frame);
    this.#camera.see(this.#sceneries.of(track), this.#frame, objects, i, picture);
    variations?.vary(i, picture, 0);
    return picture;
  }
}
