import type { RewardTool } from '../state/studio-state.ts';

/** The tools under the editor: what each is called and shows. */
export const TOOL_WORDS: readonly (readonly [tool: RewardTool, name: string, about: string])[] = [
  ['review', 'Review', 'What an expert would say about this reward'],
  ['what-if', 'What-if', 'What this reward says about laps that were driven already'],
  ['profile', 'Profile', 'Where this reward spends its time, and how often each branch is taken'],
  ['field', 'Field', 'The reward painted on the road: at which speed, heading and steering'],
  ['prints', 'Prints', 'What the reward prints while cars train'],
];
