import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { DriverClient, DrivenLap, DriverListener } from '../../workers/client/driver-client.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { NOT_DRIVING, type Driving, type RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { FleetFrame } from '../../workers/protocol.ts';

/** Decides which policy drives the solid car, and keeps count of its laps. */
export class DrivingController implements DriverListener {
  readonly #store: Store<RaceState>;
  readonly #hub: FrameHub;
  readonly #client: DriverClient;
  readonly #onFailure: (message: string) => void;
  #isDriving = false;

  /** @param connect makes the client, given its listener */
  constructor(
    store: Store<RaceState>,
    hub: FrameHub,
    connect: (listener: DriverListener) => DriverClient,
    onFailure: (message: string) => void,
  ) {
    this.#store = store;
    this.#hub = hub;
    this.#client = connect(this);
    this.#onFailure = onFailure;
  }

  /** Lets a policy drive on a track, from a standing start. */
  drive(track: TrackFile, policy: PolicySnapshot, source: Driving['source'], title: string): void {
    this.#isDriving = true;
    this.#hub.clearHero();
    this.#store.update({ driving: { ...NOT_DRIVING, source, title } });
    this.#client.drive(track, policy);
    this.#client.resume();
  }

  /** Takes the solid car off the track. */
  halt(): void {
    if (!this.#isDriving) return;
    this.#isDriving = false;
    this.#client.pause();
    this.#hub.clearHero();
    this.#store.update({ driving: NOT_DRIVING });
  }

  frame(frame: FleetFrame): void {
    if (this.#isDriving) this.#hub.heroFrame(frame);
  }

  lap({ lapTime }: DrivenLap): void {
    const { driving } = this.#store.state;
    if (!this.#isDriving || lapTime === null) return;
    const bestLap = driving.bestLap === null ? lapTime : Math.min(driving.bestLap, lapTime);
    this.#store.update({ driving: { ...driving, lastLap: lapTime, bestLap, laps: driving.laps + 1 } });
  }

  failed(message: string): void {
    this.#isDriving = false;
    this.#store.update({ driving: NOT_DRIVING });
    this.#onFailure(message);
  }
}
