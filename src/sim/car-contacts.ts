import { type Body, Box, NaiveBroadphase, Vec3 } from 'cannon-es';
import type { CarSpec } from './car-spec.ts';
import { createOverlap, type Outline, overlapOf } from './outline-overlap.ts';

/** Half height of a car's outline: more than cars ever sink into each other, so that they push sideways and never up [m] */
const HALF_HEIGHT = 0.11;
/** What cannon-es is left to push apart by itself [m] */
const SLACK = 0.005;
/** In a pile, cars that are moved out of one another may get into a third. */
const SWEEPS = 4;
/** Collision masks of a body that meets all others, and of one that meets none. */
const ALL = -1;
const NONE = 0;

/**
 * Cars that push each other. cannon-es exchanges their momentum, but it only sees cars that are inside each other
 * already, which at 4 m/s and 60 steps per second may be 7 cm: that is put right after each step, equally for both.
 */
export class CarContacts {
  readonly broadphase = new NaiveBroadphase();
  readonly #car: CarSpec;
  readonly #bodies: Body[] = [];
  readonly #isReturning: boolean[] = [];
  readonly #overlap = createOverlap();

  constructor(car: CarSpec) {
    this.#car = car;
  }

  /** Gives a chassis the car's outline, in place of the box that its inertia comes from. Set its mass afterwards. */
  add(body: Body): void {
    const { length, width, baseOffset } = this.#car;
    for (const shape of body.shapes.slice()) body.removeShape(shape);
    body.addShape(new Box(new Vec3(length / 2, width / 2, HALF_HEIGHT)), new Vec3(baseOffset, 0, 0));
    this.#bodies.push(body);
    this.#isReturning.push(false);
  }

  isGhost(i: number): boolean {
    return this.#bodies[i].collisionFilterMask === NONE;
  }

  /** Lets all others pass through a car; it meets them again as soon as none is in its place. */
  setGhost(i: number, isGhost: boolean): void {
    if (isGhost) this.#bodies[i].collisionFilterMask = NONE;
    this.#isReturning[i] = !isGhost && this.isGhost(i);
    this.#return(i);
  }

  /** After each step of the world. */
  settle(): void {
    const { length } = this.#bodies;
    for (let i = 0; i < length; i++) this.#return(i);
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (let i = 0; i < length; i++) for (let j = 0; j < i; j++) this.#part(i, j);
    }
  }

  #return(i: number): void {
    if (!this.#isReturning[i]) return;
    const isTaken = this.#bodies.some((_, j) => j !== i && !this.isGhost(j) && this.#depth(i, j) > 0);
    if (isTaken) return;
    this.#isReturning[i] = false;
    this.#bodies[i].collisionFilterMask = ALL;
  }

  #part(i: number, j: number): void {
    if (this.isGhost(i) || this.isGhost(j)) return;
    const share = (this.#depth(i, j) - SLACK) / 2;
    if (share <= 0) return;
    const { normalX, normalY } = this.#overlap;
    const a = this.#bodies[i].position;
    const b = this.#bodies[j].position;
    a.x -= share * normalX;
    a.y -= share * normalY;
    b.x += share * normalX;
    b.y += share * normalY;
  }

  #depth(i: number, j: number): number {
    const { length, width } = this.#car;
    return overlapOf(this.#outline(i), this.#outline(j), length, width, this.#overlap).depth;
  }

  #outline(i: number): Outline {
    const { position, quaternion: q } = this.#bodies[i];
    const forwardX = 1 - 2 * (q.y * q.y + q.z * q.z);
    const forwardY = 2 * (q.x * q.y + q.z * q.w);
    const scale = 1 / Math.hypot(forwardX, forwardY);
    const { baseOffset } = this.#car;
    return {
      x: position.x + baseOffset * forwardX,
      y: position.y + baseOffset * forwardY,
      cosine: forwardX * scale,
      sine: forwardY * scale,
    };
  }
}
