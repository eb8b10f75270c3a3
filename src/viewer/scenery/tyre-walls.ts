import { Color, InstancedMesh, Matrix4, type MeshBasicMaterial } from 'three';
import { SHOULDER } from '../../track/track.ts';
import type { CrossSections } from '../cross-sections.ts';
import { MeshBuilder, type BakedLight, type Point } from '../mesh-builder.ts';
import type { Bend } from './bends.ts';
import type { FreeGround } from './free-ground.ts';
import type { SceneryTheme } from './scenery-theme.ts';

const TYRE = { radius: 0.052, height: 0.034, stack: 3, sides: 8 } as const;
/** From one stack to the next, metres. */
const SPACING = 0.106;
/** So many stacks of one colour stand side by side. */
const BLOCK = 4;
/** Bends that turn by less need none, radians. */
const LEAST_TURN = 0.9;
/** Outside of the shoulder, on flat ground; and on its edge, where the road stands on a bank, metres. */
const BESIDE = { flat: SHOULDER + 0.08, bank: SHOULDER - TYRE.radius } as const;
/** From other roads, metres. */
const CLEARANCE = 0.2;
/** Fewer in a row would be no wall. */
const SHORTEST = 7;
/** No more on one track. */
const MOST = 420;

/** Stacked tyres outside the bends that turn most: blocks of colour, as the kerbs inside. */
export function buildTyreWalls(
  sections: CrossSections,
  bends: readonly Bend[],
  ground: FreeGround,
  theme: SceneryTheme,
  light: BakedLight,
  material: MeshBasicMaterial,
): InstancedMesh {
  const places = bends
    .filter(({ turn }) => turn > LEAST_TURN)
    .toSorted((a, b) => b.turn - a.turn)
    .flatMap((bend) => wallOf(bend, sections, ground))
    .slice(0, MOST);
  const mesh = new InstancedMesh(stackGeometry(light), material, places.length);
  const matrix = new Matrix4();
  const colors = theme.tyres.map((hex) => new Color(hex));
  for (const [k, [x, y, z]] of places.entries()) {
    mesh.setMatrixAt(k, matrix.makeTranslation(x, y, z));
    mesh.setColorAt(k, colors[Math.floor(k / BLOCK) % colors.length]);
  }
  mesh.computeBoundingSphere();
  return mesh;
}

/** Where the stacks of one wall stand: along the outside, at even distances from each other, in rows of some length. */
function wallOf({ from, to, outside }: Bend, sections: CrossSections, ground: FreeGround): Point[] {
  const rows: Point[][] = [[]];
  let last: Point | null = null;
  // A car that misses the bend leaves the road late in it.
  for (let i = from + Math.floor(0.25 * (to - from)); i <= to + 1; i++) {
    for (let t = 0; t < 1; t += 0.1) {
      const border = sections.border(outside, i % sections.count);
      const isFlat = sections.height(i % sections.count, t, border) < 0.02;
      const beside = isFlat ? BESIDE.flat : BESIDE.bank;
      const place = sections.point(i, t, border + outside * beside);
      if (last !== null && Math.hypot(place[0] - last[0], place[1] - last[1]) < SPACING) continue;
      last = place;
      if (ground.isFree(place[0], place[1], isFlat ? CLEARANCE : BESIDE.bank - 0.05))
        rows.at(-1)!.push(place);
      else rows.push([]);
    }
  }
  return rows.filter((row) => row.length >= SHORTEST).flat();
}

function stackGeometry(light: BakedLight) {
  const builder = new MeshBuilder(light);
  const white = new Color('white');
  const dark = new Color(0.45, 0.45, 0.45);
  const { radius, height, stack, sides } = TYRE;
  const on = (k: number, r: number, z: number): Point => {
    const angle = (2 * Math.PI * k) / sides;
    return [r * Math.cos(angle), r * Math.sin(angle), z];
  };
  for (let level = 0; level < stack; level++) {
    const [low, waist, high] = [level * height, (level + 0.5) * height, (level + 1) * height];
    for (let k = 0; k < sides; k++) {
      const [inner, outer] = [0.86 * radius, radius];
      builder.quad(
        on(k, inner, low),
        on(k + 1, inner, low),
        on(k + 1, outer, waist),
        on(k, outer, waist),
        white,
      );
      builder.quad(
        on(k, outer, waist),
        on(k + 1, outer, waist),
        on(k + 1, inner, high),
        on(k, inner, high),
        white,
      );
    }
  }
  const top = stack * height;
  for (let k = 0; k < sides; k++) {
    builder.quad(
      on(k, 0.86 * radius, top),
      on(k + 1, 0.86 * radius, top),
      on(k + 1, 0.4 * radius, top),
      on(k, 0.4 * radius, top),
      white,
    );
    builder.triangle(
      on(k, 0.4 * radius, top - 0.01),
      on(k + 1, 0.4 * radius, top - 0.01),
      [0, 0, top - 0.01],
      dark,
    );
  }
  return builder.build();
}
