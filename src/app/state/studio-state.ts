import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { Finding } from '../../reward/review/finding.ts';
import type { TypeNote } from '../../reward/types/type-note.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { LapsReport, ScoredLap } from '../../training/studio/lap-archive.ts';
import type { FieldPicture, LapPicture, StudioFault } from '../../workers/protocol.ts';

/** Something about the draft that is computed while it is being written. */
export interface StudioView<T> {
  /** Of the last draft that could be scored; null before the first. */
  readonly result: T | null;
  /** Why the draft could not be scored; null where it was. */
  readonly fault: StudioFault | null;
  /** Whether an answer is on its way. */
  readonly isBusy: boolean;
}

/** Recorded laps as people see them. */
export interface LapsView {
  readonly report: LapsReport;
  /** Whether it is of all recorded laps, or of the best one alone. */
  readonly scope: 'all' | 'best';
  /** What the drives are called, in the order of the recording. */
  readonly drives: readonly string[];
  /** What the reward is called that the draft is compared with; null where there is none. */
  readonly beforeName: string | null;
}

/** What can be opened under the editor. */
export const REWARD_TOOLS = ['review', 'what-if', 'field', 'profile', 'prints'] as const;
export type RewardTool = (typeof REWARD_TOOLS)[number];

/** What the reward studio adds to the state of the race tab. */
export interface StudioState {
  /** Whether the reward in the editor is painted over the road, and how the car is driven there. */
  readonly fieldShown: boolean;
  readonly fieldManner: FieldManner;
  /** Index of the term of the reward that is painted alone; null: the whole reward. */
  readonly fieldTerm: number | null;
  readonly field: StudioView<FieldPicture>;
  /** Whether the reward is drawn along a recorded lap. */
  readonly ribbonShown: boolean;
  /** What is open under the editor. */
  readonly openTool: RewardTool | null;
  /** What an expert would say about the reward in the editor, gravest first; null until somebody edits or asks. */
  readonly review: StudioView<readonly Finding[]>;
  /** What does not fit together in the reward in the editor, as far as TypeScript has answered; of Python nothing. */
  readonly typeNotes: readonly TypeNote[];
  readonly laps: StudioView<LapsView>;
  /** What the logs are called whose laps are looked at; null: laps of the policy in view. */
  readonly lapsLog: string | null;
  /** Where the reward in the editor spends its time, while that is open. */
  readonly profile: StudioView<RewardProfile>;
  /** Index of the lap that is looked at; null: the best one. */
  readonly chosenLap: number | null;
}

export const NO_TYPE_NOTES: readonly TypeNote[] = [];

export const NOTHING_SCORED: StudioView<never> = { result: null, fault: null, isBusy: false };

/** Of a reward that came with a link and has not run. */
export const NOT_TRUSTED: StudioView<never> = {
  result: null,
  fault: {
    file: '',
    message: 'This reward came with a link and has not run. Trust it to see what it pays for.',
    line: null,
  },
  isBusy: false,
};

/** What a slider may be set to, and in which steps. */
export const MANNER_LIMITS = {
  speed: { low: 0, high: 4, step: 0.1 },
  heading: { low: -180, high: 180, step: 5 },
  steering: { low: -30, high: 30, step: 1 },
} as const satisfies Record<keyof FieldManner, { low: number; high: number; step: number }>;

export const FIRST_STUDIO: StudioState = {
  fieldShown: false,
  fieldManner: { speed: 2, heading: 0, steering: 0 },
  fieldTerm: null,
  field: NOTHING_SCORED,
  ribbonShown: false,
  openTool: null,
  review: NOTHING_SCORED,
  typeNotes: NO_TYPE_NOTES,
  laps: NOTHING_SCORED,
  lapsLog: null,
  profile: NOTHING_SCORED,
  chosenLap: null,
};

/** The recorded lap that is looked at, and its index; null where there is none. @param chosen null: the best one */
export function lapInView(
  { result }: StudioView<LapsView>,
  chosen: number | null,
): { readonly index: number; readonly lap: ScoredLap } | null {
  if (result === null) return null;
  const { laps, best } = result.report;
  const index = chosen !== null && chosen < laps.length ? chosen : best;
  return { index, lap: laps[index] };
}

/** The reward in the editor along a lap, as the 3D view draws it. */
export function lapPicture({ path, after }: ScoredLap): LapPicture {
  return { path, values: after, low: Math.min(...after), high: Math.max(...after) };
}

/** What a recorded lap is called. @param index in its report */
export function nameOfLap({ episode }: ScoredLap, index: number): string {
  return episode === undefined ? `lap ${index + 1}` : `episode ${episode}`;
}
