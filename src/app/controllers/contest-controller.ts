import type { LiveStanding } from '../../race/live-standings.ts';
import type { Car, CarFile } from '../../sim/car.ts';
import type { ContestOutcome } from '../../training/contest-recording.ts';
import type { ContestClient, ContestListener } from '../../workers/client/contest-client.ts';
import type { FleetFrame } from '../../workers/protocol.ts';
import type { CastMember, ContestRecord } from '../state/contest-record.ts';
import { contestRaceOf, faultOf, secondsOf, wornBy } from '../state/contest-setup.ts';
import { contestRows, totalWords } from '../state/contest-table.ts';
import { type ContestAction, type ContestState, FIRST_CONTEST_STATE } from '../state/contest-state.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import { carOf } from '../state/own-cars.ts';
import { lightsAt } from '../state/start-lights.ts';
import { Store } from '../state/store.ts';
import type { RunStorage } from '../storage/run-storage.ts';
import { ContestCandidates, type LoadedEntrants } from './contest-candidates.ts';
import { ContestLibrary } from './contest-library.ts';
import type { DrivingController } from './driving-controller.ts';
import { ManualInputs, type PadReading } from './manual-inputs.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { ReplayController } from './replay-controller.ts';
import type { RunLibrary } from './run-library.ts';
import type { SessionPlatform } from './session-platform.ts';

/** What contests are made of. */
export interface ContestSources {
  readonly store: Store<RaceState>;
  readonly hub: Pick<FrameHub, 'showContest' | 'contestFrame' | 'followContest'>;
  readonly library: Pick<RunLibrary, 'policy'>;
  readonly driving: Pick<DrivingController, 'hold' | 'release'>;
  readonly replays: Pick<ReplayController, 'showContest'>;
  readonly notices: Pick<NoticeBoard, 'show' | 'offerUndo'>;
  readonly storage: RunStorage;
  readonly platform: Pick<SessionPlatform, 'animate' | 'loadShippedPolicy' | 'now' | 'newId'>;
  onStorageError(error: unknown): void;
  /** Shows the room, or no longer. */
  show(isShown: boolean): void;
}

/** What a contest needs from the browser. */
export interface ContestPlatform {
  connect(listener: ContestListener): ContestClient;
  /** Gamepads as they are now. */
  pads(): readonly (PadReading | null)[];
  /** @param listener told whenever the page is hidden or shown again */
  watchHidden(listener: (isHidden: boolean) => void): void;
  /** @param listener told whenever another tab has changed what is kept @returns tells the others */
  joinTabs(listener: () => void): () => void;
}

/** Nothing was heard of a contest for so long: it is given up [s of pictures] */
const SILENCE = 10;

/**
 * The race room: what is to be raced, the race, its results. While a race is on the stage, all else that drives waits unseen.
 */
export class ContestController implements ContestListener {
  readonly store = new Store<ContestState>(FIRST_CONTEST_STATE);
  readonly #sources: ContestSources;
  readonly #platform: ContestPlatform;
  readonly #client: ContestClient;
  readonly #past: ContestLibrary;
  readonly #candidates: ContestCandidates;
  readonly #inputs = new ManualInputs();
  #stopClock: () => void = () => undefined;
  /** Seconds since the lights began, and since anything was heard of the worker. */
  #lit = 0;
  #silent = 0;
  #sent = '';
  /** Counts contests, so that policies that arrive late do not start in another one. */
  #contest = 0;
  /** Whether the person has chosen a car here; until then it is that of the next run. */
  #isCarChosen = false;
  #raced: Omit<ContestRecord, 'id' | 'finishedAt' | 'standings' | 'rules' | 'size'> | null = null;

