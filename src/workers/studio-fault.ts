import { ProfileError } from '../reward/profile/profile-error.ts';
import { RewardCallError, RewardLoadError, type RewardSource } from '../reward/reward-scorer.ts';
import { SimTraceError } from '../training/logs/sim-trace-error.ts';
import type { StudioFault } from './protocol.ts';

/** What went wrong with a reward, or a log that it is tried on, as people should read it; anything else is a fault of ours. */
export function studioFault(error: unknown, { file }: RewardSource): StudioFault {
  if (error instanceof RewardLoadError || error instanceof RewardCallError) {
    const { type, message, line } = error.fault;
    return { file, message: `${type}: ${message}`, line };
  }
  if (error instanceof ProfileError) return { file, message: error.message, line: error.line };
  if (error instanceof SimTraceError) return { file: error.file, message: error.message, line: null };
  return { file, message: error instanceof Error ? error.message : String(error), line: null };
}
