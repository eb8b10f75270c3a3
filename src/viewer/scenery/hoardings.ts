import { Color } from 'three';
import { SHOULDER } from '../../track/track.ts';
import type { CrossSections } from '../cross-sections.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { Bend } from './bends.ts';
import type { FreeGround } from './free-ground.ts';
import { RoadsideFrame, roadsideIndex } from './roadside-frame.ts';
import type { SceneryTheme } from './scenery-theme.ts';

const BOARD = { length: 0.46, gap: 0.02, height: 0.1, thick: 0.016 } as const;
/** So many boards stand in a row, then so many places stay free. */
const ROW = { boards: 4, free: 3 } as const;
const BESIDE = SHOULDER + 0.14;
/** From bends, metres. */
const MARGIN = 0.5;
/** Lower roads have level ground beside their shoulders, metres. */
const LOW = 0.02;

/** Coloured boards along the straights, outside the loop: something that goes by where nothing else does. */
export function addHoardings(
  builder: MeshBuilder,
  sections: CrossSections,
  bends: readonly Bend[],
  ground: FreeGround,
  theme: SceneryTheme,
): void {
  const { track, count } = sections;
  const outside = track.isCounterClockwise ? -1 : 1;
  const colors = theme.hoardings.map((hex) => new Color(hex));
  for (const { from, straight } of bends) {
    const end = track.centre.arcLength[from % count] - MARGIN;
    const numPlaces = Math.floor((straight - 2 * MARGIN) / (BOARD.length + BOARD.gap));
    for (let k = 0; k + ROW.boards <= numPlaces; k += ROW.boards + ROW.free) {
      const frames = Array.from({ length: ROW.boards }, (_, j) => {
        const s = end - (k + j + 0.5) * (BOARD.length + BOARD.gap);
        const border = sections.border(outside, roadsideIndex(sections, s));
        return new RoadsideFrame(sections, s, border + outside * BESIDE);
      });
      // A row is whole, or not there.
      if (!frames.every((frame) => isRoom(frame, ground))) continue;
      for (const [j, frame] of frames.entries()) addBoard(builder, frame, colors, j >> 1);
    }
  }
}

function isRoom(frame: RoadsideFrame, ground: FreeGround): boolean {
  return [-0.5, 0, 0.5].every((share) => {
    const [x, y] = frame.at(share * BOARD.length, 0, 0);
    return frame.z < LOW && ground.isFree(x, y, BESIDE - 0.06);
  });
}

/** One colour with a band of another. */
function addBoard(builder: MeshBuilder, frame: RoadsideFrame, colors: readonly Color[], k: number): void {
  const [half, thick] = [BOARD.length / 2, BOARD.thick / 2];
  const [color, band] = [colors[k % colors.length], colors[(k + 1) % colors.length]];
  frame.box(builder, [-half, -thick, 0.012], [half, thick, BOARD.height], color);
  frame.box(builder, [-half, -thick - 0.002, 0.03], [half, thick + 0.002, 0.05], band);
}
