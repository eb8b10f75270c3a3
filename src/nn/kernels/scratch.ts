/** The allocator of a wasm backend. */
interface WasmHeap {
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/** A piece of wasm memory that is kept from call to call and grows when one needs more. What is in it is lost then. */
export class Scratch {
  readonly #heap: WasmHeap;
  #pointer = 0;
  #bytes = 0;

  constructor(heap: WasmHeap) {
    this.#heap = heap;
  }

  /** @returns where at least `bytes` bytes are free to use until the next call */
  reserve(bytes: number): number {
    if (bytes > this.#bytes) {
      this.#heap._free(this.#pointer);
      this.#pointer = this.#heap._malloc(bytes);
      this.#bytes = bytes;
    }
    return this.#pointer;
  }
}
