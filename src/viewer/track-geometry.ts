import { Color, type BufferGeometry } from 'three';
import type { ClosedLine } from '../track/closed-line.ts';
import { SHOULDER, type Track } from '../track/track.ts';
import { CrossSections } from './cross-sections.ts';
import { MeshBuilder, type BakedLight } from './mesh-builder.ts';
import type { SceneTheme } from './scene-theme.ts';

/** Heights above the surface keep the layers of paint apart in the depth buffer, metres. */
const LIFT = { shoulder: 0.001, road: 0.004, kerb: 0.005, line: 0.007, chequer: 0.009 } as const;
/** Share of the road's width that a border line takes. */
const LINE_SHARE = 0.037;
const DASH = { length: 0.16, gap: 0.16, width: 0.018 } as const;
const KERB = { width: 0.075, rise: 0.012, stripe: 0.11 } as const;
/** A bend wears kerbs where its radius is below this many road widths. */
const KERB_RADIUS_IN_WIDTHS = 4.5;
/** Where the road is higher than this it stands on a bank, metres. */
const BANK_FROM = 0.01;

/** The road with its shoulders, kerbs, paint and banks: one geometry, one draw call. */
export function buildTrackGeometry(track: Track, theme: SceneTheme, light: BakedLight): BufferGeometry {
  const builder = new MeshBuilder(light);
  const sections = new CrossSections(track);
  addSurface(builder, sections, theme);
  addBorderLines(builder, sections, theme);
  addDashes(builder, sections, theme);
  for (const side of [1, -1] as const) addKerb(builder, sections, side, theme);
  addStartLine(builder, sections, theme);
  return builder.build();
}

function addSurface(builder: MeshBuilder, sections: CrossSections, theme: SceneTheme): void {
  const road = new Color(theme.road);
  const shoulder = new Color(theme.shoulder);
  const bank = new Color(theme.bank);
  const patched = new Color();
  for (let i = 0; i < sections.count; i++) {
    const j = (i + 1) % sections.count;
    // Slightly uneven asphalt lets the eye see speed.
    patched.copy(road).multiplyScalar(0.95 + 0.1 * scatter(i));
    const leftHere = sections.border(1, i);
    const leftNext = sections.border(1, j);
    const rightHere = sections.border(-1, i);
    const rightNext = sections.border(-1, j);
    strip(builder, sections, i, [rightHere, leftHere], [rightNext, leftNext], LIFT.road, patched);
    const edge = SHOULDER;
    strip(
      builder,
      sections,
      i,
      [leftHere, leftHere + edge],
      [leftNext, leftNext + edge],
      LIFT.shoulder,
      shoulder,
    );
    strip(
      builder,
      sections,
      i,
      [rightHere - edge, rightHere],
      [rightNext - edge, rightNext],
      LIFT.shoulder,
      shoulder,
    );
    addBank(builder, sections, i, leftHere + edge, leftNext + edge, bank);
    addBank(builder, sections, i, rightHere - edge, rightNext - edge, bank);
  }
}

/** A quad along the road from point `i` to the next between two distances to the left of the centre line. */
function strip(
  builder: MeshBuilder,
  sections: CrossSections,
  i: number,
  here: readonly [number, number],
  next: readonly [number, number],
  lift: number,
  color: Color,
): void {
  builder.quad(
    sections.point(i, 0, here[0], lift),
    sections.point(i + 1, 0, next[0], lift),
    sections.point(i + 1, 0, next[1], lift),
    sections.point(i, 0, here[1], lift),
    color,
  );
}

/** The slope from the edge of the shoulder down to the plain. */
function addBank(
  builder: MeshBuilder,
  sections: CrossSections,
  i: number,
  here: number,
  next: number,
  color: Color,
): void {
  const top = sections.point(i, 0, here, LIFT.shoulder);
  const topNext = sections.point(i + 1, 0, next, LIFT.shoulder);
  if (Math.max(top[2], topNext[2]) < BANK_FROM) return;
  const outwards = Math.sign(here) * 0.35;
  const foot = sections.point(i, 0, here + outwards * top[2]);
  const footNext = sections.point(i + 1, 0, next + outwards * topNext[2]);
  const a = [foot[0], foot[1], 0] as const;
  const b = [footNext[0], footNext[1], 0] as const;
  if (here > 0) builder.quad(top, topNext, b, a, color);
  else builder.quad(a, b, topNext, top, color);
}

