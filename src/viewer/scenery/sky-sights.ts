import { Color, Group, Mesh, MeshBasicMaterial } from 'three';
import type { Rng } from '../../math/rng.ts';
import { MeshBuilder, type Point } from '../mesh-builder.ts';
import type { SceneryTheme } from './scenery-theme.ts';

/** On a sphere of radius 1 around the camera. */
const CLOUDS = { count: 13, low: 0.1, high: 0.42, distance: 0.9 } as const;
const PUFFS = 4;
const STARS = 140;
const SUN = { size: 0.036, height: 0.16, sides: 24 } as const;
/** After the sky, which covers what is behind it. */
const ORDER = 4;

/** What is seen in the sky: the sun, clouds, stars where it is dark enough. As far away as the sky itself. */
export class SkySights extends Group {
  readonly #meshes: readonly Mesh[];

  constructor(theme: SceneryTheme, sun: Point, rng: Rng) {
    super();
    const lights = new MeshBuilder();
    addSun(lights, theme, sun);
    if (theme.stars !== null) addStars(lights, theme.stars, rng);
    const clouds = new MeshBuilder();
    for (let k = 0; k < CLOUDS.count; k++) addCloud(clouds, theme, rng);
    this.#meshes = [
      this.#show(lights, { opacity: 0.9 }),
      this.#show(clouds, { opacity: theme.stars === null ? 0.82 : 0.6 }),
    ];
    this.add(...this.#meshes);
  }

  override dispose(): void {
    for (const { geometry, material } of this.#meshes) {
      geometry.dispose();
      (material as MeshBasicMaterial).dispose();
    }
  }

  #show(builder: MeshBuilder, { opacity }: { opacity: number }): Mesh {
    const look = { vertexColors: true, fog: false, depthWrite: false, transparent: true, opacity };
    const mesh = new Mesh(builder.build(), new MeshBasicMaterial(look));
    mesh.frustumCulled = false;
    mesh.renderOrder = ORDER;
    return mesh;
  }
}

/** A disc low over the horizon, where the haze glows. */
function addSun(builder: MeshBuilder, theme: SceneryTheme, [x, y]: Point): void {
  const size = Math.hypot(x, y);
  const middle = [x / size, y / size, SUN.height] as const;
  const color = new Color(theme.sun);
  addDisc(builder, middle, SUN.size, SUN.sides, color);
}

function addStars(builder: MeshBuilder, hex: string, rng: Rng): void {
  const bright = new Color(hex);
  for (let k = 0; k < STARS; k++) {
    const [angle, up] = [2 * Math.PI * rng.uniform(), 0.3 + 0.7 * rng.uniform()];
    const out = Math.sqrt(1 - up * up);
    const shine = 0.25 + 0.75 * rng.uniform() ** 2;
    addDisc(
      builder,
      [out * Math.cos(angle), out * Math.sin(angle), up],
      0.0011 + 0.0009 * shine,
      4,
      bright.clone().multiplyScalar(shine),
    );
  }
}

/** A flat disc that looks at the camera. */
function addDisc(builder: MeshBuilder, [x, y, z]: Point, radius: number, sides: number, color: Color): void {
  const out = Math.hypot(x, y) || 1;
  const size = Math.hypot(out, z);
  const [rightX, rightY] = [-y / out, x / out];
  const [upX, upY, upZ] = [(-x * z) / (out * size), (-y * z) / (out * size), out / size];
  const on = (k: number): Point => {
    const angle = (2 * Math.PI * k) / sides;
    const [a, b] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [x + a * rightX + b * upX, y + a * rightY + b * upY, z + b * upZ];
  };
  for (let k = 0; k < sides; k++) builder.triangle([x, y, z], on(k + 1), on(k), color);
}

/** A few flat puffs side by side. */
function addCloud(builder: MeshBuilder, theme: SceneryTheme, rng: Rng): void {
  const color = new Color(theme.cloud);
  const angle = 2 * Math.PI * rng.uniform();
  const up = CLOUDS.low + (CLOUDS.high - CLOUDS.low) * rng.uniform();
  const size = 0.035 + 0.05 * rng.uniform();
  for (let k = 0; k < PUFFS; k++) {
    const aside = (k - (PUFFS - 1) / 2) * 0.95 * size * (0.8 + 0.4 * rng.uniform());
    const radius = size * (1 - 0.34 * Math.abs(k - (PUFFS - 1) / 2)) * (0.75 + 0.45 * rng.uniform());
    addPuff(builder, angle + aside, up, radius, color);
  }
}

/** A ball, flat below, and darker there. */
function addPuff(builder: MeshBuilder, angle: number, up: number, radius: number, color: Color): void {
  const [columns, rows] = [9, 4];
  const middle: Point = [CLOUDS.distance * Math.cos(angle), CLOUDS.distance * Math.sin(angle), up];
  const on = (column: number, row: number): Point => {
    const turn = (2 * Math.PI * column) / columns;
    const rise = (Math.PI / 2) * (1.3 * (row / rows) - 0.3);
    const out = radius * Math.cos(rise);
    return [
      middle[0] + out * Math.cos(turn),
      middle[1] + out * Math.sin(turn),
      middle[2] + 0.5 * radius * Math.sin(rise),
    ];
  };
  const floor: Point = [middle[0], middle[1], on(0, 0)[2]];
  const shades = Array.from({ length: rows + 1 }, (_, row) =>
    color.clone().multiplyScalar(0.8 + (0.2 * row) / rows),
  );
  for (let column = 0; column < columns; column++) {
    builder.triangle(floor, on(column + 1, 0), on(column, 0), shades[0]);
    for (let row = 0; row < rows; row++)
      builder.quad(
        on(column, row),
        on(column + 1, row),
        on(column + 1, row + 1),
        on(column, row + 1),
        shades[row + 1],
      );
  }
}
