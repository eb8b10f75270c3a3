import type { Evaluation } from '../../race/evaluation.ts';
import type { RaceSpec } from '../../race/race-spec.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { Sight } from '../../training/policy-sight.ts';
import type { Aspect, Explanation } from '../../training/explain/explanation.ts';
import type { DrivenStep } from '../../training/policy-driver.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RecordedEpisode } from '../../training/recorded-episode.ts';
import type { TrailColouring } from '../../viewer/trail-scale.ts';
import type { DriverClient, DrivenLap, DriverListener } from '../../workers/client/driver-client.ts';
import { formatShare } from '../state/format.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { NOT_DRIVING, type RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { DriverTask, ExplainedDrive, FleetFrame } from '../../workers/protocol.ts';

/** A policy with what it is called. */
export interface Driver {
  readonly policy: PolicySnapshot;
  readonly source: 'shipped' | 'best' | 'checkpoint';
  readonly name: string;
  /** What is in its way, and how chance places it. */
  readonly race: RaceSpec;
  readonly seed: number;
  /** So much of its car's grip is left, 0 … 1; all of it if left out. */
  readonly grip?: number;
}

/** What a car waits for: something else that is shown in its place, or another tab that is in view. */
type Holder = 'replay' | 'contest' | 'tab';

/** A policy that drives, and where. */
export interface RunningDriver extends Driver {
  readonly track: TrackFile;
}

/** Decides which policy drives the solid car, and keeps count of its laps. */
export class DrivingController implements DriverListener {
  readonly #store: Store<RaceState>;
  readonly #hub: FrameHub;
  readonly #client: DriverClient;
  readonly #onFailure: (message: string, again: () => void) => void;
  #driver: Driver | null = null;
  #track: TrackFile | null = null;
  /** Whether the lap under way came out of a whole one, at speed. */
  #isRolling = false;
  /** For whose sake it waits. */
  readonly #holders = new Set<Holder>();

  /**
   * @param connect makes the client, given its listener
   * @param onFailure told why the worker died, and how what drove drives again, in a new one
   */
  constructor(
    store: Store<RaceState>,
    hub: FrameHub,
    connect: (listener: DriverListener) => DriverClient,
    onFailure: (message: string, again: () => void) => void,
  ) {
    this.#store = store;
    this.#hub = hub;
    this.#client = connect(this);
    this.#onFailure = onFailure;
  }

  /** What drives the solid car; null when nothing does. */
  get driver(): RunningDriver | null {
    return this.#driver && this.#track && { ...this.#driver, track: this.#track };
  }

  /** Shows beside the drive what the last visit did. */
  begin(): void {
    const { sightShown, whyShown } = this.#store.state;
    if (sightShown) this.showSight(true);
    if (whyShown) this.showWhy(true);
  }

