import { Color } from 'three';
import type { CrossSections } from '../cross-sections.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { Bend } from './bends.ts';
import type { FreeGround } from './free-ground.ts';
import { RoadsideFrame, roadsideIndex } from './roadside-frame.ts';
import type { SceneryTheme } from './scenery-theme.ts';

/** Before a bend that turns by so much, radians, after so much of a straight, metres. */
const WORTHY = { turn: 0.9, straight: 1.8 } as const;
/** From one board to the next, and from the last to the bend, metres. */
const STEP = 0.6;
const BOARD = { width: 0.15, low: 0.09, high: 0.21, thick: 0.012, beside: 0.2 } as const;

/** Boards that count down to a bend with three bars, two and one, as braking marks on real circuits do. */
export function addDistanceBoards(
  builder: MeshBuilder,
  sections: CrossSections,
  bends: readonly Bend[],
  ground: FreeGround,
  theme: SceneryTheme,
): void {
  const [board, bars, post] = [theme.board, theme.bars, theme.concrete].map((hex) => new Color(hex));
  const { arcLength } = sections.track.centre;
  for (const { from, turn, straight, outside } of bends) {
    if (turn < WORTHY.turn || straight < WORTHY.straight) continue;
    for (let count = 1; count <= 3 && count * STEP < straight; count++) {
      const s = arcLength[from % sections.count] - count * STEP;
      const border = sections.border(outside, roadsideIndex(sections, s));
      const frame = new RoadsideFrame(sections, s, border + outside * BOARD.beside);
      const [x, y] = frame.at(0, 0, 0);
      if (!ground.isFree(x, y, BOARD.beside - 0.08)) continue;
      const half = BOARD.width / 2;
      frame.box(builder, [0, -0.008, 0], [0.012, 0.008, BOARD.low], post);
      frame.box(builder, [0, -half, BOARD.low], [BOARD.thick, half, BOARD.high], board);
      for (let k = 0; k < count; k++) addBar(builder, frame, (k - (count - 1) / 2) * 0.042, bars);
    }
  }
}

/** On the side that cars see as they come. */
function addBar(builder: MeshBuilder, frame: RoadsideFrame, left: number, color: Color): void {
  const [low, high] = [BOARD.low + 0.02, BOARD.high - 0.02];
  const lean = 0.014;
  builder.quad(
    frame.at(-0.002, left + 0.011 + lean, low),
    frame.at(-0.002, left - 0.011 + lean, low),
    frame.at(-0.002, left - 0.011 - lean, high),
    frame.at(-0.002, left + 0.011 - lean, high),
    color,
  );
}
