import { RewardTypes } from '../../../../src/reward/types/reward-types.ts';
import { declarationTexts } from '../../../../src/workers/declaration-texts.ts';

let known: RewardTypes | null = null;

/** One for all tests: it reads half a megabyte of declarations first. */
export function knownTypes(): RewardTypes {
  return (known ??= new RewardTypes(declarationTexts()));
}
