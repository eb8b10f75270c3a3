import { CanvasTexture, Group, Sprite, SpriteMaterial, SRGBColorSpace } from 'three';
import type { Car } from '../sim/car.ts';
import { POSE, POSE_SIZE } from '../workers/protocol.ts';
import { carLookOf, paintedLook } from './car-look.ts';
import { HeroCar } from './hero-car.ts';
import type { SceneTheme } from './scene-theme.ts';

/** The plate over a car: its height above the ground [m], its share of the picture's height, the pixels of its picture, a side. */
const PLATE = { height: 0.2, share: 0.032, pixels: 64 } as const;

/** One car with the plate over it. */
interface Entry {
  readonly car: HeroCar;
  readonly plate: Sprite;
}

/**
 * The cars of a contest: all solid, told apart by the number over each and by their paint, in the colours that its list has. A
 * car of the person's own keeps its shape and its trim.
 */
export class ContestCars extends Group {
  #entries: readonly Entry[] = [];
  #theme: SceneTheme;

  constructor(theme: SceneTheme) {
    super();
    this.#theme = theme;
  }

  /** Shows these cars from now on, seven at most; none takes them away. */
  show(cars: readonly Car[]): void {
    this.dispose();
    this.#entries = cars.map((car, i) => this.#entry(car, i));
    for (const { car, plate } of this.#entries) this.add(car, plate);
  }

  applyTheme(theme: SceneTheme): void {
    this.#theme = theme;
    for (const { car } of this.#entries) car.applyTheme(theme);
  }

  /**
   * @param poses [numCars × POSE_SIZE]; empty: not known yet
   * @param seconds that they have driven since the last picture
   * @param magnify drawn size over true size
   * @param near the car that the camera is next to, whose plate would be in the way; null: none
   */
  setPoses(poses: Float32Array, seconds: number, magnify: number, near: number | null): void {
    for (const [i, { car, plate }] of this.#entries.entries()) {
      const pose = poses.subarray(i * POSE_SIZE, (i + 1) * POSE_SIZE);
      car.visible = pose.length > 0;
      plate.visible = car.visible && i !== near;
      if (pose.length === 0) continue;
      car.setPose(pose, seconds, magnify, false);
      plate.position.set(pose[POSE.x], pose[POSE.y], pose[POSE.z] + PLATE.height * magnify);
    }
  }

  override dispose(): void {
    for (const { car, plate } of this.#entries) {
      this.remove(car, plate);
      car.dispose();
      plate.material.map?.dispose();
      plate.material.dispose();
    }
    this.#entries = [];
  }

  #entry(look: Car, i: number): Entry {
    const color = this.#theme.contest[i];
    const map = pictureOf(String(i + 1), color);
    // As large from everywhere: it is to be read.
    const plate = new Sprite(
      new SpriteMaterial({ map, depthTest: false, sizeAttenuation: false, fog: false }),
    );
    plate.scale.setScalar(PLATE.share);
    plate.center.set(0.5, 0);
    plate.renderOrder = 10;
    const car = new HeroCar(this.#theme, color);
    car.setLook(paintedLook(carLookOf(look), color));
    return { car, plate };
  }
}

/** A number on a round plate. */
function pictureOf(text: string, color: string): CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = PLATE.pixels;
  const context = canvas.getContext('2d');
  const middle = PLATE.pixels / 2;
  if (context !== null) {
    context.fillStyle = '#0f1216';
    context.arc(middle, middle, middle, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.fillStyle = color;
    context.arc(middle, middle, middle - 5, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = isDark(color) ? '#ffffff' : '#0f1216';
    context.font = `700 ${0.66 * PLATE.pixels}px sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, middle, 1.06 * middle);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

/** Whether white is read better on it than black. @param color `#rrggbb` */
function isDark(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.3 * red + 0.59 * green + 0.11 * blue < 110;
}
