import type { DesignOfTrack } from '../../track/design/design-of-track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { PortableRun } from '../../training/run-file/portable-run.ts';
import type { DriverClient, DriverListener } from '../../workers/client/driver-client.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { TrainerClient, TrainerListener } from '../../workers/client/trainer-client.ts';
import type { TypesClient } from '../../workers/client/types-client.ts';
import type { ImportOutcome } from '../../workers/protocol.ts';
import type { RaceState } from '../state/race-state.ts';
import type { TabClaims } from '../storage/tab-claims.ts';
import type { RunStorage } from '../storage/run-storage.ts';
import type { ContestController, ContestSources } from './contest-controller.ts';
import type { FindIdealLap } from './ideal-lap-controller.ts';

/** What a session needs from the outside. */
export interface SessionPlatform {
  /** The shipped track that is there at once. */
  readonly firstTrack: TrackFile;
  /** All shipped ones, shortest first. @throws Error where they do not arrive */
  loadTracks(): Promise<readonly TrackFile[]>;
  readonly storage: RunStorage;
  /** Of runs, and of drafts of tracks. */
  readonly claims: TabClaims;
  readonly draftClaims: TabClaims;
  readonly theme: RaceState['theme'];
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** Calls back before every picture with the seconds since the last one. @returns ends that */
  animate(onPicture: (seconds: number) => void): () => void;
  loadShippedPolicy(trackId: string): Promise<PolicySnapshot | null>;
  /** @throws Error whose message is one line for the person */
  importTrack(file: File): Promise<ImportOutcome>;
  /** @throws Error whose message is one line for the person */
  fitTrack(track: TrackFile): Promise<DesignOfTrack>;
  /** @throws Error whose message is one line for the person */
  readRunFile(file: File): Promise<PortableRun>;
  /** @param savedAt milliseconds since 1970 @throws Error whose message is one line for the person */
  writeRunFile(run: PortableRun, savedAt: number): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws Error where it breaks off */
  readonly findIdealLap: FindIdealLap;
  connectTrainer(listener: TrainerListener): TrainerClient;
  connectDriver(listener: DriverListener): DriverClient;
  connectStudio(): StudioClient;
  connectTypes(): TypesClient;
  /** The race room, made when it is first opened. @throws Error where it does not arrive */
  loadContests(sources: ContestSources): Promise<ContestController>;
}
