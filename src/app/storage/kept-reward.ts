import type { RewardSource } from '../../reward/reward-scorer.ts';
import { firstDrafts } from '../controllers/draft-controller.ts';
import type { RunStorage } from './run-storage.ts';
import { readSettings, SETTINGS_GROUP } from './saved-settings.ts';

/** The reward that the last visit of the race tab has left in its editor. */
export async function keptReward(storage: RunStorage): Promise<RewardSource> {
  const saved = await storage.getSettings(SETTINGS_GROUP);
  const { language = 'python', drafts = firstDrafts() } = readSettings(saved, []);
  const { file, code } = drafts[language];
  return { language, file, code };
}
