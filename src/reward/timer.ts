/** Time as the pure layers may have it: handed in. */
export interface Timer {
  /** Calls `action` once, `milliseconds` from now. @returns a function that cancels it */
  after(milliseconds: number, action: () => void): () => void;
}

/** Shortest piece that a wait is cut into, milliseconds. */
const TICK = 100;

/**
 * Like `timer.after`, but time in which this program did not run hardly counts. A machine that slept, or a program that
 * was stopped, finds all its alarms overdue when it goes on; a wait made of short ticks has then lost one of them.
 */
export function afterAwake(timer: Timer, milliseconds: number, action: () => void): () => void {
  const tick = Math.min(milliseconds, TICK);
  let cancel = timer.after(tick, () => {
    if (milliseconds === tick) action();
    else cancel = afterAwake(timer, milliseconds - tick, action);
  });
  return () => cancel();
}

/** Waits for a promise, but not longer than `milliseconds` awake; then the answer is `otherwise`. */
export function within<T, U>(
  timer: Timer,
  milliseconds: number,
  promise: Promise<T>,
  otherwise: U,
): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const cancel = afterAwake(timer, milliseconds, () => resolve(otherwise));
    promise.then(resolve, reject).finally(cancel);
  });
}
