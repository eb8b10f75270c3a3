import type { ManualInput } from '../../race/manual-pilot.ts';
import type { CastMember, ContestRecord } from './contest-record.ts';
import { type Candidate, type ContestSetup, FIRST_CONTEST } from './contest-setup.ts';

/** How fast a contest is watched, as a multiple of real time; a person drives in real time. */
export const WATCH_SPEEDS = [1, 2, 4] as const;

/**
 * Where one is: choosing; waiting for the policies; the lights before the start; the race, or waiting in it; its results; or it
 * broke off.
 */
export type ContestPhase = 'setup' | 'loading' | 'lights' | 'racing' | 'paused' | 'over' | 'failed';

/** All slow state of the race room. */
export interface ContestState {
  readonly phase: ContestPhase;
  readonly setup: ContestSetup;
  readonly candidates: readonly Candidate[];
  /** The cars of the contest under way, in the order of the grid. */
  readonly cast: readonly CastMember[];
  /** How long it may last [s] */
  readonly timeLimit: number;
  /** Lights that are on. */
  readonly lights: number;
  /** Why it waits. */
  readonly pausedBy: 'person' | 'hidden' | 'gamepad';
  readonly speed: (typeof WATCH_SPEEDS)[number];
  /** The car that the camera follows: its place in the cast. */
  readonly followed: number;
  /** The results that are shown. */
  readonly result: ContestRecord | null;
  /** Whether they are of the race that was just driven. */
  readonly isFresh: boolean;
  /** Why it broke off. */
  readonly failure: string;
  /** Contests that are over, the newest first. */
  readonly past: readonly ContestRecord[];
}

export const FIRST_CONTEST_STATE: ContestState = {
  phase: 'setup',
  setup: FIRST_CONTEST,
  candidates: [],
  cast: [],
  timeLimit: 0,
  lights: 0,
  pausedBy: 'person',
  speed: 1,
  followed: 0,
  result: null,
  isFresh: false,
  failure: '',
  past: [],
};

/** What a person does in the race room. */
export type ContestAction =
  | { readonly type: 'set-up'; readonly patch: Partial<ContestSetup> }
  /** Offers another shipped policy: a track's id. */
  | { readonly type: 'offer'; readonly trackId: string }
  | { readonly type: 'start' | 'pause' | 'go-on' | 'end' | 'back' | 'leave' }
  | { readonly type: 'speed'; readonly speed: ContestState['speed'] }
  | { readonly type: 'follow'; readonly entrant: number }
  | { readonly type: 'thumbs'; readonly input: ManualInput }
  /** A contest that is over: its results, its replay; it goes. */
  | { readonly type: 'results' | 'watch' | 'remove'; readonly id: string };
