import { BufferAttribute, BufferGeometry, Color, DynamicDrawUsage, Mesh, MeshBasicMaterial } from 'three';
import type { Point } from '../mesh-builder.ts';

/** Over road and paint, below trails [m] */
const LIFT = 0.0125;
const WIDTH = 0.03;
/** So many pieces are kept: the oldest go first. */
const MOST = 900;
const CORNERS = 4;
/** Of the darkest mark. */
const DARKNESS = 0.62;

/** Where tyres have slid over the road. */
export class SkidMarks extends Mesh<BufferGeometry, MeshBasicMaterial> {
  readonly #positions = new BufferAttribute(new Float32Array(3 * CORNERS * MOST), 3).setUsage(
    DynamicDrawUsage,
  );
  readonly #colors = new BufferAttribute(new Float32Array(4 * CORNERS * MOST), 4).setUsage(DynamicDrawUsage);
  readonly #rubber: Color;
  #numWritten = 0;

  constructor(rubber: string) {
    super(
      new BufferGeometry(),
      new MeshBasicMaterial({
        vertexColors: true,
        transparent: true,
        depthWrite: false,
        polygonOffset: true,
      }),
    );
    this.material.polygonOffsetFactor = -1;
    this.material.polygonOffsetUnits = -1;
    this.#rubber = new Color(rubber);
    const index = new Uint16Array(6 * MOST);
    for (let k = 0; k < MOST; k++)
      index.set(
        [0, 1, 2, 0, 2, 3].map((corner) => CORNERS * k + corner),
        6 * k,
      );
    this.geometry.setIndex(new BufferAttribute(index, 1));
    this.geometry.setAttribute('position', this.#positions);
    this.geometry.setAttribute('color', this.#colors);
    this.geometry.setDrawRange(0, 0);
    this.frustumCulled = false;
    this.renderOrder = 3;
  }

  /** Adds a piece. @param across to the left of the tyre, a unit @param strength 0 … 1 */
  lay(from: Point, to: Point, across: Point, strength: number): void {
    const k = this.#numWritten % MOST;
    const half = WIDTH / 2;
    for (const [c, [end, side]] of (
      [
        [from, half],
        [from, -half],
        [to, -half],
        [to, half],
      ] as const
    ).entries()) {
      const row = CORNERS * k + c;
      this.#positions.setXYZ(
        row,
        end[0] + side * across[0],
        end[1] + side * across[1],
        end[2] + side * across[2] + LIFT,
      );
      this.#colors.setXYZW(row, this.#rubber.r, this.#rubber.g, this.#rubber.b, DARKNESS * strength);
    }
    this.#numWritten++;
    this.geometry.setDrawRange(0, 6 * Math.min(MOST, this.#numWritten));
    for (const [attribute, size] of [
      [this.#positions, 3],
      [this.#colors, 4],
    ] as const) {
      attribute.addUpdateRange(size * CORNERS * k, size * CORNERS);
      attribute.needsUpdate = true;
    }
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}
