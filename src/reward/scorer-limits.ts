/**
 * How long a scorer waits, milliseconds. From the start of an endless loop to the error at most
 * step + locate = 1.3 s pass.
 */
export interface ScorerLimits {
  /** Until a runtime has started; Pyodide on a slow machine takes tens of seconds. */
  readonly start: number;
  /** One module's top level, imports included. */
  readonly load: number;
  /** One time step of all cars without progress. */
  readonly step: number;
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
  step: 800,
  spare: 300,
  tracedCall: 200,
  locate: 500,
};
