import type { EditorLanguage, RewardDraft } from './race-state.ts';
import type { RunSetup } from './run-setup.ts';

/** What a link has brought into the editor and the setup, and what was there before it. */
export interface OpenedLink {
  /** What its sender calls the reward. */
  readonly name: string;
  readonly language: EditorLanguage;
  readonly before: {
    readonly language: EditorLanguage;
    /** The draft that the link's reward has replaced, in the link's language. */
    readonly draft: RewardDraft;
    readonly setup: RunSetup;
  };
}

/**
 * Whether a draft, or the reward of a run, may be run without being asked for, to paint it or to check it. A stranger's may
 * not.
 */
export function isTrusted({ isUntrusted }: Pick<RewardDraft, 'isUntrusted'>): boolean {
  return isUntrusted !== true;
}
