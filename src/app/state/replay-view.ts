import type { RecordedEpisode } from '../../training/recorded-episode.ts';
import { formatLap } from './format.ts';

/** How fast a replay can be played, as a share of real time. */
export const REPLAY_SPEEDS = [0.25, 0.5, 1, 2] as const;

export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number];

/** So many drives are shown side by side at most: the solid car, and ghosts that can be told apart. */
export const MOST_DRIVES = 3;

/** A drive of a replay. */
export interface ReplayDrive {
  /** Of the policy. */
  readonly name: string;
  /** How it ended; null until it is recorded. */
  readonly end: Pick<RecordedEpisode, 'status' | 'progress' | 'lapTime'> | null;
}

/** The replay that is shown. Its playhead is fast: see `ReplayReel`. */
export interface ReplayView {
  /** The first is the solid car. */
  readonly drives: readonly ReplayDrive[];
  /** Where they raced each other: which of them the camera follows, and how each came out of it, in words. */
  readonly contest?: { readonly followed: number; readonly ends: readonly string[] };
  /** Whether they are recorded. */
  readonly isReady: boolean;
  readonly isPlaying: boolean;
  readonly speed: ReplaySpeed;
}

/** What a person does with a replay. */
export type Playback =
  | { readonly type: 'toggle' }
  /** To the next state, or the one before. */
  | { readonly type: 'step'; readonly by: 1 | -1 }
  /** In steps since the start. */
  | { readonly type: 'seek'; readonly position: number }
  | { readonly type: 'speed'; readonly speed: ReplaySpeed }
  /** The camera follows another car of a contest: its index. */
  | { readonly type: 'follow'; readonly car: number };

/** How a drive ended, in words: `5.13 s`, `left the track at 34 %`. */
export function endOfDrive({ end }: ReplayDrive): string {
  if (end === null) return 'being recorded';
  const at = `at ${Math.max(0, Math.floor(end.progress))} %`;
  switch (end.status) {
    case 'lap_complete':
      return formatLap(end.lapTime);
    case 'off_track':
      return `left the track ${at}`;
    case 'crashed':
      return `hit something ${at}`;
    case 'reversed':
      return `went backwards ${at}`;
    case 'immobilized':
      return `stood still ${at}`;
    default:
      return `was too slow, ${at}`;
  }
}
