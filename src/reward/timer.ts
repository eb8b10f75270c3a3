/** Time as the pure layers may have it: handed in. */
export interface Timer {
  /** Calls `action` once, `milliseconds` from now. @returns a function that cancels it */
  after(milliseconds: number, action: () => void): () => void;
}

/** Waits for a promise, but not longer than `milliseconds`; then the answer is `otherwise`. */
export function within<T, U>(
  timer: Timer,
  milliseconds: number,
  promise: Promise<T>,
  otherwise: U,
): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(milliseconds, () => resolve(otherwise));
    promise.then(resolve, reject).finally(cancel);
  });
}
