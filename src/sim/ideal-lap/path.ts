import type { Corridor } from './corridor.ts';

/** A closed line through a corridor, one point per node, with its length and curvature and their derivatives. */
export class Path {
  readonly corridor: Corridor;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** To the next point [m], [numNodes] */
  readonly length: Float64Array;
  /** Derivatives of it by the shift of this node and of the next, and by how much the piece turns with them [numNodes × 4] */
  readonly lengthSlopes: Float64Array;
  /** At the points [1/m], [numNodes] */
  readonly curvature: Float64Array;
  /** Derivatives of it by the shift of the node before, of this one and of the next [numNodes × 3] */
  readonly curvatureSlopes: Float64Array;

  constructor(corridor: Corridor) {
    const { numNodes } = corridor;
    this.corridor = corridor;
    this.x = new Float64Array(numNodes);
    this.y = new Float64Array(numNodes);
    this.length = new Float64Array(numNodes);
    this.lengthSlopes = new Float64Array(4 * numNodes);
    this.curvature = new Float64Array(numNodes);
    this.curvatureSlopes = new Float64Array(3 * numNodes);
  }

  /** @param offsets to the left of the centre line [m], every second number, [2 · numNodes] */
  place(offsets: Float64Array): void {
    const { numNodes, x, y, leftX, leftY } = this.corridor;
    for (let i = 0; i < numNodes; i++) {
      this.x[i] = x[i] + offsets[2 * i] * leftX[i];
      this.y[i] = y[i] + offsets[2 * i] * leftY[i];
    }
    for (let i = 0; i < numNodes; i++) this.#measure(i);
    for (let i = 0; i < numNodes; i++) this.#bend(i);
  }

  #measure(i: number): void {
    const { numNodes, leftX, leftY } = this.corridor;
    const next = i + 1 === numNodes ? 0 : i + 1;
    const dx = this.x[next] - this.x[i];
    const dy = this.y[next] - this.y[i];
    const length = Math.sqrt(dx * dx + dy * dy);
    const ux = dx / length;
    const uy = dy / length;
    this.length[i] = length;
    this.lengthSlopes[4 * i] = -(ux * leftX[i] + uy * leftY[i]);
    this.lengthSlopes[4 * i + 1] = ux * leftX[next] + uy * leftY[next];
    this.lengthSlopes[4 * i + 2] = -(ux * leftY[i] - uy * leftX[i]) / length;
    this.lengthSlopes[4 * i + 3] = (ux * leftY[next] - uy * leftX[next]) / length;
  }

  /** The angle between two pieces over half their lengths. */
  #bend(i: number): void {
    const { numNodes } = this.corridor;
    const before = i === 0 ? numNodes - 1 : i - 1;
    const next = i + 1 === numNodes ? 0 : i + 1;
    const ax = this.x[i] - this.x[before];
    const ay = this.y[i] - this.y[before];
    const bx = this.x[next] - this.x[i];
    const by = this.y[next] - this.y[i];
    const reach = (this.length[before] + this.length[i]) / 2;
    const curvature = Math.atan2(ax * by - ay * bx, ax * bx + ay * by) / reach;
    this.curvature[i] = curvature;
    const l = this.lengthSlopes;
    const half = curvature / 2;
    const slopes = this.curvatureSlopes;
    slopes[3 * i] = (-l[4 * before + 2] - half * l[4 * before]) / reach;
    slopes[3 * i + 1] = (l[4 * i + 2] - l[4 * before + 3] - half * (l[4 * before + 1] + l[4 * i])) / reach;
    slopes[3 * i + 2] = (l[4 * i + 3] - half * l[4 * i + 1]) / reach;
  }
}
