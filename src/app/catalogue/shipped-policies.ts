import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { PolicyAddress } from '../../workers/client/read-policy.ts';

/** The policy for tracks without one of their own: it has learnt on many, to drive on any. */
export const GENERALIST = 'generalist-state';

/**
 * The policies that come with the app, one per track and those that drive on any.
 * @param id of a track or of a generalist
 * @returns null for a track without one
 */
export async function loadShippedPolicy(id: string): Promise<PolicySnapshot | null> {
  const address = addressOf(id);
  if (address === null) return null;
  const { readPolicy } = await import('../../workers/client/read-policy.ts');
  return readPolicy(address, `policies/${id}`);
}

function addressOf(id: string): PolicyAddress | null {
  const descriptions = import.meta.glob<string>('../../../policies/*/policy.json', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  });
  const weights = import.meta.glob<string>('../../../policies/*/weights.bin', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  });
  const folder = `../../../policies/${id}`;
  const policy = descriptions[`${folder}/policy.json`];
  const bytes = weights[`${folder}/weights.bin`];
  return policy === undefined || bytes === undefined ? null : { policy, weights: bytes };
}
