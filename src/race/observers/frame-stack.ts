import { box, type BoxSpace } from '../../gym/space.ts';
import { brightness, type CameraObserver } from './camera-observer.ts';
import type { ObservationPart, Observer, SensorView } from './observer.ts';

/** Pictures of one car, newest first from `newest` on round the ring. */
interface Memory {
  /** [frames × picture] shades */
  readonly ring: Uint8Array;
  newest: number;
  /** Whether the next picture is the first of an episode. */
  isFresh: boolean;
}

/**
 * A camera with a memory: an observation holds its last pictures, the newest first among a pixel's channels. One picture shows
 * neither how fast a car is nor how it turns; two do (Mnih et al. 2015, _Nature_ 518, "m most recent frames"). An episode begins
 * with its first picture in all places.
 */
export class FrameStack implements Observer {
  readonly space: BoxSpace;
  readonly parts: readonly ObservationPart[];
  readonly #camera: CameraObserver;
  readonly #frames: number;
  /** Of one step, [height × width × eyes] */
  readonly #picture: Float32Array;
  readonly #memories: Memory[] = [];

  /** @param frames pictures in an observation, 2 or more */
  constructor(camera: CameraObserver, frames: number) {
    const [{ sensor, shape }] = camera.parts;
    const [height, width, eyes] = shape;
    this.#camera = camera;
    this.#frames = frames;
    this.#picture = new Float32Array(camera.space.low.length);
    this.space = box(frames * this.#picture.length, -1, 1);
    this.parts = [{ sensor, offset: 0, shape: [height, width, eyes * frames] }];
  }

  observe(view: SensorView, i: number, out: Float32Array, offset: number): void {
    const frames = this.#frames;
    const picture = this.#picture;
    const memory = this.#memoryOf(i);
    const { ring } = memory;
    this.#camera.observe(view, i, picture, 0);
    memory.newest = (memory.newest + frames - 1) % frames;
    for (let k = 0; k < picture.length; k++) ring[memory.newest * picture.length + k] = shadeOf(picture[k]);
    if (memory.isFresh) this.#repeatNewest(memory);
    for (let frame = 0; frame < frames; frame++) {
      const from = ((memory.newest + frame) % frames) * picture.length;
      for (let k = 0; k < picture.length; k++) out[offset + k * frames + frame] = brightness(ring[from + k]);
    }
  }

  begin(i: number): void {
    this.#memoryOf(i).isFresh = true;
  }

  /** Per car: whether the next picture begins an episode, then the pictures before the newest, latest first. */
  save(): Uint8Array[] {
    const size = this.#picture.length;
    return this.#memories.map(({ ring, newest, isFresh }) => {
      const saved = new Uint8Array(1 + ring.length - size);
      saved[0] = isFresh ? 1 : 0;
      for (let frame = 1; frame < this.#frames; frame++) {
        const from = ((newest + frame) % this.#frames) * size;
        saved.set(ring.subarray(from, from + size), 1 + (frame - 1) * size);
      }
      return saved;
    });
  }

  restore(saved: readonly Uint8Array[]): void {
    const length = 1 + (this.#frames - 1) * this.#picture.length;
    if (saved.some((memory) => memory.length !== length))
      throw new RangeError(`a camera's memory of a car takes ${length} bytes`);
    saved.forEach((bytes, i) => {
      const memory = this.#memoryOf(i);
      memory.newest = 0;
      memory.isFresh = bytes[0] === 1;
      memory.ring.set(bytes.subarray(1));
    });
  }

  #memoryOf(i: number): Memory {
    const size = this.#frames * this.#picture.length;
    return (this.#memories[i] ??= { ring: new Uint8Array(size), newest: 0, isFresh: true });
  }

  #repeatNewest(memory: Memory): void {
    const { ring, newest } = memory;
    const size = this.#picture.length;
    for (let frame = 0; frame < this.#frames; frame++)
      ring.copyWithin(frame * size, newest * size, (newest + 1) * size);
    memory.isFresh = false;
  }
}

/** A camera gives shades of 255, so nothing is lost. */
function shadeOf(brightness: number): number {
  return Math.round((brightness + 1) * 127.5);
}
