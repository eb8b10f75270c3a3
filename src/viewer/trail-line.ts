import { Group } from 'three';
import { clamp } from '../math/scalar.ts';
import type { LapTrail } from './lap-trail.ts';
import type { TrailScale } from './trail-scale.ts';
import { TrailStrip } from './trail-strip.ts';

/** Width of the line, as a share of the world's radius so that long tracks show it, too, and its bounds [m] */
const WIDTH = { share: 0.009, least: 0.05, most: 0.12 } as const;
/** Of the lap before, which the car has not renewed yet. */
const FAINT = 0.4;

/** Where the solid car has driven in its last lap, on the road: the lap under way, and fainter what is left of the one before. */
export class TrailLine extends Group {
  readonly #current = new TrailStrip(1);
  readonly #before = new TrailStrip(FAINT);

  constructor() {
    super();
    this.add(this.#before, this.#current);
    this.visible = false;
  }

  /** The lap under way; null while no trail is shown. */
  get current(): TrailStrip | null {
    return this.visible ? this.#current : null;
  }

  /** @param scale null takes the trail away @param radius of the world around the track [m] */
  show(scale: TrailScale | null, radius: number): void {
    this.visible = scale !== null;
    if (scale === null) return;
    const width = clamp(WIDTH.share * radius, WIDTH.least, WIDTH.most);
    for (const strip of [this.#before, this.#current]) strip.style(scale, width);
  }

  /** Draws what there is of the trail, if it is shown. Call before every picture. */
  draw(trail: LapTrail): void {
    if (!this.visible) return;
    this.#before.draw(trail.before, trail.numRenewed, null);
    this.#current.draw(trail.current, 0, trail.current.count > 0 ? trail.tip : null);
  }

  override dispose(): void {
    this.#before.dispose();
    this.#current.dispose();
  }
}
