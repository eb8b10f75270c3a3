import { BufferGeometry, Color, Float32BufferAttribute, Vector3 } from 'three';

export type Point = readonly [number, number, number];

/** Light that is baked into vertex colours, so that nothing has to be lit while drawing. */
export interface BakedLight {
  /** Towards the sun; need not be a unit. */
  readonly direction: Point;
  readonly sun: Color;
  readonly shade: Color;
}

/**
 * Collects flat-shaded triangles with one colour each and makes a geometry of them. z points to the sky.
 * Corners run counter-clockwise as seen from outside.
 */
export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #colors: number[] = [];
  readonly #color = new Color();
  readonly #light: BakedLight | null;
  readonly #sun: Vector3;

  /** @param light baked into the colours when given */
  constructor(light: BakedLight | null = null) {
    this.#light = light;
    this.#sun = light === null ? new Vector3(0, 0, 1) : new Vector3(...light.direction).normalize();
  }

  get numTriangles(): number {
    return this.#positions.length / 9;
  }

  triangle(a: Point, b: Point, c: Point, color: Color): this {
    this.#positions.push(...a, ...b, ...c);
    const shaded = this.#shaded(a, b, c, color);
    for (let i = 0; i < 3; i++) this.#colors.push(shaded.r, shaded.g, shaded.b);
    return this;
  }

  quad(a: Point, b: Point, c: Point, d: Point, color: Color): this {
    return this.triangle(a, b, c, color).triangle(a, c, d, color);
  }

  /** A box between two opposite corners, `low` being the smaller in x, y and z. */
  box(low: Point, high: Point, color: Color): this {
    const [x0, y0, z0] = low;
    const [x1, y1, z1] = high;
    return this.prism(
      [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ],
      z0,
      z1,
      color,
    );
  }

  /** An upright prism over a counter-clockwise polygon; without a floor, which nobody sees. */
  prism(outline: readonly (readonly [number, number])[], z0: number, z1: number, color: Color): this {
    const n = outline.length;
    for (let i = 0; i < n; i++) {
      const [ax, ay] = outline[i];
      const [bx, by] = outline[(i + 1) % n];
      this.quad([ax, ay, z0], [bx, by, z0], [bx, by, z1], [ax, ay, z1], color);
    }
    const [ox, oy] = outline[0];
    for (let i = 1; i + 1 < n; i++) {
      const [bx, by] = outline[i];
      const [cx, cy] = outline[i + 1];
      this.triangle([ox, oy, z1], [bx, by, z1], [cx, cy, z1], color);
    }
    return this;
  }

  build(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute(this.#positions, 3));
    geometry.setAttribute('color', new Float32BufferAttribute(this.#colors, 3));
    geometry.computeVertexNormals();
    geometry.computeBoundingSphere();
    return geometry;
  }

  #shaded(a: Point, b: Point, c: Point, color: Color): Color {
    this.#color.copy(color);
    if (this.#light === null) return this.#color;
    const ux = b[0] - a[0];
    const uy = b[1] - a[1];
    const uz = b[2] - a[2];
    const vx = c[0] - a[0];
    const vy = c[1] - a[1];
    const vz = c[2] - a[2];
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const size = Math.hypot(nx, ny, nz) || 1;
    const facing = Math.max(0, (nx * this.#sun.x + ny * this.#sun.y + nz * this.#sun.z) / size);
    // Half of the light comes from the whole sky: most to faces that look up, little to those that look down.
    const sky = 0.5 + (0.5 * nz) / size;
    const { sun, shade } = this.#light;
    this.#color.r *= shade.r * sky + sun.r * facing;
    this.#color.g *= shade.g * sky + sun.g * facing;
    this.#color.b *= shade.b * sky + sun.b * facing;
    return this.#color;
  }
}
