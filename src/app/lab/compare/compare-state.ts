import type { ManualInput } from '../../../race/manual-pilot.ts';
import type { DriveFrame } from '../../../lab/recording/manual-drive.ts';
import type { Recording } from '../../../lab/recording/recording.ts';
import type { FitEpoch } from '../../../lab/supervised/fit-imitator.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { ExploredDrive } from '../../../lab/comparison/explored-drive.ts';
import type { LearntDrive } from '../../../lab/comparison/learnt-drive.ts';
import type { CompareNews, RewardProgress } from '../../../workers/compare-questions.ts';

/** The techniques that end in a driver, in the order of their rows. */
export const TECHNIQUES = ['cloning', 'dagger', 'rewards'] as const;
export type TechniqueName = (typeof TECHNIQUES)[number];

/** How long each technique may train [s] */
export const BUDGETS = [10, 30, 120] as const;

/** Who shows how to drive. */
export const SHOWERS = ['line', 'policy', 'person'] as const;
export type Shower = (typeof SHOWERS)[number];

/** What a driver is given: numbers of its state, or the camera's picture. */
export type Sight = 'state' | 'front_camera';

/** A technique: how far it is, and what came of it. */
export interface TechniqueView {
  readonly epochs: readonly FitEpoch[];
  readonly rounds: readonly Extract<CompareNews, { type: 'round' }>[];
  readonly progress: readonly RewardProgress[];
  /** Null until it has been learnt. */
  readonly result: LearntDrive | null;
  /** Who showed it; null where nobody did. */
  readonly shower: Shower | null;
  /** Why it has not. */
  readonly trouble: string;
}

export const NOTHING_LEARNT: TechniqueView = {
  epochs: [],
  rounds: [],
  progress: [],
  result: null,
  shower: null,
  trouble: '',
};

/** Which drive order is looked for in: one of the simulator that sometimes fails, or the demonstration. */
export type ExploredSource = 'rough' | 'shown';

/** What was found without labels. */
export interface ExploredView {
  readonly source: ExploredSource;
  readonly result: ExploredDrive | null;
  readonly trouble: string;
}

/** What decides what is learnt. */
export interface CompareSetup {
  readonly trackId: string;
  readonly unseenId: string;
  readonly sight: Sight;
  readonly budget: (typeof BUDGETS)[number];
  readonly seed: number;
}

/** What the demonstration is of. */
export interface ShownSetup {
  readonly shower: Shower;
  readonly laps: number;
  readonly isPushed: boolean;
}

export interface CompareState {
  /** Empty until they have arrived. */
  readonly tracks: readonly TrackFile[];
  readonly setup: CompareSetup;
  readonly shown: ShownSetup;
  /** By who drove them. */
  readonly recordings: Readonly<Record<Shower, Recording | null>>;
  readonly recordingTrouble: string;
  /** The car that a person drives. */
  readonly frame: DriveFrame | null;
  /** Whether what is under way was told to end. */
  readonly isStopping: boolean;
  /** What is under way. */
  readonly busy: 'recording' | 'driving' | 'exploring' | 'curriculum' | TechniqueName | null;
  readonly explored: ExploredView;
  /** Learning by rewards from the places that were hard; null until it has been tried. */
  readonly curriculum: TechniqueView;
  readonly techniques: Readonly<Record<TechniqueName, TechniqueView>>;
  /** File of the reward of the race tab. */
  readonly rewardName: string;
  /** Whether it came by a link and was never trusted. */
  readonly isRewardForeign: boolean;
}

/** The demonstration of who is chosen to show it. */
export function recordingInView({
  recordings,
  shown,
}: Pick<CompareState, 'recordings' | 'shown'>): Recording | null {
  return recordings[shown.shower];
}

/** Everything that can be done in the room. */
export type CompareAction =
  | { readonly type: 'setup'; readonly change: Partial<CompareSetup> }
  | { readonly type: 'shown'; readonly change: Partial<ShownSetup> }
  /** To have it shown, or to drive oneself. */
  | { readonly type: 'record' }
  | { readonly type: 'steer'; readonly input: ManualInput }
  | { readonly type: 'learn'; readonly technique: TechniqueName }
  | { readonly type: 'explore'; readonly source: ExploredSource }
  /** To learn by rewards once more, from the places that were hard. */
  | { readonly type: 'curriculum' }
  /** What is missing of the demonstration, then every technique. */
  | { readonly type: 'learn-all' }
  | { readonly type: 'stop' };

/** The room on the first visit. */
export const FIRST_COMPARISON: CompareState = {
  tracks: [],
  setup: { trackId: 'home', unseenId: 'trefoil', sight: 'state', budget: 10, seed: 1 },
  shown: { shower: 'line', laps: 3, isPushed: false },
  recordings: { line: null, policy: null, person: null },
  recordingTrouble: '',
  frame: null,
  busy: null,
  isStopping: false,
  techniques: { cloning: NOTHING_LEARNT, dagger: NOTHING_LEARNT, rewards: NOTHING_LEARNT },
  explored: { source: 'rough', result: null, trouble: '' },
  curriculum: NOTHING_LEARNT,
  rewardName: '',
  isRewardForeign: false,
};
