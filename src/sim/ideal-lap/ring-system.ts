/** Farthest that two unknowns of one element are apart in the order of elimination, see `place`. */
const BAND = 13;

/** On the diagonal, for unknowns that nothing depends on. */
const IDLE = 1e-9;

/**
 * A symmetric, positive definite system of linear equations on a ring of nodes with two unknowns each, summed up from
 * elements that span four nodes. The ring is folded flat, node 0 beside the last one, so that the matrix becomes a band:
 * a solution takes time in proportion to the nodes. Golub & Van Loan 2013, *Matrix Computations*, §4.3.5.
 */
export class RingSystem {
  /** Right-hand side, [2 · numNodes], two of a node side by side; `solve` leaves it as it is. */
  readonly gradient: Float64Array;
  readonly #numNodes: number;
  /** Lower triangle, row by row, [2 · numNodes × (BAND + 1)], the diagonal last. */
  readonly #band: Float64Array;
  readonly #folded: Float64Array;
  readonly #places = new Int32Array(8);
  readonly #product = new Float64Array(8);

  /** @param numNodes 8 or more */
  constructor(numNodes: number) {
    this.#numNodes = numNodes;
    this.gradient = new Float64Array(2 * numNodes);
    this.#band = new Float64Array(2 * numNodes * (BAND + 1));
    this.#folded = new Float64Array(2 * numNodes);
  }

  clear(): void {
    this.gradient.fill(0);
    this.#band.fill(0);
  }

  /** Adds to the gradient by unknown: `scale · local`. @param first node of the element @param local [8] */
  addGradient(first: number, local: Float64Array, scale: number): void {
    for (let j = 0; j < 8; j++) this.gradient[2 * this.#node(first, j) + (j & 1)] += scale * local[j];
  }

  /** Adds the outer product `weight · local · localᵀ` to the matrix. @param local [8], two of a node side by side */
  addOuter(first: number, local: Float64Array, weight: number): void {
    const places = this.#placesOf(first);
    for (let j = 0; j < 8; j++) {
      const scaled = weight * local[j];
      if (scaled === 0) continue;
      for (let k = 0; k < 8; k++) {
        const below = places[j] - places[k];
        if (below >= 0) this.#band[places[j] * (BAND + 1) + BAND - below] += scaled * local[k];
      }
    }
  }

  /**
   * Adds a quadratic form of some inputs that depend on the unknowns: jacobianᵀ · matrix · jacobian and jacobianᵀ · gradient.
   * @param jacobian derivatives of each input, [inputs][8] @param matrix symmetric, [inputs × inputs]
   */
  addForm(
    first: number,
    jacobian: readonly Float64Array[],
    matrix: Float64Array,
    gradient: Float64Array,
  ): void {
    const numInputs = jacobian.length;
    const places = this.#placesOf(first);
    const product = this.#product;
    for (let k = 0; k < 8; k++) {
      for (let a = 0; a < numInputs; a++) {
        let sum = 0;
        for (let b = 0; b < numInputs; b++) sum += matrix[a * numInputs + b] * jacobian[b][k];
        product[a] = sum;
        this.gradient[2 * this.#node(first, k) + (k & 1)] += gradient[a] * jacobian[a][k];
      }
      for (let j = 0; j < 8; j++) {
        const below = places[j] - places[k];
        if (below < 0) continue;
        let sum = 0;
        for (let a = 0; a < numInputs; a++) sum += jacobian[a][j] * product[a];
        this.#band[places[j] * (BAND + 1) + BAND - below] += sum;
      }
    }
  }

  /**
   * Solves matrix · out = −gradient, the matrix being used up.
   * @param damping share by which its diagonal is made larger first
   */
  solve(out: Float64Array, damping: number): void {
    const size = 2 * this.#numNodes;
    const x = this.#folded;
    for (let node = 0; node < this.#numNodes; node++) {
      const at = this.#place(node);
      x[at] = -this.gradient[2 * node];
      x[at + 1] = -this.gradient[2 * node + 1];
    }
    for (let at = BAND; at < this.#band.length; at += BAND + 1)
      this.#band[at] += damping * this.#band[at] + IDLE;
    this.#factorise(size);
    for (let row = 0; row < size; row++) {
      const start = row * (BAND + 1) + BAND - row;
      let sum = x[row];
      for (let k = Math.max(0, row - BAND); k < row; k++) sum -= this.#band[start + k] * x[k];
      x[row] = sum / this.#band[start + row];
    }
    for (let row = size - 1; row >= 0; row--) {
      const start = row * (BAND + 1) + BAND - row;
      x[row] /= this.#band[start + row];
      for (let k = Math.max(0, row - BAND); k < row; k++) x[k] -= this.#band[start + k] * x[row];
    }
    for (let node = 0; node < this.#numNodes; node++) {
      const at = this.#place(node);
      out[2 * node] = x[at];
      out[2 * node + 1] = x[at + 1];
    }
  }

  /** Cholesky's factor in the place of the matrix. */
  #factorise(size: number): void {
    const a = this.#band;
    for (let row = 0; row < size; row++) {
      const start = row * (BAND + 1) + BAND - row;
      const first = Math.max(0, row - BAND);
      for (let column = first; column <= row; column++) {
        const other = column * (BAND + 1) + BAND - column;
        let sum = a[start + column];
        for (let k = Math.max(first, column - BAND); k < column; k++) sum -= a[start + k] * a[other + k];
        a[start + column] = column === row ? Math.sqrt(sum) : sum / a[other + column];
      }
    }
  }

  /** Where the eight unknowns of an element stand in the matrix. */
  #placesOf(first: number): Int32Array {
    for (let j = 0; j < 8; j++) this.#places[j] = this.#place(this.#node(first, j)) + (j & 1);
    return this.#places;
  }

  #node(first: number, j: number): number {
    return (first + (j >> 1)) % this.#numNodes;
  }

  /** Index of a node's first unknown: the nodes come in turn from the ring's two ends, so neighbours stay near. */
  #place(node: number): number {
    return node < this.#numNodes / 2 ? 4 * node : 4 * (this.#numNodes - 1 - node) + 2;
  }
}
