import type { TrackFile } from '../../track/track-file.ts';
import type { TypesClient } from '../../workers/client/types-client.ts';
import type { Drawing, DrawingSubject, FittedImport } from '../state/drawing-subject.ts';
import type { Elsewhere } from '../state/elsewhere.ts';
import { FrameHub } from '../state/frame-hub.ts';
import { storageTrouble } from '../state/storage-trouble.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunSetup } from '../state/run-setup.ts';
import { Store } from '../state/store.ts';
import type { Tour } from '../state/tour.ts';
import type { TrackDraft } from '../state/track-draft.ts';
import { keepSettings } from '../storage/keep-settings.ts';
import { readSettings, SETTINGS_GROUP } from '../storage/saved-settings.ts';
import { AddressController } from './address-controller.ts';
import { CarLibrary } from './car-library.ts';
import { ComparisonController } from './comparison-controller.ts';
import { ContestDoor } from './contest-door.ts';
import { DraftController } from './draft-controller.ts';
import { Drafts } from './drafts.ts';
import { DrivingController } from './driving-controller.ts';
import { firstState } from './first-state.ts';
import { IdealLapController } from './ideal-lap-controller.ts';
import { NoticeBoard } from './notice-board.ts';
import { ReplayController } from './replay-controller.ts';
import { RewardLibrary } from './reward-library.ts';
import { RewardStudio } from './reward-studio.ts';
import { refusalText, RewardSwap } from './reward-swap.ts';
import { RunExchange } from './run-exchange.ts';
import { RunLibrary } from './run-library.ts';
import { RUN_WARNING, RunStarter } from './run-starter.ts';
import type { SessionPlatform } from './session-platform.ts';
import { SettingsImport } from './settings-import.ts';
import { SetupReplacement } from './setup-replacement.ts';
import { ShareController } from './share-controller.ts';
import { SweepController } from './sweep-controller.ts';
import { TrackDrafts } from './track-drafts.ts';
import { TrackLibrary } from './track-library.ts';
import { TourController } from './tour-controller.ts';
import { TrainingController } from './training-controller.ts';
import { TypesController } from './types-controller.ts';
import { ViewController } from './view-controller.ts';

/** Everything the race tab can do. Elements show its store and call its methods; it knows no element. */
export class RaceSession {
  readonly store: Store<RaceState>;
  readonly hub = new FrameHub();
  readonly notices: NoticeBoard;
  readonly draft: DraftController;
  readonly rewards: RewardLibrary;
  readonly library: RunLibrary;
  readonly training: TrainingController;
  readonly rewardSwap: RewardSwap;
  readonly tour: TourController;
  readonly runs: RunStarter;
  readonly sweeps: SweepController;
  readonly comparison: ComparisonController;
  readonly address: AddressController;
  readonly tracks: TrackLibrary;
  readonly cars: CarLibrary;
  readonly trackDrafts: TrackDrafts;
  readonly driving: DrivingController;
  readonly view: ViewController;
  readonly replays: ReplayController;
  readonly contests: ContestDoor;
  readonly ideal: IdealLapController;
  readonly studio: RewardStudio;
  readonly sharing: ShareController;
  readonly exchange: RunExchange;
  readonly settings: SettingsImport;
  readonly setups: SetupReplacement;
  /** What TypeScript knows about names in the reward; the editor asks. */
  readonly names: TypesClient;
  readonly types: TypesController;
  readonly #platform: SessionPlatform;
  /** The run to be in view first: that of the address, or of the end of the last visit. */
  #watched: string | null = null;
  /** Where the address wants the policy tried that comes into view; null: nowhere. */
  #asked: Elsewhere | null = null;
  /** Where the last visit was on the tour. */
  #leftTour: Tour | null = null;
  #isOpen = false;
  #flushSettings: () => void = () => undefined;

