import { Color, type BufferGeometry } from 'three';
import { SHOULDER } from '../track/track.ts';
import { CrossSections } from './cross-sections.ts';
import { MeshBuilder, type BakedLight, type Point } from './mesh-builder.ts';
import type { Track } from '../track/track.ts';
import type { SceneTheme } from './scene-theme.ts';

/** Thickness of its posts; under its beam, and the beam itself. Metres. */
export const GANTRY = { post: 0.045, clearance: 0.55, beam: { height: 0.17, depth: 0.05 } } as const;
const { post: POST, clearance: CLEARANCE, beam: BEAM } = GANTRY;

/** The start gantry: two posts and a chequered beam over arc length 0, in world coordinates. */
export function buildGantryGeometry(track: Track, theme: SceneTheme, light: BakedLight): BufferGeometry {
  const sections = new CrossSections(track);
  const builder = new MeshBuilder(light);
  const ux = track.centre.directionX[0];
  const uy = track.centre.directionY[0];
  const right = sections.border(-1, 0) - SHOULDER * 0.6;
  const left = sections.border(1, 0) + SHOULDER * 0.6;
  const [baseX, baseY, baseZ] = sections.point(0, 0, 0);
  /** From (along, left, up) in metres to the world. */
  const world = (along: number, lateral: number, up: number): Point => [
    baseX + along * ux - lateral * uy,
    baseY + along * uy + lateral * ux,
    baseZ + up,
  ];
  const block = (
    along: number,
    lateral: readonly [number, number],
    up: readonly [number, number],
    color: Color,
  ) => {
    const corner = (a: number, l: number) => world(a, l, 0);
    const outline = [
      corner(-along, lateral[0]),
      corner(along, lateral[0]),
      corner(along, lateral[1]),
      corner(-along, lateral[1]),
    ];
    builder.prism(
      outline.map(([x, y]) => [x, y] as const),
      baseZ + up[0],
      baseZ + up[1],
      color,
    );
  };
  const frame = new Color(theme.gantry);
  const top = CLEARANCE + BEAM.height;
  block(POST / 2, [right - POST, right], [-baseZ, top], frame);
  block(POST / 2, [left, left + POST], [-baseZ, top], frame);
  block(BEAM.depth / 2, [right, left], [CLEARANCE, top], frame);
  addChequers(builder, world, right, left, theme);
  return builder.build();
}

/** Chequers on both faces of the beam. */
function addChequers(
  builder: MeshBuilder,
  world: (along: number, lateral: number, up: number) => Point,
  right: number,
  left: number,
  theme: SceneTheme,
): void {
  const bright = new Color(theme.line);
  const margin = 0.02;
  const rows = 3;
  const size = (BEAM.height - 2 * margin) / rows;
  const columns = Math.floor((left - right - 2 * margin) / size);
  const begin = (left + right - columns * size) / 2;
  const face = BEAM.depth / 2 + 0.003;
  for (let row = 0; row < rows; row++) {
    for (let column = row % 2; column < columns; column += 2) {
      const l0 = begin + column * size;
      const l1 = l0 + size;
      const z0 = CLEARANCE + margin + row * size;
      const z1 = z0 + size;
      builder.quad(
        world(-face, l1, z0),
        world(-face, l0, z0),
        world(-face, l0, z1),
        world(-face, l1, z1),
        bright,
      );
      builder.quad(
        world(face, l0, z0),
        world(face, l1, z0),
        world(face, l1, z1),
        world(face, l0, z1),
        bright,
      );
    }
  }
}
