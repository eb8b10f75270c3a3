import { checkDenseWeights, type DenseShapes } from './dense-shapes.ts';
import { GEMM_TILE_BYTES, instantiateGemm, packedBytes, type GemmExports } from './kernels/gemm.ts';
import { createWasmMemory } from './kernels/web-assembly.ts';
import { MemoryLayout } from './memory-layout.ts';

/** Where a layer's parts are in the memory, in bytes. */
interface LayerLayout {
  readonly inputs: number;
  readonly outputs: number;
  readonly packed: number;
  readonly bias: number;
}

/** `DenseLayers` without tfjs, a few rows at a time, in a memory of its own: what a page needs to use a network that has learnt. */
export class DensePass<Name extends string> {
  readonly #layers: Readonly<Record<Name, LayerLayout>>;
  readonly #gemm: GemmExports;
  readonly #memory: ArrayBuffer;
  readonly #tile: number;
  readonly #input: number;
  readonly #output: number;

  /**
   * @param weights as `DenseLayers` keeps them
   * @param maxRows rows of one call at most
   * @throws RangeError for weights of other layers, TensorflowError code `no-wasm-simd` on an engine that cannot run it
   */
  constructor(shapes: DenseShapes<Name>, weights: readonly Float32Array[], maxRows: number) {
    checkDenseWeights(shapes, weights);
    const layout = new MemoryLayout();
    // Address 0 means "no bias" to the kernel, so the tile goes there.
    this.#tile = layout.reserve(GEMM_TILE_BYTES);
    const entries = Object.entries(shapes) as [Name, DenseShapes[Name]][];
    const layers = entries.map(([, [inputs, outputs]]) => ({
      inputs,
      outputs,
      packed: layout.reserve(packedBytes(inputs, outputs)),
      bias: layout.reserve(4 * outputs),
    }));
    this.#input = layout.reserve(4 * maxRows * Math.max(...layers.map(({ inputs }) => inputs)));
    this.#output = layout.reserve(4 * maxRows * Math.max(...layers.map(({ outputs }) => outputs)));
    const kernel = layout.reserve(4 * Math.max(...layers.map(({ inputs, outputs }) => inputs * outputs)));
    const memory = createWasmMemory(layout.bytes);
    this.#memory = memory.buffer;
    this.#gemm = instantiateGemm(memory);
    layers.forEach(({ inputs, outputs, packed, bias }, i) => {
      this.#view(kernel, inputs * outputs).set(weights[2 * i]);
      this.#gemm.pack(inputs, outputs, kernel, 4 * outputs, 4, packed);
      this.#view(bias, outputs).set(weights[2 * i + 1]);
    });
    this.#layers = Object.fromEntries(entries.map(([name], i) => [name, layers[i]])) as Record<
      Name,
      LayerLayout
    >;
  }

  /** x [rows × inputs] → x · kernel + bias [rows × outputs] */
  run(name: Name, x: ArrayLike<number>): Float32Array {
    const { inputs, outputs, packed, bias } = this.#layers[name];
    const rows = x.length / inputs;
    this.#view(this.#input, x.length).set(x);
    this.#gemm.multiply(
      rows,
      outputs,
      inputs,
      this.#input,
      4 * inputs,
      4,
      packed,
      bias,
      this.#output,
      this.#tile,
    );
    return this.#view(this.#output, rows * outputs).slice();
  }

  #view(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#memory, pointer, length);
  }
}