  constructor(sources: ContestSources, platform: ContestPlatform) {
    this.#sources = sources;
    this.#platform = platform;
    this.#client = platform.connect(this);
    this.#past = new ContestLibrary(this.store, sources.storage, {
      onStorageError: (error) => sources.onStorageError(error),
      onChange: platform.joinTabs(() => void this.#past.load()),
    });
    this.#candidates = new ContestCandidates(this.store, sources);
  }

  /** Reads what earlier contests came to, and follows what can be raced. Call once. */
  async start(): Promise<void> {
    this.#platform.watchHidden((isHidden) => this.#hidden(isHidden));
    let { cars } = this.#sources.store.state;
    this.#followSetup(this.#sources.store.state);
    this.#sources.store.subscribe((state) => {
      // Another track has come into view: the race is not there any more.
      if (this.#raced !== null && this.#raced.track !== state.track) this.leave();
      if (!this.#isCarChosen) this.#followSetup(state);
      else if (cars !== state.cars) this.#renewCar(cars, state.cars);
      ({ cars } = state);
    });
    this.#candidates.follow();
    await this.#past.load();
  }

  /** Whether a person drives in the contest under way. */
  get isDriven(): boolean {
    return this.store.state.cast.some(({ isPerson }) => isPerson);
  }

  /** Does what a person asks for. */
  act(action: ContestAction): void {
    switch (action.type) {
      case 'set-up':
        if (action.patch.car !== undefined) this.#isCarChosen = true;
        this.#patchSetup(action.patch);
        return;
      case 'offer':
        void this.#candidates.offer(action.trackId);
        return;
      case 'start':
        void this.#begin();
        return;
      case 'pause':
        this.#pause('person');
        return;
      case 'go-on':
        this.#goOn();
        return;
      case 'end':
        this.#client.giveUp();
        return;
      case 'back':
        this.#clearStage();
        this.store.update({ phase: 'setup', result: null });
        return;
      case 'leave':
        this.leave();
        this.store.update({ phase: 'setup', result: null });
        this.#sources.show(false);
        return;
      case 'speed':
        this.store.update({ speed: action.speed });
        this.#client.setSpeed(action.speed);
        return;
      case 'follow':
        this.store.update({ followed: action.entrant });
        this.#client.follow(action.entrant);
        this.#sources.hub.followContest(action.entrant);
        return;
      case 'thumbs':
        this.#inputs.touch(action.input);
        return;
      case 'results':
        this.store.update({ phase: 'over', result: this.#past.find(action.id), isFresh: false });
        return;
      case 'watch':
        void this.#watch(action.id);
        return;
      default:
        void this.#remove(action.id);
    }
  }

  /** A key of the keyboard, by its place. @returns whether it was for the race */
  key(code: string, isDown: boolean): boolean {
    const { phase } = this.store.state;
    if (!this.isDriven || (phase !== 'racing' && phase !== 'lights' && phase !== 'paused')) return false;
    if (!isDown) return this.#inputs.release(code);
    if (!this.#inputs.press(code)) return false;
    if (phase === 'paused') this.#goOn();
    return true;
  }

  /** The window no longer hears of keys. */
  letGo(): void {
    this.#inputs.letGo();
  }

  /** Ends a contest under way without results, and lets all else drive on. What is chosen stays. */
  leave(): void {
    const { phase } = this.store.state;
    this.#clearStage();
    if (phase !== 'setup' && phase !== 'over') this.store.update({ phase: 'setup' });
  }

  frame(frame: FleetFrame, standings: readonly LiveStanding[]): void {
    this.#silent = 0;
    if (this.store.state.phase === 'loading') this.#light();
    this.#sources.hub.contestFrame(frame, standings);
  }

  over(outcome: ContestOutcome): void {
    const raced = this.#raced;
    if (raced === null) return;
    const { standings, rules, drives } = outcome;
    const size = drives.reduce(
      (sum, { poses, objects }) => sum + poses.byteLength + (objects?.poses.byteLength ?? 0),
      0,
    );
    const { platform } = this.#sources;
    const result = { ...raced, id: platform.newId(), finishedAt: platform.now(), standings, rules, size };
    this.#clearStage();
    this.store.update({ phase: 'over', result, isFresh: true });
    void this.#past.keep(result, drives);
  }

  failed(message: string): void {
    this.#clearStage();
    this.store.update({ phase: 'failed', failure: message });
  }

  async #begin(): Promise<void> {
    const { setup, candidates } = this.store.state;
    if (faultOf(setup, candidates) !== null) {
      // Somebody who raced is not there any more: the card says what is missing.
      this.store.update({ phase: 'setup', result: null });
      return;
    }
    this.#clearStage();
    const contest = this.#contest;
    this.store.update({ phase: 'loading', result: null, lights: 0 });
    try {
      const loaded = await this.#candidates.load();
      if (contest === this.#contest) this.#lineUp(loaded);
    } catch (error) {
      if (contest === this.#contest) this.failed(messageOf(error));
    }
  }

  #lineUp({ entrants, policies }: LoadedEntrants): void {
    const { store, driving, hub, platform } = this.#sources;
    const { type, car, seed, laps, isDriving, topSpeed } = this.store.state.setup;
    const { track, setup } = store.state;
    const race = contestRaceOf(type, setup.race);
    const person: CastMember[] = isDriving ? [{ name: 'You', isPerson: true, car }] : [];
    // Whoever drives starts from the last place of the grid.
    const cast = [
      ...entrants.map((one) => ({ name: one.name, isPerson: false, car: wornBy(one, car) })),
      ...person,
    ];
    const followed = isDriving ? cast.length - 1 : 0;
    this.#raced = { track, race, car, seed, cast };
    driving.hold('contest');
    hub.showContest(
      cast.map((member) => member.car ?? car),
      isDriving,
    );
    hub.followContest(followed);
    store.update({ racing: true });
    const speed = isDriving ? 1 : this.store.state.speed;
    this.store.update({ cast, followed, speed, timeLimit: secondsOf(track, laps) });
    this.#client.lineUp(
      { track, race, car, seed, entrants: [...policies, ...(isDriving ? [{ topSpeed }] : [])] },
      laps,
    );
    this.#client.setSpeed(speed);
    this.#client.follow(followed);
    this.#stopClock = platform.animate((seconds) => this.#tick(seconds));
  }

  /** The lights begin, or begin anew. */
  #light(): void {
    this.#lit = 0;
    this.store.update({ phase: 'lights', lights: 0 });
  }

  #tick(seconds: number): void {
    const { phase } = this.store.state;
    if (this.isDriven && !this.#inputs.readPads(this.#platform.pads())) this.#pause('gamepad');
    if (phase === 'lights') {
      this.#lit += seconds;
      const lights = lightsAt(this.#lit);
      if (lights === null) this.#go();
      else this.store.update({ lights });
    } else if (phase === 'racing' || phase === 'loading') {
      this.#silent += seconds;
      if (this.#silent > SILENCE) this.failed('Nothing has been heard of it for a while');
      this.#steer();
    }
  }

  #go(): void {
    this.#silent = 0;
    this.#sent = '';
    this.store.update({ phase: 'racing', lights: 0 });
    this.#client.go();
  }

  #steer(): void {
    if (!this.isDriven) return;
    const input = this.#inputs.current;
    const key = JSON.stringify(input);
    if (key === this.#sent) return;
    this.#sent = key;
    this.#client.steer(input);
  }

  #pause(pausedBy: ContestState['pausedBy']): void {
    const { phase } = this.store.state;
    if (phase !== 'racing' && phase !== 'lights') return;
    this.#client.pause();
    this.#inputs.letGo();
    this.store.update({ phase: 'paused', pausedBy });
  }

  /** Whoever drives needs a moment to take the wheel: the lights come again. */
  #goOn(): void {
    if (this.store.state.phase !== 'paused') return;
    if (this.isDriven) this.#light();
    else this.#go();
  }

  #hidden(isHidden: boolean): void {
    const { phase, pausedBy } = this.store.state;
    if (isHidden) this.#pause('hidden');
    else if (phase === 'paused' && pausedBy === 'hidden') this.#goOn();
  }

  #clearStage(): void {
    this.#contest++;
    this.#client.dispose();
    this.#stopClock();
    this.#stopClock = () => undefined;
    this.#inputs.letGo();
    this.#silent = 0;
    if (this.#raced === null) return;
    this.#raced = null;
    this.#sources.hub.showContest([]);
    this.#sources.driving.release('contest');
    this.#sources.store.update({ racing: false });
  }

  async #watch(id: string): Promise<void> {
    const record = this.#past.find(id);
    try {
      const drives = await this.#past.drivesOf(id);
      if (record === null || drives === null) throw new Error('it is not kept any more');
      this.leave();
      this.#sources.show(false);
      const rows = contestRows(record);
      const endOf = (entrant: number): string => {
        const row = rows.find((one) => one.entrant === entrant);
        return row === undefined ? '' : `${row.position}. ${totalWords(row)}`;
      };
      this.#sources.replays.showContest(
        record.track,
        drives.map((drive, i) => {
          const { name, car = record.car } = record.cast[i];
          return { name, car, end: endOf(i), drive };
        }),
      );
    } catch (error) {
      const text = `The replay could not be opened: ${messageOf(error)}.`;
      this.#sources.notices.show({ tone: 'warning', kind: 'replay', text });
    }
  }

  async #remove(id: string): Promise<void> {
    const { result } = this.store.state;
    const putBack = await this.#past.remove(id);
    if (result?.id === id) this.store.update({ phase: 'setup', result: null });
    this.#sources.notices.offerUndo('The race was deleted.', putBack, { kind: `race ${id}` });
  }

  #followSetup({ setup, cars }: Readonly<RaceState>): void {
    const car = carOf(setup.car, cars);
    if (car !== this.store.state.setup.car) this.#patchSetup({ car });
  }

  /** A car that is set up is raced as it is now in the garage. */
  #renewCar(before: readonly Car[], now: readonly CarFile[]): void {
    const { car } = this.store.state.setup;
    if (typeof car === 'string' || !before.includes(car)) return;
    this.#patchSetup({ car: now.find(({ id }) => id === car.id) ?? car });
  }

  #patchSetup(patch: Partial<ContestState['setup']>): void {
    this.store.update({ setup: { ...this.store.state.setup, ...patch } });
  }
}