function addBorderLines(builder: MeshBuilder, sections: CrossSections, theme: SceneTheme): void {
  const paint = new Color(theme.line);
  for (let i = 0; i < sections.count; i++) {
    const j = (i + 1) % sections.count;
    const left = [sections.border(1, i), sections.border(1, j)] as const;
    const right = [sections.border(-1, i), sections.border(-1, j)] as const;
    const w = LINE_SHARE * (left[0] - right[0]);
    strip(builder, sections, i, [left[0] - w, left[0]], [left[1] - w, left[1]], LIFT.line, paint);
    strip(builder, sections, i, [right[0], right[0] + w], [right[1], right[1] + w], LIFT.line, paint);
  }
}

function addDashes(builder: MeshBuilder, sections: CrossSections, theme: SceneTheme): void {
  const paint = new Color(theme.dash);
  const { centre } = sections.track;
  const period = DASH.length + DASH.gap;
  const dashes = Math.floor(centre.length / period);
  const half = DASH.width / 2;
  for (let k = 0; k < dashes; k++) {
    const s = (k * centre.length) / dashes;
    const a = place(centre, s);
    const b = place(centre, s + DASH.length);
    builder.quad(
      sections.point(a.i, a.t, -half, LIFT.line),
      sections.point(b.i, b.t, -half, LIFT.line),
      sections.point(b.i, b.t, half, LIFT.line),
      sections.point(a.i, a.t, half, LIFT.line),
      paint,
    );
  }
}

/** Striped kerbs outside the border on the inner side of bends. */
function addKerb(builder: MeshBuilder, sections: CrossSections, side: 1 | -1, theme: SceneTheme): void {
  const colors = [new Color(theme.kerb[0]), new Color(theme.kerb[1])] as const;
  const border = side === 1 ? sections.track.left : sections.track.right;
  const stripes = 2 * Math.floor(border.length / (2 * KERB.stripe));
  const wears = Array.from({ length: sections.count }, (_, i) => {
    const width = sections.border(1, i) - sections.border(-1, i);
    return sections.curvature(i) * side * width * KERB_RADIUS_IN_WIDTHS > 1;
  });
  for (let k = 0; k < stripes; k++) {
    const a = place(border, (k * border.length) / stripes);
    const b = place(border, ((k + 1) * border.length) / stripes);
    if (!wears[a.i] || !wears[b.i]) continue;
    const color = colors[k % 2];
    const [nearA, nearB] = [borderAt(sections, side, a), borderAt(sections, side, b)];
    const out = side * KERB.width;
    const inner = [
      sections.point(a.i, a.t, nearA, LIFT.kerb),
      sections.point(b.i, b.t, nearB, LIFT.kerb),
    ] as const;
    const outer = [
      sections.point(a.i, a.t, nearA + out, LIFT.kerb + KERB.rise),
      sections.point(b.i, b.t, nearB + out, LIFT.kerb + KERB.rise),
    ] as const;
    if (side === 1) builder.quad(inner[0], inner[1], outer[1], outer[0], color);
    else builder.quad(outer[0], outer[1], inner[1], inner[0], color);
  }
}

/** Two rows of chequers across the road at arc length 0. */
function addStartLine(builder: MeshBuilder, sections: CrossSections, theme: SceneTheme): void {
  const colors = [new Color(theme.line), new Color(theme.gantry)] as const;
  const line = LINE_SHARE * (sections.border(1, 0) - sections.border(-1, 0));
  const right = sections.border(-1, 0) + line;
  const left = sections.border(1, 0) - line;
  const columns = 10;
  const size = (left - right) / columns;
  const share = size / sections.track.centre.segmentLength[0];
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < columns; column++) {
      const near = right + column * size;
      builder.quad(
        sections.point(0, row * share, near, LIFT.chequer),
        sections.point(0, (row + 1) * share, near, LIFT.chequer),
        sections.point(0, (row + 1) * share, near + size, LIFT.chequer),
        sections.point(0, row * share, near + size, LIFT.chequer),
        colors[(row + column) % 2],
      );
    }
  }
}

function borderAt(sections: CrossSections, side: 1 | -1, { i, t }: { i: number; t: number }): number {
  return sections.border(side, i) * (1 - t) + sections.border(side, (i + 1) % sections.count) * t;
}

function place(line: ClosedLine, s: number): { i: number; t: number } {
  const at = line.at(s);
  return { i: at.segment, t: at.t };
}

/** A fixed pseudo-random number in [0, 1) per index. */
function scatter(i: number): number {
  const x = Math.sin(i * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}
