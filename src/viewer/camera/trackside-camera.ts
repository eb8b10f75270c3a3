import { clamp } from '../../math/scalar.ts';
import { Damper } from '../damper.ts';
import type { CameraPose, Subject } from './camera-pose.ts';
import type { TracksidePost } from './trackside-posts.ts';

/** Looked for is the post nearest to a place so far ahead of the car, metres. */
const AHEAD = 1.5;
/** Another post takes over when it is nearer to that place than this share of the distance of the one in use. */
const NEARER = 0.7;
/** No shot is shorter, seconds, unless another post is nearer by this share: the car is somewhere else. */
const SHOT = { shortest: 2, lost: 0.3 } as const;
/** The height of the picture at the car, metres, where it is as wide as high or wider; and bounds of the lens, radians. */
const FRAME = 3.2;
const LENS = { narrow: 0.16, wide: 0.96, settle: 0.7 } as const;
/** Of the point looked at above the ground below the car, metres. */
const MIDDLE = 0.08;

/**
 * Stands at posts beside the road as television does: pans after the car, zooms so that its size stays pleasant, and
 * cuts to the next post when the car comes nearer to that.
 */
export class TracksideCamera {
  readonly #fov = new Damper(LENS.wide, LENS.settle);
  #posts: readonly TracksidePost[] = [];
  #current: TracksidePost | null = null;
  /** Seconds since the last cut. */
  #shot = 0;

  /** Those of another track. */
  set posts(posts: readonly TracksidePost[]) {
    this.#posts = posts;
    this.restart();
  }

  /** The next picture is from the best post, however long the last shot was. */
  restart(): void {
    this.#current = null;
  }

  /**
   * @param aspect width over height
   * @param mayCut false keeps the post, for example on the way to it
   */
  update(subject: Subject, aspect: number, dt: number, mayCut: boolean, out: CameraPose): void {
    this.#shot += dt;
    const last = this.#current;
    if (last === null || mayCut) this.#current = choosePost(this.#posts, subject, last, this.#shot);
    const post = this.#current;
    if (post === null) return;
    out.position.set(post.x, post.y, post.z);
    out.target.copy(subject.position);
    out.target.z += MIDDLE;
    out.up.set(0, 0, 1);
    const fov = fovAt(out.position.distanceTo(out.target), aspect);
    if (post !== last) {
      this.#shot = 0;
      this.#fov.jumpTo(fov);
    }
    out.fov = this.#fov.update(fov, dt);
  }
}

/**
 * The post to see a car from.
 * @param current the one in use, if any
 * @param shot seconds since it has been in use
 * @returns null where there are none
 */
export function choosePost(
  posts: readonly TracksidePost[],
  { position, heading }: Pick<Subject, 'position' | 'heading'>,
  current: TracksidePost | null,
  shot: number,
): TracksidePost | null {
  const x = position.x + AHEAD * Math.cos(heading);
  const y = position.y + AHEAD * Math.sin(heading);
  const distance = (post: TracksidePost): number => Math.hypot(post.x - x, post.y - y);
  let best: TracksidePost | null = null;
  for (const post of posts) if (best === null || distance(post) < distance(best)) best = post;
  if (best === null || current === null) return best;
  const share = shot < SHOT.shortest ? SHOT.lost : NEARER;
  return distance(best) < share * distance(current) ? best : current;
}

/** The angle from top to bottom of the picture in which a car so far away, metres, has a pleasant size; radians. */
export function fovAt(distance: number, aspect: number): number {
  const height = FRAME / Math.min(1, aspect);
  return clamp(2 * Math.atan(height / 2 / distance), LENS.narrow, LENS.wide);
}
