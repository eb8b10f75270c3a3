import type { Projection } from '../../track/projection.ts';
import type { CrossSections } from '../cross-sections.ts';
import type { MeshBuilder, Point } from '../mesh-builder.ts';
import type { Color } from 'three';

/** A place beside the road, with its own axes: forward along the road, to its left, up from the ground. */
export class RoadsideFrame {
  readonly #x: number;
  readonly #y: number;
  /** Height of its ground [m] */
  readonly z: number;
  readonly #ux: number;
  readonly #uy: number;

  /** @param s along the road from the start line @param lateral to the left of its middle; metres */
  constructor(sections: CrossSections, s: number, lateral: number) {
    const { segment, t } = placeAt(sections, s);
    const [x, y, z] = sections.point(segment, t, lateral);
    const heading = sections.track.headingAt(s);
    [this.#x, this.#y, this.z] = [x, y, z];
    [this.#ux, this.#uy] = [Math.cos(heading), Math.sin(heading)];
  }

  /** A point of the world. Metres. */
  at(forward: number, left: number, up: number): Point {
    return [
      this.#x + forward * this.#ux - left * this.#uy,
      this.#y + forward * this.#uy + left * this.#ux,
      this.z + up,
    ];
  }

  /** A box along the axes, by two opposite corners: the lower one first. */
  box(builder: MeshBuilder, low: Point, high: Point, color: Color): void {
    const corners = [
      [low[0], low[1]],
      [high[0], low[1]],
      [high[0], high[1]],
      [low[0], high[1]],
    ] as const;
    const outline = corners.map(([forward, left]) => {
      const [x, y] = this.at(forward, left, 0);
      return [x, y] as const;
    });
    builder.prism(outline, this.z + low[2], this.z + high[2], color);
  }
}

/** The point of the centre line before a place along the road. @param s from the start line, before or behind it [m] */
export function roadsideIndex(sections: CrossSections, s: number): number {
  return placeAt(sections, s).segment;
}

function placeAt({ track: { centre } }: CrossSections, s: number): Projection {
  return centre.at(((s % centre.length) + centre.length) % centre.length);
}