  constructor(platform: SessionPlatform) {
    this.#platform = platform;
    this.store = new Store(firstState(platform.firstTrack, platform.theme));
    this.notices = new NoticeBoard(this.store);
    this.draft = new DraftController(this.store);
    this.rewards = new RewardLibrary(this.store, this.draft, this.notices, platform, (error) =>
      this.#storageFailed(error),
    );
    this.library = new RunLibrary(
      this.store,
      platform.storage,
      platform.claims,
      () => platform.now(),
      (error) => this.#storageFailed(error),
    );
    this.comparison = new ComparisonController(this.store, this.library, (error) =>
      this.#storageFailed(error),
    );
    this.tracks = new TrackLibrary(this.store, platform, this.notices, {
      choose: (trackId) => this.setUp({ trackId }),
      onStorageError: (error) => this.#storageFailed(error),
    });
    this.cars = new CarLibrary(this.store, platform.storage, this.notices, {
      choose: (car) => this.setUp({ car }),
      onStorageError: (error) => this.#storageFailed(error),
    });
    const trackDrafts = new Drafts<TrackDraft>('track-drafts', platform.storage, (error) =>
      this.#storageFailed(error),
    );
    this.trackDrafts = new TrackDrafts(trackDrafts, platform.draftClaims);
    this.sharing = new ShareController(this.store, this.notices, {
      title: () => this.draft.title,
      keepDraft: (language) => this.rewards.keepDraft(language),
      setUp: (patch) => this.setUp(patch),
      addTrack: (track) => this.tracks.add(track),
      addCar: (car) => this.cars.add(car),
    });
    this.driving = new DrivingController(
      this.store,
      this.hub,
      (listener) => platform.connectDriver(listener),
      (message, again) => {
        const run = () => {
          this.notices.dismissKind('driving');
          again();
        };
        const text = `The driving car stopped: ${message}`;
        this.notices.show({ tone: 'error', text, kind: 'driving', action: { label: 'Drive again', run } });
      },
    );
    this.view = new ViewController(this.store, {
      hub: this.hub,
      library: this.library,
      driving: this.driving,
      notices: this.notices,
      loadShippedPolicy: (id) => platform.loadShippedPolicy(id),
    });
    this.replays = new ReplayController(this.store, {
      hub: this.hub,
      driving: this.driving,
      library: this.library,
      view: this.view,
      notices: this.notices,
      animate: (onPicture) => platform.animate(onPicture),
    });
    this.contests = new ContestDoor(
      this.store,
      this.notices,
      () =>
        platform.loadContests({
          store: this.store,
          hub: this.hub,
          library: this.library,
          driving: this.driving,
          replays: this.replays,
          notices: this.notices,
          storage: platform.storage,
          platform,
          onStorageError: (error) => this.#storageFailed(error),
          show: (isShown) => void this.contests.show(isShown),
        }),
      () => this.replays.close(),
    );
    this.exchange = new RunExchange(this.store, this.library, this.notices, platform, (runId) => {
      void this.view.select(runId);
    });
    this.setups = new SetupReplacement(this.store, this.notices, (patch) => this.setUp(patch));
    this.settings = new SettingsImport(this.notices, {
      setup: () => this.store.state.setup,
      replaceSetup: (patch, text) => this.setups.replace(patch, text, true),
    });
    this.ideal = new IdealLapController(this.store, platform.findIdealLap);
    this.studio = new RewardStudio(this.store, platform.connectStudio(), {
      hub: this.hub,
      driving: this.driving,
      replays: this.replays,
      library: this.library,
      notices: this.notices,
      draft: () => this.draft.source,
    });
    this.names = platform.connectTypes();
    this.types = new TypesController(this.store, this.names);
    this.address = new AddressController(this.store, this.notices, {
      setUp: (patch) => this.setups.replace(patch, 'The address has changed your setup.'),
      setLanguage: (language) => this.draft.setLanguage(language),
      useTemplate: (templateId) => this.rewards.useTemplate(templateId),
      showSight: (isShown) => this.driving.showSight(isShown),
      showWhy: (isShown) => this.driving.showWhy(isShown),
      showRace: (isShown) => void this.contests.show(isShown),
      compare: (runId) => void this.comparison.choose(runId),
      tryOn: (elsewhere) => (this.#asked = elsewhere),
    });
    this.training = new TrainingController(
      this.store,
      this.library,
      this.hub,
      (listener) => platform.connectTrainer(listener),
      {
        newBest: (runId, event) => this.view.takeBest(runId, event),
        warned: (_, { message, advice }) =>
          this.notices.show({
            tone: 'warning',
            kind: RUN_WARNING,
            text: `${message} ${advice}`,
            seconds: null,
          }),
        rewardRefused: (event) =>
          this.notices.show({ tone: 'error', text: refusalText(event), kind: 'refused reward' }),
        rewardTaken: () => this.notices.dismissKind('refused reward'),
        rested: (runId) => {
          if (this.store.state.training.phase === 'idle') this.notices.dismissKind('refused reward');
          this.view.flush();
          this.sweeps.rested(runId);
        },
      },
    );
    this.tour = new TourController(this.store, {
      useTemplate: (templateId) => this.rewards.useTemplate(templateId),
      replaceSetup: (patch, text) => this.setups.replace(patch, text, true),
      edit: (code) => this.draft.edit(code),
    });
    this.rewardSwap = new RewardSwap(this.store, this.draft, this.training);
    const { library, view, draft, notices, training } = this;
    this.runs = new RunStarter(
      this.store,
      { library, view, draft, notices, training },
      {
        newId: () => platform.newId(),
        trackOf: (id) => this.#trackOf(id),
        onStorageError: (error) => this.#storageFailed(error),
      },
    );
    this.sweeps = new SweepController(this.store, this.library, {
      draft: () => ({ title: this.draft.title, config: this.runs.next() }),
      newId: () => platform.newId(),
      train: (runId, inView) => this.runs.resume(runId, inView),
    });
  }

  /**
   * Brings back what the last visit left in the editor and the setup, and keeps every change of it from now on. Call once, before
   * anything is shown that can be changed: what was changed earlier would be overwritten, or never written.
   */
  async restore(): Promise<void> {
    const { storage } = this.#platform;
    try {
      await this.tracks.load();
      await this.cars.load();
      await this.rewards.load();
      const saved = await storage.getSettings(SETTINGS_GROUP);
      // Whoever was here before may have chosen any of them.
      if (Object.keys(saved).length > 0) await this.tracks.loadShipped();
      const trackIds = this.store.state.tracks.map(({ id }) => id);
      const carIds = this.store.state.cars.map(({ id }) => id);
      const { selectedRunId = null, tour = null, ...rest } = readSettings(saved, trackIds, carIds);
      this.#watched = selectedRunId;
      this.#leftTour = tour;
      this.store.update(rest);
    } catch (error) {
      this.#storageFailed(error);
    }
    this.#flushSettings = keepSettings(
      this.store,
      (changed) => storage.putSettings(SETTINGS_GROUP, changed),
      (error) => this.#storageFailed(error),
    );
  }

