import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { PolicyAddress } from '../../workers/client/read-policy.ts';

/**
 * The policies that come with the app, one per track.
 * @param trackId
 * @returns null for a track without one
 */
export async function loadShippedPolicy(trackId: string): Promise<PolicySnapshot | null> {
  const address = addressOf(trackId);
  if (address === null) return null;
  const { readPolicy } = await import('../../workers/client/read-policy.ts');
  return readPolicy(address, `policies/${trackId}`);
}

function addressOf(trackId: string): PolicyAddress | null {
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
  const folder = `../../../policies/${trackId}`;
  const policy = descriptions[`${folder}/policy.json`];
  const bytes = weights[`${folder}/weights.bin`];
  return policy === undefined || bytes === undefined ? null : { policy, weights: bytes };
}
