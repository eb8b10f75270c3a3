import * as v from 'valibot';
import { MAX_REWARD_NAME, MAX_VERSIONS, type OwnReward } from '../state/own-reward.ts';

const OwnRewardSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_REWARD_NAME)),
  language: v.picklist(['python', 'typescript']),
  versions: v.pipe(
    v.array(v.object({ code: v.string(), savedAt: v.pipe(v.number(), v.finite()) })),
    v.nonEmpty(),
    v.maxLength(MAX_VERSIONS),
  ),
  isUntrusted: v.exactOptional(v.literal(true)),
});

/** Reads the rewards of a person. One that another version has stored otherwise is left where it is. */
export function readRewards(stored: readonly unknown[]): OwnReward[] {
  return stored.flatMap((data) => {
    const result = v.safeParse(OwnRewardSchema, data);
    return result.success ? [result.output] : [];
  });
}
