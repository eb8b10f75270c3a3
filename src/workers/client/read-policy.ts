import { readPolicyFiles } from '../../training/policy-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';

/** Where the files of a policy folder are served. */
export interface PolicyAddress {
  readonly policy: string;
  readonly weights: string;
}

/**
 * Fetches and checks a policy.
 * @param name for messages
 * @throws PolicyFileError for files that are no policy; Error when they cannot be fetched
 */
export async function readPolicy(address: PolicyAddress, name: string): Promise<PolicySnapshot> {
  const [policy, weights] = await Promise.all([fetched(address.policy), fetched(address.weights)]);
  return readPolicyFiles(
    { 'policy.json': await policy.text(), 'weights.bin': new Uint8Array(await weights.arrayBuffer()) },
    name,
  );
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be fetched: ${response.status} ${response.statusText}`);
  return response;
}
