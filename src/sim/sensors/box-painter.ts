import type { ObjectStates } from '../object-states.ts';
import type { CameraFrame } from './camera-frame.ts';
import { CAMERA, type CameraRays } from './camera-optics.ts';
import { FACE_LUMINANCE } from './luminance.ts';

/** Objects whose middle is farther away are not drawn: less than a pixel of a small picture [m] */
const FAR = 30;

/** Draws objects and other cars as upright boxes into a picture of the ground. */
export class BoxPainter {
  readonly #rays: CameraRays;
  /** The part of the picture that a box lies in. */
  readonly #window = { top: 0, bottom: 0, left: 0, right: 0 };

  constructor(rays: CameraRays) {
    this.#rays = rays;
  }

  /** Whether object `k` may be in the picture at all. */
  isInView({ lens, axis }: CameraFrame, objects: ObjectStates, k: number): boolean {
    const { length, width, height } = objects.shapes[k % objects.numObjects];
    const x = objects.x[k] - lens.x;
    const y = objects.y[k] - lens.y;
    const z = objects.z[k] + height / 2 - lens.z;
    const radius = (length + width + height) / 2;
    const ahead = x * axis.x + y * axis.y + z * axis.z;
    return ahead > -radius && x * x + y * y + z * z < FAR * FAR;
  }

  /**
   * Draws object `k` wherever it is nearer than what is there: each line of sight is cut with the box's three slabs
   * (Kay & Kajiya 1986).
   * @param out luminance, [height × width]
   * @param depth along the optical axis [m], [height × width]
   */
  paint(camera: CameraFrame, objects: ObjectStates, k: number, out: Uint8Array, depth: Float32Array): void {
    if (!this.#frame(camera, objects, k)) return;
    const { width, right: rights, down: downs } = this.#rays;
    const { lens, axis, right, down } = camera;
    const shape = objects.shapes[k % objects.numObjects];
    const halfLength = shape.length / 2;
    const halfWidth = shape.width / 2;
    const cosine = Math.cos(objects.heading[k]);
    const sine = Math.sin(objects.heading[k]);
    // Lens and axes in the box's frame; its origin is the middle of its base.
    const offsetX = lens.x - objects.x[k];
    const offsetY = lens.y - objects.y[k];
    const lensX = cosine * offsetX + sine * offsetY;
    const lensY = cosine * offsetY - sine * offsetX;
    const lensZ = lens.z - objects.z[k];
    const axisX = cosine * axis.x + sine * axis.y;
    const axisY = cosine * axis.y - sine * axis.x;
    const rightX = cosine * right.x + sine * right.y;
    const rightY = cosine * right.y - sine * right.x;
    const downX = cosine * down.x + sine * down.y;
    const downY = cosine * down.y - sine * down.x;
    const window = this.#window;
    for (let row = window.top; row <= window.bottom; row++) {
      const rowX = axisX + downs[row] * downX;
      const rowY = axisY + downs[row] * downY;
      const rowZ = axis.z + downs[row] * down.z;
      for (let column = window.left; column <= window.right; column++) {
        const inverseX = 1 / (rowX + rights[column] * rightX);
        const inverseY = 1 / (rowY + rights[column] * rightY);
        const inverseZ = 1 / (rowZ + rights[column] * right.z);
        // Along the line of sight, where each slab is entered and left.
        const enterX = (-Math.sign(inverseX) * halfLength - lensX) * inverseX;
        const enterY = (-Math.sign(inverseY) * halfWidth - lensY) * inverseY;
        const enterZ = ((inverseZ > 0 ? 0 : shape.height) - lensZ) * inverseZ;
        const leaveX = enterX + 2 * halfLength * Math.abs(inverseX);
        const leaveY = enterY + 2 * halfWidth * Math.abs(inverseY);
        const leaveZ = enterZ + shape.height * Math.abs(inverseZ);
        const enter = Math.max(enterX, enterY, enterZ);
        const leave = Math.min(leaveX, leaveY, leaveZ);
        const at = row * width + column;
        // A lens inside the box, or too near to it, sees what is behind: the near plane cuts the box open.
        if (!(enter < leave && enter >= CAMERA.near && enter < depth[at])) continue;
        depth[at] = enter;
        out[at] =
          enter === enterZ ? FACE_LUMINANCE.top : enter === enterX ? FACE_LUMINANCE.end : FACE_LUMINANCE.side;
      }
    }
  }

  /** Finds the rectangle of the picture around a box. @returns false where there is none */
  #frame({ lens, axis, right, down }: CameraFrame, objects: ObjectStates, k: number): boolean {
    const { width, height } = this.#rays;
    const shape = objects.shapes[k % objects.numObjects];
    const cosine = Math.cos(objects.heading[k]);
    const sine = Math.sin(objects.heading[k]);
    let top = Infinity;
    let bottom = -Infinity;
    let left = Infinity;
    let rightmost = -Infinity;
    let isCut = false;
    let isAhead = false;
    for (let corner = 0; corner < 8; corner++) {
      const along = ((corner & 1) - 0.5) * shape.length;
      const across = (((corner >> 1) & 1) - 0.5) * shape.width;
      const x = objects.x[k] + cosine * along - sine * across - lens.x;
      const y = objects.y[k] + sine * along + cosine * across - lens.y;
      const z = objects.z[k] + (corner >> 2) * shape.height - lens.z;
      const ahead = x * axis.x + y * axis.y + z * axis.z;
      if (ahead < CAMERA.near) {
        isCut = true;
        continue;
      }
      isAhead = true;
      const toRight = (x * right.x + y * right.y + z * right.z) / ahead;
      const toBottom = (x * down.x + y * down.y + z * down.z) / ahead;
      left = Math.min(left, toRight);
      rightmost = Math.max(rightmost, toRight);
      top = Math.min(top, toBottom);
      bottom = Math.max(bottom, toBottom);
    }
    if (!isAhead) return false;
    const window = this.#window;
    const column = (tangent: number): number => (tangent / this.#rays.halfWidth + 1) * (width / 2);
    const row = (tangent: number): number => (tangent / this.#rays.halfHeight + 1) * (height / 2);
    // Where a corner is beside or behind the lens, the box may reach anywhere.
    window.left = isCut ? 0 : Math.max(0, Math.floor(column(left)));
    window.right = isCut ? width - 1 : Math.min(width - 1, Math.floor(column(rightmost)));
    window.top = isCut ? 0 : Math.max(0, Math.floor(row(top)));
    window.bottom = isCut ? height - 1 : Math.min(height - 1, Math.floor(row(bottom)));
    return window.left <= window.right && window.top <= window.bottom;
  }
}
