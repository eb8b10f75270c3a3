import type { Checkpoint } from './checkpoint.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** Where a run starts from. */
export type RunOrigin =
  | { readonly type: 'new' }
  /** Goes on as if it had never stopped. */
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** A new run with another policy's weights. */
  | { readonly type: 'clone'; readonly policy: PolicySnapshot };

/** The policy to be cloned has other inputs, layers or actions than the run. */
export class CloneError extends Error {
  /** @param what differs: `found` in the policy, `needed` by the run */
  constructor(what: string, found: string, needed: string) {
    super(
      `the policy to clone has ${what} ${found}, but this run needs ${needed}: ` +
        'use the same algorithm, sensors, hidden layers, and kind and number of actions',
    );
    this.name = 'CloneError';
  }
}
