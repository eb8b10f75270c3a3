import type { ObjectStates } from '../object-states.ts';
import { BoxPainter } from './box-painter.ts';
import { createCameraFrame, frameOfCamera } from './camera-frame.ts';
import { type CameraMount, createCameraRays, DEEPRACER_CAMERA } from './camera-optics.ts';
import type { CarFrame } from './car-frame.ts';
import { HillyGround } from './hilly-ground.ts';
import { LevelGround } from './level-ground.ts';
import type { Scenery } from './scenery.ts';

/** A greyscale camera on a car, of any size; what it shows, see `LUMINANCE`. */
export class Camera {
  readonly #offset: number;
  readonly #mount: CameraMount;
  readonly #frame = createCameraFrame();
  readonly #level: LevelGround;
  readonly #hilly: HillyGround;
  readonly #boxes: BoxPainter;
  readonly #depth: Float32Array;

  /**
   * @param width pixels @param height pixels
   * @param offset of the lens to the left of the car's middle [m]; 0 but for the two eyes of a stereo camera
   */
  constructor(width: number, height: number, offset = 0, mount = DEEPRACER_CAMERA) {
    const rays = createCameraRays(width, height, mount);
    this.#offset = offset;
    this.#mount = mount;
    this.#level = new LevelGround(rays, offset, mount);
    this.#hilly = new HillyGround(rays);
    this.#boxes = new BoxPainter(rays);
    this.#depth = new Float32Array(width * height);
  }

  /**
   * Takes a picture.
   * @param objects null, or all cars' objects, of which those of car `i` are drawn
   * @param out luminance 0 … 255, [height × width] from the top left
   */
  see(
    { picture, heights }: Scenery,
    car: CarFrame,
    objects: ObjectStates | null,
    i: number,
    out: Uint8Array,
  ): void {
    frameOfCamera(car, this.#mount, this.#offset, this.#frame);
    if (heights) this.#hilly.paint(picture, heights, this.#frame, out, this.#depth);
    else this.#level.paint(picture, car, out);
    if (objects) this.#paintObjects(objects, i, heights !== null, out);
  }

  #paintObjects(objects: ObjectStates, i: number, hasDepth: boolean, out: Uint8Array): void {
    let isReady = hasDepth;
    for (let k = i * objects.numObjects; k < (i + 1) * objects.numObjects; k++) {
      if (!this.#boxes.isInView(this.#frame, objects, k)) continue;
      if (!isReady) this.#depth.set(this.#level.depth);
      isReady = true;
      this.#boxes.paint(this.#frame, objects, k, out, this.#depth);
    }
  }
}
