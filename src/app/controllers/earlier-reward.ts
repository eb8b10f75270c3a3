import type { RewardSource } from '../../reward/reward-scorer.ts';
import { REWARD_TEMPLATES } from '../../reward/templates.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunRecord } from '../state/run-record.ts';
import { draftOf } from './draft-controller.ts';

/** A reward that the one in the editor is compared with. */
export interface EarlierReward {
  readonly source: RewardSource;
  /** What people call it, within a sentence. */
  readonly name: string;
}

/**
 * What an edit is compared with: the reward of the run in view, or the template that the draft was made from. Not a stranger's
 * that nobody has asked to run.
 */
export function earlierReward(
  { language, drafts }: Pick<RaceState, 'language' | 'drafts'>,
  run: RunRecord | null,
): EarlierReward | null {
  if (run !== null && isTrusted(run))
    return { source: run.config.reward, name: `the reward of “${run.name}”` };
  const template = REWARD_TEMPLATES.find(({ id }) => id === drafts[language].templateId);
  if (template === undefined) return null;
  const { file, code } = draftOf(template.id, language);
  return { source: { language, file, code }, name: `the template “${template.title}”` };
}

/** Whether two rewards are the same text in the same language. */
export function isSameReward(a: RewardSource, b: RewardSource): boolean {
  return a.code === b.code && a.language === b.language;
}
