import type { RewardSource } from '../../reward/reward-scorer.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { EditorLanguage, RewardDraft } from '../state/race-state.ts';
import { firstDrafts } from '../controllers/draft-controller.ts';
import type { RunStorage } from './run-storage.ts';
import { readSettings, SETTINGS_GROUP } from './saved-settings.ts';

/** A reward, and whether it is a stranger's that nobody has trusted yet. */
export interface CurrentReward extends RewardSource {
  readonly isForeign: boolean;
}

/** The reward that the last visit of the race tab has left in its editor. */
export async function keptReward(storage: RunStorage): Promise<CurrentReward> {
  const saved = await storage.getSettings(SETTINGS_GROUP);
  const { language = 'python', drafts = firstDrafts() } = readSettings(saved, []);
  return rewardOf(language, drafts[language]);
}

/** A draft as a reward to train by. */
export function rewardOf(language: EditorLanguage, draft: RewardDraft): CurrentReward {
  const { file, code } = draft;
  return { language, file, code, isForeign: !isTrusted(draft) };
}
