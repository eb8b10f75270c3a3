import type { Car } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { Sight } from '../../training/policy-sight.ts';
import type { RecordedDrive } from '../../training/recorded-episode.ts';
import { formatWhole } from '../state/format.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import { ReplayReel } from '../state/replay-reel.ts';
import { MOST_DRIVES, type Playback, type ReplayView } from '../state/replay-view.ts';
import { areSameParts } from '../state/same-parts.ts';
import type { Store } from '../state/store.ts';
import type { Driver, DrivingController } from './driving-controller.ts';
import type { NoticeBoard } from './notice-board.ts';
import { type ReasonSources, ReplayReasons } from './replay-reasons.ts';
import type { RunLibrary } from './run-library.ts';
import type { SessionPlatform } from './session-platform.ts';
import type { ViewController } from './view-controller.ts';

/** What replays are made of. */
export interface ReplaySources {
  readonly hub: Pick<FrameHub, 'showReplay' | 'sight' | 'followContest' | 'showContest'> &
    ReasonSources['hub'];
  readonly driving: Pick<DrivingController, 'driver' | 'record' | 'hold' | 'release'> &
    ReasonSources['driving'];
  readonly library: Pick<RunLibrary, 'find'>;
  readonly view: Pick<ViewController, 'checkpointPolicy'>;
  readonly notices: Pick<NoticeBoard, 'show'>;
  readonly animate: SessionPlatform['animate'];
}

/** How somebody drove in a contest. */
export interface ContestDrive {
  readonly name: string;
  /** How they came out of it, in words. */
  readonly end: string;
  /** What it looks like. */
  readonly car: Car;
  readonly drive: RecordedDrive;
}

/** The policies that are replayed, and where they drove. */
export interface RecordedDrives {
  readonly track: TrackFile;
  /** The solid car's first. */
  readonly drivers: readonly Driver[];
}

/**
 * Records drives from a standing start and plays them on one clock, in place of the car that drives, which waits meanwhile. A
 * replay is over when something else comes into view.
 */
export class ReplayController {
  readonly #store: Store<RaceState>;
  readonly #sources: ReplaySources;
  #reel: ReplayReel | null = null;
  #recorded: RecordedDrives | null = null;
  /** What was in view when it was opened. */
  #opened: readonly unknown[] = [];
  #stopClock: (() => void) | null = null;
  /** Whether what the first car saw is shown, and the sight that was shown last. */
  #isSightShown = false;
  #shownSight: Sight | null = null;
  /** Counts replays, so that a recording that arrives late is not shown in another one. */
  #replay = 0;

  constructor(store: Store<RaceState>, sources: ReplaySources) {
    this.#store = store;
    this.#sources = sources;
  }

  /** From now on a replay is explained where that is asked for, and ends when something else comes into view. Call once. */
  start(): void {
    new ReplayReasons(this.#store, { ...this.#sources, replays: this }).start();
    this.#store.subscribe(() => this.#follow());
  }

  /** The drives and the playhead of the replay that is shown; null: none, or not recorded yet. */
  get reel(): ReplayReel | null {
    return this.#reel;
  }

  /** What drove in it, drive by drive; null exactly where `reel` is. */
  get recorded(): RecordedDrives | null {
    return this.#recorded;
  }

  /** Shows a lap of the policy in view again, or no longer. */
  async show(isShown: boolean): Promise<void> {
    if (!isShown) return this.close();
    const { driver } = this.#sources.driving;
    if (driver === null) this.#warn('There is nothing to replay: no policy drives here yet.');
    else await this.#open(driver.track, [driver], [driver.name]);
  }

  /** Shows policies of one run side by side, the one that has learnt longest as the solid car. @param steps three at most */
  async showSideBySide(runId: string, steps: readonly number[]): Promise<void> {
    const drivers: Driver[] = [];
    const inView = this.#inView;
    for (const after of steps.toSorted((a, b) => b - a).slice(0, MOST_DRIVES)) {
      const [run, policy] = [
        this.#sources.library.find(runId),
        await this.#sources.view.checkpointPolicy(runId, after),
      ];
      if (run === null || policy === null) continue;
      const name = `after ${formatWhole(after)} steps`;
      drivers.push({ policy, source: 'checkpoint', name, race: run.config.race, seed: run.config.seed });
    }
    const run = this.#sources.library.find(runId);
    if (run === null || drivers.length === 0 || !areSameParts(inView, this.#inView)) return;
    this.#store.update({ track: run.config.track });
    await this.#open(
      run.config.track,
      drivers,
      drivers.map(({ name }) => name),
    );
  }

  /** Plays a contest again that is over. @param drives of all cars, in the order of the grid */
  showContest(track: TrackFile, drives: readonly ContestDrive[]): void {
    this.#end();
    this.#store.update({ track });
    this.#opened = this.#inView;
    this.#sources.driving.hold('replay');
    const names = drives.map(({ name }) => name);
    const ends = drives.map(({ end }) => end);
    const waiting = names.map((name) => ({ name, end: null }));
    this.#store.update({
      replay: { drives: waiting, contest: { followed: 0, ends }, isReady: false, isPlaying: false, speed: 1 },
    });
    this.#sources.hub.showContest(drives.map(({ car }) => car));
    const recorded = drives.map(({ drive }) => drive);
    this.#begin(new ReplayReel(recorded, true), names);
  }

