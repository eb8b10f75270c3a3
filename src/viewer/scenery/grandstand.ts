import { Color } from 'three';
import type { Rng } from '../../math/rng.ts';
import { SHOULDER } from '../../track/track.ts';
import type { CrossSections } from '../cross-sections.ts';
import type { MeshBuilder, Point } from '../mesh-builder.ts';
import type { FreeGround } from './free-ground.ts';
import { RoadsideFrame, roadsideIndex } from './roadside-frame.ts';
import type { SceneryTheme } from './scenery-theme.ts';

const STEPS = { count: 5, depth: 0.14, rise: 0.08, first: 0.09 } as const;
const DEPTH = STEPS.count * STEPS.depth;
const TOP = STEPS.first + STEPS.count * STEPS.rise;
const ROOF = TOP + 0.2;
/** The longest that there is room for, metres. */
const LENGTHS = [3.4, 2.6, 1.8, 1.2] as const;
/** From the road's border to the first step, metres. */
const BESIDE = SHOULDER + 0.28;
/** From the start line, as shares of the length: where the stand's middle may be. */
const PLACES = [0.65, -0.65, 1.3, -1.3] as const;
/** Farther down the page than this a stand is on the near side. */
const NEAR = -0.3;
/** So many places are taken, and how far apart they are, metres. */
const CROWD = { share: 0.82, spacing: 0.075 } as const;

/** Where a stand is, and how large. */
export interface Stand {
  readonly frame: RoadsideFrame;
  readonly length: number;
  readonly depth: number;
  readonly height: number;
  /** To the left of the frame: 1, or to its right. */
  readonly side: 1 | -1;
  /** One on the near side of the road would hide it from above, with a roof. */
  readonly isRoofed: boolean;
}

/** A part of a stand: from its middle along the road, from its front backwards, up. */
type Part = (
  forward: readonly [number, number],
  behind: readonly [number, number],
  up: readonly [number, number],
  color: Color,
) => void;

/** A stand with people near the start line, where there is room beside the road. @returns null where there is none */
export function addGrandstand(
  builder: MeshBuilder,
  sections: CrossSections,
  ground: FreeGround,
  theme: SceneryTheme,
  rng: Rng,
): Stand | null {
  const stand = findPlace(sections, ground);
  if (stand === null) return null;
  const { frame, length, side, isRoofed, height } = stand;
  const half = length / 2;
  const [concrete, roof] = [theme.concrete, theme.roof].map((hex) => new Color(hex));
  const part: Part = (forward, behind, up, color) => {
    const left = behind.map((distance) => side * distance).sort((p, q) => p - q);
    frame.box(builder, [forward[0], left[0], up[0]], [forward[1], left[1], up[1]], color);
  };
  for (let step = 0; step < STEPS.count; step++) {
    const [top, near] = [STEPS.first + step * STEPS.rise, step * STEPS.depth];
    part([-half, half], [near, near + STEPS.depth], [-frame.z, top], concrete);
    addRow(part, length, near + 0.6 * STEPS.depth, top, theme, rng);
  }
  part([-half, half], [DEPTH, DEPTH + 0.03], [-frame.z, height], concrete);
  if (!isRoofed) return stand;
  part([-half - 0.05, half + 0.05], [0.3 * DEPTH, DEPTH + 0.06], [height, height + 0.03], roof);
  for (const forward of [-half, -half / 3, half / 3, half]) {
    const behind = 0.42 * DEPTH;
    part([forward - 0.012, forward + 0.012], [behind, behind + 0.024], [STEPS.first, height], roof);
  }
  return stand;
}

/** People on a step; some seats stay free. */
function addRow(
  part: Part,
  length: number,
  behind: number,
  top: number,
  theme: SceneryTheme,
  rng: Rng,
): void {
  const numSeats = Math.floor((length - 0.06) / CROWD.spacing);
  for (let k = 0; k < numSeats; k++) {
    const clothes = new Color(theme.crowd[rng.integer(theme.crowd.length)]);
    const face = new Color(theme.faces[rng.integer(theme.faces.length)]);
    const [aside, tall] = [0.02 * (rng.uniform() - 0.5), top + 0.055 + 0.02 * rng.uniform()];
    if (rng.uniform() > CROWD.share) continue;
    const forward = 0.03 - length / 2 + (k + 0.5) * CROWD.spacing + aside;
    part([forward - 0.02, forward + 0.02], [behind, behind + 0.03], [top, tall], clothes);
    part([forward - 0.012, forward + 0.012], [behind, behind + 0.024], [tall, tall + 0.026], face);
  }
}

/** The longest one that there is room for; rather on the far side of the road, as people first look at it. */
function findPlace(sections: CrossSections, ground: FreeGround): Stand | null {
  const { track } = sections;
  const sides = ([1, -1] as const).toSorted((a, b) => backOf(b) - backOf(a));
  for (const length of LENGTHS) {
    for (const side of sides) {
      for (const place of PLACES) {
        const s = place * length;
        const border = sections.border(side, roadsideIndex(sections, s));
        const frame = new RoadsideFrame(sections, s, border + side * BESIDE);
        if (!isRoom(frame, length, side, ground)) continue;
        const isRoofed = backOf(side) > NEAR;
        return { frame, length, side, depth: DEPTH, height: isRoofed ? ROOF : TOP + 0.06, isRoofed };
      }
    }
  }
  return null;

  /** How far up the page a stand on that side looks away to, −1 … 1. */
  function backOf(side: 1 | -1): number {
    return side * Math.cos(track.headingAt(0));
  }
}

function isRoom(frame: RoadsideFrame, length: number, side: 1 | -1, ground: FreeGround): boolean {
  const at = (share: number, behind: number): Point => frame.at(share * length, side * behind, 0);
  return [-0.5, -0.375, -0.25, -0.125, 0, 0.125, 0.25, 0.375, 0.5].every((share) =>
    [0, DEPTH / 2, DEPTH].every((behind) => {
      const [x, y] = at(share, behind);
      return ground.isFree(x, y, BESIDE - 0.12);
    }),
  );
}
