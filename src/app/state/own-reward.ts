import type { EditorLanguage } from './race-state.ts';

/** A reward as it was saved once. */
export interface RewardVersion {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** A reward that a person has saved under a name, with what it was before. */
export interface OwnReward {
  readonly id: string;
  readonly name: string;
  readonly language: EditorLanguage;
  /** Oldest first; never empty, and no two neighbours are equal. */
  readonly versions: readonly RewardVersion[];
  /** Set while it is a stranger's that nobody has asked to run. */
  readonly isUntrusted?: true;
}

/** Versions of a reward beyond which the oldest are let go. */
export const MAX_VERSIONS = 50;
export const MAX_REWARD_NAME = 80;

export function newestVersion({ versions }: OwnReward): RewardVersion {
  return versions[versions.length - 1];
}

/** The reward with `code` as its newest version; itself where nothing has changed. */
export function withVersion(reward: OwnReward, code: string, savedAt: number): OwnReward {
  if (newestVersion(reward).code === code) return reward;
  return { ...reward, versions: [...reward.versions, { code, savedAt }].slice(-MAX_VERSIONS) };
}

/** The reward with the versions, too, that another tab has saved of it. */
export function withVersionsOf(reward: OwnReward, stored: OwnReward): OwnReward {
  const isMissing = (version: RewardVersion): boolean =>
    !reward.versions.some(({ code, savedAt }) => code === version.code && savedAt === version.savedAt);
  const more = stored.versions.filter(isMissing);
  if (more.length === 0) return reward;
  const versions = [...reward.versions, ...more].sort((a, b) => a.savedAt - b.savedAt);
  const changed = versions.filter(({ code }, i) => code !== versions[i - 1]?.code);
  return { ...reward, versions: changed.slice(-MAX_VERSIONS) };
}

/** Last saved first. */
export function byLastSaved(a: OwnReward, b: OwnReward): number {
  return newestVersion(b).savedAt - newestVersion(a).savedAt;
}
