import type { RewardBatch } from './step-params.ts';

/**
 * How long a scorer waits, milliseconds in which this program ran. A call that does not return is an endless loop; many
 * slow calls are not. From the start of an endless loop to the error at most call + locate = 1.3 s pass.
 */
export interface ScorerLimits {
  /** Until a runtime has started; Pyodide on a slow machine takes tens of seconds. */
  readonly start: number;
  /** One module's top level, imports included. */
  readonly load: number;
  /** One call; longer than `HEARTBEAT`, since progress is announced no more often than that. */
  readonly call: number;
  /** Silence after which a second spare is started, since the first will look for the call that does not return. */
  readonly silence: number;
  /** Until the spare that repeats a stalled batch is ready. */
  readonly spare: number;
  /** One call of the repeated batch. */
  readonly tracedCall: number;
  /** The whole search for the call that stalled. */
  readonly locate: number;
}

export const DEFAULT_LIMITS: ScorerLimits = {
  start: 120_000,
  load: 1500,
  call: 800,
  silence: 200,
  spare: 300,
  tracedCall: 200,
  locate: 500,
};

/** Bytes of a batch whose hand-over to another thread or process is given as long as a call. */
const HAND_OVER = 8 * 2 ** 20;

/** How long the first call of a batch may take, milliseconds: with a large one its hand-over takes longer than the call. */
export function firstCallLimit(limit: number, batch: RewardBatch): number {
  return limit * (1 + Math.floor(batch.rows.byteLength / HAND_OVER));
}

/** Milliseconds between two signs of life of a worker that scores a batch; a call that takes longer gets its own. */
export const HEARTBEAT = 50;

/** Milliseconds after which a traced loop is interrupted at its line: within `tracedCall`, so that the line arrives. */
export const TRACE_LIMIT = 100;

/** Milliseconds that a batch may take before the author is told that the reward is slow. */
export const SLOW_BATCH = 1000;
