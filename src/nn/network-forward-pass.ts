import {
  checkNetworkWeights,
  convolutionLayers,
  headSizes,
  imageSize,
  type NetworkShape,
  type ConvolutionLayer,
} from './network-shape.ts';
import { ForwardPass } from './forward-pass.ts';
import { ConvolutionLoops, outPixels, patchSize } from './kernels/convolution.ts';
import { instantiateElementwise, type ElementwiseExports } from './kernels/elementwise.ts';
import { GEMM_TILE_BYTES, instantiateGemm, packedBytes, type GemmExports } from './kernels/gemm.ts';
import { createWasmMemory, type WasmMemory } from './kernels/web-assembly.ts';
import { MemoryLayout } from './memory-layout.ts';

/** A convolution and where its parts are in the memory, in bytes. */
interface PlacedLayer extends ConvolutionLayer {
  readonly packed: number;
  readonly bias: number;
  /** The result for one image; the last layer's goes to the perceptron's inputs instead. */
  readonly out: number;
}

/**
 * The forward pass of a `Network` for a few rows at a time, without tfjs and without allocating, like `ForwardPass`, which it
 * ends in, or is where there is no image. It goes through the convolutions image by image, so that an image's patches stay in
 * the processor's first cache.
 */
export class NetworkForwardPass {
  readonly shape: NetworkShape;
  readonly maxRows: number;
  readonly #memory: WasmMemory;
  readonly #gemm: GemmExports;
  readonly #elementwise: ElementwiseExports;
  readonly #convolution: ConvolutionLoops;
  readonly #layers: readonly PlacedLayer[];
  readonly #head: ForwardPass;
  readonly #tile: number;
  /** Scratch for one unpacked filter. */
  readonly #filter: number;
  readonly #patches: number;
  readonly #image: number;
  readonly #joined: number;
  /** What the convolutions see, and what the perceptron is given, in one row. */
  readonly #pixels: number;
  readonly #joinedSize: number;
  readonly #imageView: Float32Array;
  readonly #joinedView: Float32Array;

  constructor(shape: NetworkShape, maxRows = 64) {
    this.shape = shape;
    this.maxRows = maxRows;
    this.#head = new ForwardPass(headSizes(shape), maxRows);
    this.#pixels = imageSize(shape.image);
    this.#joinedSize = this.#head.layerSizes[0];
    const layers = convolutionLayers(shape);
    const layout = new MemoryLayout();
    // Address 0 means "no bias" to the kernel, so the tile goes there.
    this.#tile = layout.reserve(GEMM_TILE_BYTES);
    this.#layers = layers.map((layer) => ({
      ...layer,
      packed: layout.reserve(packedBytes(patchSize(layer.geometry), layer.filters)),
      bias: layout.reserve(4 * layer.filters),
      out: layout.reserve(4 * outPixels(layer.geometry) * layer.filters),
    }));
    const most = (count: (layer: ConvolutionLayer) => number): number =>
      4 * Math.max(0, ...layers.map(count));
    this.#filter = layout.reserve(most(({ geometry, filters }) => patchSize(geometry) * filters));
    this.#patches = layout.reserve(most(({ geometry }) => patchSize(geometry) * outPixels(geometry)));
    this.#image = layout.reserve(4 * this.#pixels);
    this.#joined = layout.reserve(4 * maxRows * this.#joinedSize);
    this.#memory = createWasmMemory(layout.bytes);
    this.#gemm = instantiateGemm(this.#memory);
    this.#elementwise = instantiateElementwise(this.#memory);
    this.#convolution = new ConvolutionLoops(this.#memory);
    this.#imageView = this.#view(this.#image, this.#pixels);
    this.#joinedView = this.#view(this.#joined, maxRows * this.#joinedSize);
  }

  /** Takes over weights in the order of `Network.weights()`. @throws RangeError if they are of another network */
  load(weights: readonly Float32Array[]): void {
    checkNetworkWeights(this.shape, weights);
    this.#layers.forEach(({ geometry, filters, packed, bias }, i) => {
      const k = patchSize(geometry);
      this.#view(this.#filter, k * filters).set(weights[2 * i]);
      this.#gemm.pack(k, filters, this.#filter, 4 * filters, 4, packed);
      this.#view(bias, filters).set(weights[2 * i + 1]);
    });
    this.#head.load(weights.slice(2 * this.#layers.length));
  }

  /**
   * @param observations [rows × inputs], every row an image and its features
   * @param rows at most `maxRows`
   * @returns [rows × outputs] in the first places of an array that the next call overwrites
   */
  run(observations: Float32Array, rows: number): Float32Array {
    return this.decide(this.see(observations, rows), rows);
  }

  /** The first half of `run`: what the perceptron is given, [rows × `headSizes(shape)[0]`], in an array that the next call overwrites. */
  see(observations: Float32Array, rows: number): Float32Array {
    if (rows > this.maxRows)
      throw new RangeError(`${rows} rows do not fit: this pass was made for ${this.maxRows}`);
    const { image, features } = this.shape;
    if (image === null) return observations;
    const inputs = this.#pixels + features;
    const seen = this.#joinedSize - features;
    for (let row = 0; row < rows; row++) {
      copy(observations, row * inputs, this.#imageView, 0, this.#pixels);
      this.#see(this.#joined + 4 * row * this.#joinedSize);
      copy(
        observations,
        row * inputs + this.#pixels,
        this.#joinedView,
        row * this.#joinedSize + seen,
        features,
      );
    }
    return this.#joinedView;
  }

  /** The second half. */
  decide(seen: Float32Array, rows: number): Float32Array {
    return this.#head.run(seen, rows);
  }

  /** The convolutions of the image that has been loaded, to a row of the perceptron's inputs. */
  #see(joined: number): void {
    const last = this.#layers.length - 1;
    let from = this.#image;
    for (let i = 0; i <= last; i++) {
      const { geometry, filters, packed, bias, out } = this.#layers[i];
      const to = i === last ? joined : out;
      const rows = outPixels(geometry);
      const k = patchSize(geometry);
      this.#convolution.gather(geometry, from, this.#patches);
      this.#gemm.multiply(rows, filters, k, this.#patches, 4 * k, 4, packed, bias, to, this.#tile);
      this.#elementwise.relu(rows * filters, to, to);
      from = to;
    }
  }

  #view(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, pointer, length);
  }
}

/** A loop, because `set` would need a view of the source for every image. */
function copy(from: Float32Array, fromAt: number, to: Float32Array, toAt: number, count: number): void {
  for (let i = 0; i < count; i++) to[toAt + i] = from[fromAt + i];
}
