import type { RaceSession } from '../controllers/race-session.ts';
import { rewardFileName } from '../share/reward-file.ts';
import type { AppEvents } from './emit.ts';
import { saveFile } from './save-file.ts';

/** Saves the reward in the editor as a file. */
export function exportReward({ draft: { title, source }, store }: RaceSession): void {
  saveFile(rewardFileName(title, store.state.language), new Blob([source.code], { type: 'text/plain' }));
}

/** Saves a video of the 3D view; null says that none came of it. */
export function keepClip({ notices, store }: RaceSession, clip: AppEvents['gp-clip']): void {
  if (clip !== null) return saveFile(`grad-prix-${store.state.track.id}.${clip.ending}`, clip.blob);
  notices.show({
    tone: 'warning',
    kind: 'clip',
    text: 'Nothing was recorded: let a clip run for a second at least, or try another browser.',
  });
}