  /** Lets a policy drive on a track, from a standing start. */
  drive(track: TrackFile, driver: Driver): void {
    const { policy, source, race } = driver;
    const { car, sensors } = policy;
    const title = titleOf(driver, track);
    this.#driver = driver;
    this.#track = track;
    this.#isRolling = false;
    this.#hub.clearHero();
    this.#store.update({ driving: { ...NOT_DRIVING, source, title, car, race, sensors }, whyHeld: false });
    this.#client.drive(taskOf(driver, track));
    if (this.#isHeld) this.#client.pause();
    else this.#client.resume();
  }

  /** The car waits, whatever policy is to drive it by then, until all that hold it have released it. */
  hold(holder: Holder): void {
    this.#holders.add(holder);
    if (this.#driver !== null) this.#client.pause();
  }

  /** The car drives on, if nothing else holds it. */
  release(holder: Holder): void {
    this.#holders.delete(holder);
    if (this.#driver !== null && !this.#isHeld) this.#client.resume();
  }

  get #isHeld(): boolean {
    return this.#holders.size > 0;
  }

  /**
   * A standing start of each policy, to be played again; what drives is not touched.
   * @param withSights whether to keep what is to be seen from the first car
   */
  record(
    track: TrackFile,
    drivers: readonly Driver[],
    withSights: boolean,
  ): Promise<readonly RecordedEpisode[]> {
    const tasks = drivers.map((driver) => taskOf(driver, track));
    return this.#client.record(tasks, withSights);
  }

  /** Calls the policy that drives by another name. */
  rename(name: string): void {
    if (this.#driver === null || this.#track === null) return;
    this.#driver = { ...this.#driver, name };
    this.#store.update({
      driving: { ...this.#store.state.driving, title: titleOf(this.#driver, this.#track) },
    });
  }

  /**
   * Ten standing starts of the policy that drives, on any track, with all of its grip or less; then it goes on there.
   * @param grip share of it, 0 … 1
   * @returns null when no policy drives, or another one by the time it is done
   */
  async evaluateOn(track: TrackFile, grip = 1): Promise<Evaluation | null> {
    const before = this.#driver;
    if (before === null) return null;
    const { grip: _, ...whole } = before;
    const driver = grip === 1 ? whole : { ...whole, grip };
    const evaluation = await this.#client.evaluate(taskOf(driver, track));
    if (this.#driver?.policy !== driver.policy) return null;
    this.drive(track, { ...driver, name: this.#driver.name });
    return evaluation;
  }

  /** Shows what the solid car sees, or no longer. */
  showSight(isShown: boolean): void {
    this.#store.update({ sightShown: isShown });
    this.#client.wantSight(isShown);
  }

  /** Tells why the solid car does what it does, or no longer. */
  showWhy(isShown: boolean): void {
    this.#store.update({ whyShown: isShown, whyHeld: false, whyTrouble: '' });
    this.#client.wantExplanations(isShown);
  }

  /** Of which part of the command the reasons are told. */
  askAbout(aspect: Aspect): void {
    this.#store.update({ whyAspect: aspect });
  }

  /** Stays with the reasons of this moment, to be read, or goes on. */
  holdWhy(isHeld: boolean): void {
    this.#store.update({ whyHeld: isHeld });
  }

  /** Why a policy does what it does when it is given that, whatever drives. @param observation one row */
  explain(policy: PolicySnapshot, observation: Float32Array): Promise<Explanation> {
    return this.#client.explain(policy, observation);
  }

  /** Shows where the solid car has driven, or no longer. */
  showTrail(isShown: boolean): void {
    this.#store.update({ trailShown: isShown });
  }

  /** Has the hub told what a reward is told of each decision, or no longer. */
  wantParams(areWanted: boolean): void {
    this.#client.wantParams(areWanted);
  }

  /** Colours its trail by something else. */
  colourTrail(by: TrailColouring): void {
    this.#store.update({ trailBy: by });
  }

  /** Takes the solid car off the track. */
  halt(): void {
    const drove = this.#driver !== null;
    this.#driver = null;
    this.#store.update({ driving: NOT_DRIVING });
    if (!drove) return;
    this.#client.pause();
    this.#hub.clearHero();
  }

  /** Says why nothing drives. */
  idle(reason: string): void {
    this.#store.update({ driving: { ...NOT_DRIVING, title: reason } });
  }

  frame(frame: FleetFrame): void {
    if (this.#driver !== null) this.#hub.heroFrame(frame);
  }

  sight(sight: Sight): void {
    if (this.#driver !== null && !this.#isHeld) this.#hub.sight(sight);
  }

  step(step: DrivenStep): void {
    if (this.#driver !== null) this.#hub.heroStep(step);
  }

  explained({ explanation, commands }: ExplainedDrive): void {
    const { whyShown, whyHeld } = this.#store.state;
    if (this.#driver === null || this.#isHeld || !whyShown || whyHeld) return;
    this.#hub.explained(explanation, commands);
  }

  unexplained(reason: string): void {
    this.#store.update({ whyTrouble: reason });
  }

  lap({ lapTime }: DrivenLap): void {
    const { driving } = this.#store.state;
    if (this.#driver === null) return;
    const isFlying = this.#isRolling;
    this.#isRolling = lapTime !== null;
    if (lapTime === null) return;
    const isBest = driving.bestLap === null || lapTime < driving.bestLap;
    this.#store.update({
      driving: {
        ...driving,
        lastLap: lapTime,
        laps: driving.laps + 1,
        ...(isBest ? { bestLap: lapTime, isBestFlying: isFlying } : {}),
      },
    });
  }

  failed(message: string): void {
    const { driver } = this;
    this.#driver = null;
    this.#store.update({ driving: NOT_DRIVING });
    this.#onFailure(message, () => {
      if (driver !== null && this.#driver === null) this.drive(driver.track, driver);
    });
  }
}

function taskOf({ policy, race, seed, grip }: Driver, track: TrackFile): DriverTask {
  return { track, policy, race, seed, ...(grip === undefined ? {} : { grip }) };
}

function titleOf({ policy, name, grip }: Driver, track: TrackFile): string {
  const title = policy.trackId === track.id ? name : `${name}, on ${track.name}`;
  return grip === undefined ? title : `${title}, with ${formatShare(grip)} of its grip`;
}
