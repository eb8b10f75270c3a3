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
  constructor(found: readonly number[], needed: readonly number[]) {
    super(
      `the policy to clone has layers ${found.join('-')}, but this run needs ${needed.join('-')}: ` +
        'use the same sensors, hidden layers and number of actions',
    );
    this.name = 'CloneError';
  }
}
