import { instantiateElementwise, type ElementwiseExports } from './kernels/elementwise.ts';
import { GEMM_TILE_BYTES, instantiateGemm, packedBytes, type GemmExports } from './kernels/gemm.ts';
import { createWasmMemory, type WasmMemory } from './kernels/web-assembly.ts';
import { MemoryLayout } from './memory-layout.ts';
import { checkWeights } from './mlp-weights.ts';

/** Where a layer's parts are in the memory, in bytes. */
interface LayerLayout {
  readonly inputs: number;
  readonly outputs: number;
  readonly packed: number;
  readonly bias: number;
}

/**
 * The forward pass of an `Mlp` for a few rows at a time, without tfjs and without allocating: acting in a rollout must not
 * pay for tensors. It has a memory of its own, holds a copy of the weights, packed for the matrix multiplication, and gives
 * the same numbers as the tfjs model up to rounding.
 */
export class ForwardPass {
  readonly layerSizes: readonly number[];
  readonly maxRows: number;
  readonly #memory: WasmMemory;
  readonly #gemm: GemmExports;
  readonly #elementwise: ElementwiseExports;
  readonly #layers: readonly LayerLayout[];
  readonly #tile: number;
  /** Scratch for one unpacked kernel. */
  readonly #kernel: number;
  /** Layer inputs and outputs, alternating. */
  readonly #activations: readonly [number, number];
  readonly #inputs: Float32Array;
  readonly #outputs: Float32Array;

  /** @param layerSizes units per layer, inputs first; hidden layers are tanh, the output is linear */
  constructor(layerSizes: readonly number[], maxRows = 64) {
    this.layerSizes = layerSizes;
    this.maxRows = maxRows;
    const layout = new MemoryLayout();
    // Address 0 means "no bias" to the kernel, so the tile goes there.
    this.#tile = layout.reserve(GEMM_TILE_BYTES);
    const layers: LayerLayout[] = [];
    for (let i = 1; i < layerSizes.length; i++) {
      const inputs = layerSizes[i - 1];
      const outputs = layerSizes[i];
      layers.push({
        inputs,
        outputs,
        packed: layout.reserve(packedBytes(inputs, outputs)),
        bias: layout.reserve(4 * outputs),
      });
    }
    this.#layers = layers;
    this.#kernel = layout.reserve(4 * Math.max(...layers.map(({ inputs, outputs }) => inputs * outputs)));
    const widest = 4 * maxRows * Math.max(...layerSizes);
    this.#activations = [layout.reserve(widest), layout.reserve(widest)];
    this.#memory = createWasmMemory(layout.bytes);
    this.#gemm = instantiateGemm(this.#memory);
    this.#elementwise = instantiateElementwise(this.#memory);
    this.#inputs = this.#view(this.#activations[0], maxRows * layerSizes[0]);
    this.#outputs = this.#view(this.#activations[layers.length % 2], maxRows * layerSizes.at(-1)!);
  }

  /** Takes over weights in the order of `Mlp.weights()`. @throws RangeError if they are of another network */
  load(weights: readonly Float32Array[]): void {
    checkWeights(this.layerSizes, weights);
    this.#layers.forEach(({ inputs, outputs, packed, bias }, i) => {
      this.#view(this.#kernel, inputs * outputs).set(weights[2 * i]);
      this.#gemm.pack(inputs, outputs, this.#kernel, 4 * outputs, 4, packed);
      this.#view(bias, outputs).set(weights[2 * i + 1]);
    });
  }

  /**
   * @param observations [rows × inputs]
   * @param rows at most `maxRows`
   * @returns [rows × outputs] in the first places of an array that the next call overwrites
   */
  run(observations: Float32Array, rows: number): Float32Array {
    if (rows > this.maxRows)
      throw new RangeError(`${rows} rows do not fit: this pass was made for ${this.maxRows}`);
    const numbers = rows * this.layerSizes[0];
    this.#inputs.set(observations.length === numbers ? observations : observations.subarray(0, numbers));
    const last = this.#layers.length - 1;
    for (let i = 0; i <= last; i++) {
      const { inputs, outputs, packed, bias } = this.#layers[i];
      const from = this.#activations[i % 2];
      const to = this.#activations[(i + 1) % 2];
      this.#gemm.multiply(rows, outputs, inputs, from, 4 * inputs, 4, packed, bias, to, this.#tile);
      if (i < last) this.#elementwise.tanh(rows * outputs, to, to);
    }
    return this.#outputs;
  }

  #view(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, pointer, length);
  }
}
