import type { RacingEnvState } from '../race/racing-env.ts';
import type { Checkpoint } from './checkpoint.ts';

/** The cars' state as it may be in a file or a database: unchecked, and of whatever version. */
type SavedEnv = (Partial<RacingEnvState> & { readonly parts?: readonly SavedEnv[] }) | null | undefined;

/**
 * A checkpoint of an earlier version as checkpoints are today; what is damaged stays as it is. What cars did not keep then
 * begins anew: which episode each drives, how often it has tried again, what its sensors remember.
 */
export function upgradeCheckpoint(checkpoint: Checkpoint): Checkpoint {
  return { ...checkpoint, env: upgradeEnv(checkpoint.env) as Checkpoint['env'] };
}

function upgradeEnv(env: SavedEnv): SavedEnv {
  if (Array.isArray(env?.parts)) return { ...env, parts: env.parts.map(upgradeEnv) };
  const { episodeCount } = env ?? {};
  if (!(episodeCount instanceof Uint32Array)) return env;
  const { length } = episodeCount;
  const stock = { episodeNumber: new Uint32Array(length), retries: new Uint8Array(length), remembered: [] };
  return { ...stock, ...env };
}