  /** Lets the car drive on that waits. */
  close(): void {
    if (this.#store.state.replay === null) return;
    this.#end();
    const { driver } = this.#sources.driving;
    // A run is replayed on its own track, while the car may drive on another.
    if (driver !== null) this.#store.update({ track: driver.track });
  }

  /** Does what a person asks for; before the drives are recorded there is nothing to be done. */
  control(playback: Playback): void {
    const reel = this.#reel;
    if (reel === null) return;
    switch (playback.type) {
      case 'toggle':
        if (this.#stopClock === null) this.#play(reel);
        else this.#pause();
        return;
      case 'step':
        this.#pause();
        reel.stepBy(playback.by);
        return;
      case 'seek':
        this.#pause();
        reel.seek(playback.position);
        return;
      case 'follow':
        this.#follows(playback.car);
        return;
      default:
        this.#patch({ speed: playback.speed });
    }
  }

  async #open(track: TrackFile, drivers: readonly Driver[], names: readonly string[]): Promise<void> {
    this.#end();
    const replay = this.#replay;
    this.#opened = this.#inView;
    this.#sources.driving.hold('replay');
    const drives = names.map((name) => ({ name, end: null }));
    this.#store.update({ replay: { drives, isReady: false, isPlaying: false, speed: 1 } });
    try {
      const withSights = this.#store.state.sightShown;
      const episodes = await this.#sources.driving.record(track, drivers, withSights);
      if (replay !== this.#replay) return;
      this.#recorded = { track, drivers };
      this.#begin(new ReplayReel(episodes), names);
    } catch (error) {
      if (replay !== this.#replay) return;
      this.close();
      this.#warn(`The replay could not be recorded: ${messageOf(error)}`);
    }
  }

  #begin(reel: ReplayReel, names: readonly string[]): void {
    this.#reel = reel;
    this.#sources.hub.showReplay(reel);
    reel.subscribe(() => this.#showSight());
    const drives = reel.drives.map(({ status, progress, lapTime }, i) => ({
      name: names[i],
      end: { status, progress, lapTime },
    }));
    this.#patch({ drives, isReady: true });
    this.#play(reel);
    this.#followSight();
  }

  #play(reel: ReplayReel): void {
    if (reel.isAtEnd) reel.seek(0);
    this.#stopClock ??= this.#sources.animate((seconds) => {
      reel.advance(seconds * (this.#store.state.replay?.speed ?? 1));
      if (reel.isAtEnd) this.#pause();
    });
    this.#patch({ isPlaying: true });
  }

  #follows(car: number): void {
    const contest = this.#store.state.replay?.contest;
    if (contest === undefined) return;
    this.#sources.hub.followContest(car);
    this.#patch({ contest: { ...contest, followed: car } });
  }

  #pause(): void {
    this.#stopClock?.();
    this.#stopClock = null;
    this.#patch({ isPlaying: false });
  }

  #end(): void {
    this.#replay++;
    const { replay } = this.#store.state;
    if (replay === null) return;
    this.#pause();
    if (replay.contest) this.#sources.hub.showContest([]);
    this.#reel = null;
    this.#recorded = null;
    this.#isSightShown = false;
    this.#sources.hub.showReplay(null);
    this.#store.update({ replay: null });
    this.#sources.driving.release('replay');
  }

  #patch(patch: Partial<ReplayView>): void {
    const { replay } = this.#store.state;
    if (replay === null) return;
    const keys = Object.keys(patch) as (keyof ReplayView)[];
    if (keys.some((key) => patch[key] !== replay[key]))
      this.#store.update({ replay: { ...replay, ...patch } });
  }

  #follow(): void {
    if (this.#store.state.replay === null) return;
    if (!areSameParts(this.#opened, this.#inView)) this.#end();
    else this.#followSight();
  }

  /** What is in view; a policy that the person lets drive is something else, a better one of a run that trains is not. */
  get #inView(): readonly unknown[] {
    const { track, selectedRunId } = this.#store.state;
    const { driver } = this.#sources.driving;
    return [track, selectedRunId, driver?.source === 'checkpoint' ? driver.policy : null];
  }

  #followSight(): void {
    const [reel, recorded] = [this.#reel, this.#recorded];
    const { sightShown } = this.#store.state;
    if (reel === null || recorded === null || sightShown === this.#isSightShown) return;
    this.#isSightShown = sightShown;
    this.#shownSight = null;
    if (reel.sights !== null) this.#showSight();
    else if (sightShown) void this.#recordSights(reel, recorded);
  }

  /** Looks out of the first car after all: the same drive again. */
  async #recordSights(reel: ReplayReel, recorded: RecordedDrives): Promise<void> {
    const replay = this.#replay;
    try {
      const [{ sights }] = await this.#sources.driving.record(
        recorded.track,
        recorded.drivers.slice(0, 1),
        true,
      );
      if (replay !== this.#replay) return;
      reel.sights = sights;
      this.#showSight();
    } catch (error) {
      if (replay === this.#replay) this.#warn(`What the car saw could not be recorded: ${messageOf(error)}`);
    }
  }

  #showSight(): void {
    const sight = this.#reel?.sights?.[this.#reel.step];
    if (sight === undefined || sight === this.#shownSight || !this.#isSightShown) return;
    this.#shownSight = sight;
    this.#sources.hub.sight(sight);
  }

  #warn(text: string): void {
    this.#sources.notices.show({ tone: 'warning', kind: 'replay', text });
  }
}
