import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { SandboxHost } from '../../workers/client/sandbox-host.ts';
import type { NoticeBoard } from '../controllers/notice-board.ts';
import type { CurrentReward } from '../storage/kept-reward.ts';
import type { Preferences } from '../storage/preferences.ts';
import type { RunStorage } from '../storage/run-storage.ts';
import type { Deeds } from './deeds/deeds.ts';

/** What the rooms of the lab are given. */
export interface LabPlatform {
  readonly notices: NoticeBoard;
  readonly preferences: Preferences;
  /** Runs, rewards, tracks and cars of the person's own: read here, changed in the race tab. Empty where the browser keeps nothing. */
  readonly openRuns: () => Promise<RunStorage>;
  /** The reward that stands in the race tab's editor. */
  readonly currentReward: () => Promise<CurrentReward>;
  /** Where rewards are computed. */
  readonly sandbox: SandboxHost;
  /** All tracks that come with the app, shortest first. */
  readonly loadTracks: () => Promise<readonly TrackFile[]>;
  /** The policy that comes with the app for a track, or null. */
  readonly loadShippedPolicy: (trackId: string) => Promise<PolicySnapshot | null>;
  /** What was done in the rooms, for the learning path to find. */
  readonly deeds: Deeds;
  readonly now: () => number;
  readonly newId: () => string;
  /** Saves a file where the browser puts downloads. */
  readonly saveFile: (name: string, content: Blob) => void;
}

/** A room as it is shown once it has been opened; it is kept. */
export interface RoomView {
  readonly element: HTMLElement;
  /** The room has come into view, again, too. */
  readonly enter?: () => void;
  /** The room is not in view any more: what moves or listens waits. */
  readonly leave?: () => void;
}
