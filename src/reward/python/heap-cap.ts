/** WebAssembly pages are 64 KiB. */
const PAGE = 65_536;

/** What `WebAssembly.Memory.prototype` offers; named here because the pure layers have no platform types. */
export interface GrowableMemory {
  readonly buffer: { readonly byteLength: number };
  grow: (this: GrowableMemory, pages: number) => number;
}

/**
 * Lets no WebAssembly memory of this worker grow beyond `limit` bytes. Emscripten turns the refusal into Python's
 * `MemoryError`, so a list without end is an error after milliseconds instead of a tab with 4 GiB.
 */
export function capHeap(prototype: GrowableMemory, limit: number): void {
  const { grow } = prototype;
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE > limit) throw new RangeError('the heap of rewards is full');
    return grow.call(this, pages);
  };
}

/** Room for CPython (30 MB) and for any sensible reward. */
export const PYTHON_HEAP_LIMIT = 256 * 1024 * 1024;
