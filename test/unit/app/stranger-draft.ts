import type { RewardDraft } from '../../../src/app/state/race-state.ts';

/** A draft that somebody has trusted. */
export const TRUSTED: RewardDraft = { file: 'link.py', code: 'while True: pass', templateId: null };

/** The same as a link has brought it. */
export const STRANGER: RewardDraft = { ...TRUSTED, isUntrusted: true };
