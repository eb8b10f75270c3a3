/** A run frozen between two iterations; resuming it gives the same run as not stopping. Structured-cloneable. */
export interface Checkpoint {
  readonly version: 1;
  readonly steps: number;
  readonly iteration: number;
}