  /** Brings back the runs, and shows what was in view last. Call once, after `restore`. */
  async open(): Promise<void> {
    this.driving.begin();
    try {
      await this.library.load();
      await this.sweeps.load();
    } catch (error) {
      this.#storageFailed(error);
    }
    this.tour.bringBack(this.#leftTour);
    this.#isOpen = true;
    const shown = this.#show(this.#watched);
    this.ideal.start();
    this.studio.start();
    this.sharing.start();
    this.replays.start();
    // The rest does not wait for a policy that takes long to come, or does not.
    await shown;
    this.#tryAsAsked();
    await this.tracks.loadShipped();
  }

  /** Goes where an address leads. After `restore`; before `open`, that is where it opens. */
  async goTo(fragment: string): Promise<void> {
    if (fragment.length > 1) await this.tracks.loadShipped();
    const runId = this.address.take(fragment);
    if (runId !== undefined) this.#watched = runId;
    if (!this.#isOpen) return;
    if (typeof runId === 'string') await this.#show(runId);
    else if (runId === null && this.#asked !== null) await this.showShipped();
    this.#tryAsAsked();
  }

  #tryAsAsked(): void {
    const asked = this.#asked;
    this.#asked = null;
    if (asked !== null) void this.evaluateOn(asked);
  }

  /** A run, or the shipped policy where it is not there. */
  #show(runId: string | null): Promise<void> {
    if (runId === null) return this.showShipped();
    if (this.library.find(runId) !== null) return this.view.select(runId);
    this.notices.show({ tone: 'warning', kind: 'address', text: 'The run is not in this browser.' });
    return this.showShipped();
  }

  /** Begins to write all that is not written yet. Call when the page goes away. */
  flush(): void {
    this.library.flush();
    this.trackDrafts.flush();
    this.cars.flush();
    this.#flushSettings();
  }

  /** Changes what the next run will be. Another track also comes into view, unless a run is watched that trains. */
  setUp(patch: Partial<RunSetup>): void {
    const { setup, training, selectedRunId } = this.store.state;
    this.store.update({ setup: { ...setup, ...patch } });
    const watching = training.phase !== 'idle' && training.runId === selectedRunId;
    if (patch.trackId !== undefined && !watching) void this.showShipped();
  }

  /** Brings the chosen track into view, with the policy that ships for it. */
  async showShipped(): Promise<void> {
    await this.view.showShipped(this.#trackOf(this.store.state.setup.trackId));
  }

  /** Reads a person's file as a track to go on drawing with. @throws Error whose message is one line for the person */
  async readTrack(file: File): Promise<FittedImport> {
    const outcome = await this.#platform.importTrack(file);
    return { ...outcome, fitted: await this.#platform.fitTrack(outcome.track) };
  }

  /** What is to be drawn, with the points that it begins with. @throws Error whose message is one line for the person */
  async drawingOf(subject: DrawingSubject): Promise<Drawing> {
    if (subject.type === 'new') return subject;
    return { ...subject, fitted: await this.#platform.fitTrack(subject.track) };
  }

  /** Lets the policy in view show what it can do on any track, or on this one with less grip. */
  async evaluateOn({ trackId, grip }: Elsewhere): Promise<void> {
    const track = trackId === undefined ? this.store.state.track : this.#trackOf(trackId);
    await this.view.evaluateOn(track, grip);
  }

  /** Takes a run off the list; a notice offers to put it back. */
  remove(runId: string): void {
    const run = this.library.find(runId);
    if (run === null) return;
    const restore = this.library.remove(runId);
    const wasSelected = this.store.state.selectedRunId === runId;
    if (wasSelected) void this.showShipped();
    this.notices.offerUndo(`“${run.name}” was deleted.`, () => {
      restore();
      if (wasSelected) void this.view.select(runId);
    });
  }

  /** Renames a run, on the car that its best policy drives too. */
  rename(runId: string, name: string): void {
    this.library.rename(runId, name);
    this.view.renamed(runId);
  }

  #trackOf(id: string): TrackFile {
    const { tracks } = this.store.state;
    return tracks.find((track) => track.id === id) ?? tracks[0];
  }

  #storageFailed(error: unknown): void {
    this.notices.show({
      tone: 'warning',
      kind: 'storage',
      text: storageTrouble(error),
      seconds: null,
    });
  }
}
