import { readFileSync } from 'node:fs';
import { readPolicyFiles } from '../../../src/training/policy-file.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';

/** One of the policies that the project ships. */
export function shippedPolicy(id: string): PolicySnapshot {
  return readPolicyFiles(
    {
      'policy.json': readFileSync(`policies/${id}/policy.json`, 'utf8'),
      'weights.bin': readFileSync(`policies/${id}/weights.bin`),
    },
    id,
  );
}
