/** Vector loads may read this far behind an array, so everything is laid out with that much room. */
const PADDING_BYTES = 64;

/** Hands out places in a wasm memory that is made when all of them are known. */
export class MemoryLayout {
  #end = 0;

  /** Bytes taken so far. */
  get bytes(): number {
    return this.#end;
  }

  /** @returns where the next `bytes` bytes are, in bytes and aligned for vectors */
  reserve(bytes: number): number {
    const start = this.#end;
    this.#end += Math.ceil(bytes / 16) * 16 + PADDING_BYTES;
    return start;
  }
}
