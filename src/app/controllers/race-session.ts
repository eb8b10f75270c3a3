import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import type { EvaluationEvent } from '../../training/training-event.ts';
import { bestTitle, driverName } from '../state/best-words.ts';
import { GENERALIST } from '../catalogue/shipped-policies.ts';
import { formatWhole } from '../state/format.ts';
import { FrameHub } from '../state/frame-hub.ts';
import { carInView, type RaceState } from '../state/race-state.ts';
import { type EvaluationPoint, RunCurves } from '../state/run-curves.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { RunSetup } from '../state/run-setup.ts';
import { Store } from '../state/store.ts';
import { keepSettings } from '../storage/keep-settings.ts';
import { readSettings } from '../storage/saved-settings.ts';
import { DraftController } from './draft-controller.ts';
import { DrivingController } from './driving-controller.ts';
import { firstState } from './first-state.ts';
import { IdealLapController } from './ideal-lap-controller.ts';
import { clonedRun, nextRun, originOf, resumedRun } from './next-run.ts';
import { NoticeBoard } from './notice-board.ts';
import { Pacer } from './pacer.ts';
import { RewardLibrary } from './reward-library.ts';
import { RewardStudio } from './reward-studio.ts';
import { refusalText, resumedReward, RewardSwap } from './reward-swap.ts';
import { RunLibrary } from './run-library.ts';
import type { SessionPlatform } from './session-platform.ts';
import { ShareController } from './share-controller.ts';
import { SweepController } from './sweep-controller.ts';
import { TrackLibrary } from './track-library.ts';
import { TrainingController } from './training-controller.ts';

/** While a run trains, each best policy drives at least this long before a better one takes its place, ms. */
const BEST_DRIVES = 4000;
const SETTINGS_KEY = 'race';

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
  readonly sweeps: SweepController;
  readonly tracks: TrackLibrary;
  readonly driving: DrivingController;
  readonly ideal: IdealLapController;
  readonly studio: RewardStudio;
  readonly sharing: ShareController;
  readonly #platform: SessionPlatform;
  /** The newest best policy of the run in view. */
  #best: { readonly runId: string; readonly policy: PolicySnapshot; readonly steps: number } | null = null;
  readonly #bestPacer = new Pacer(BEST_DRIVES, () => {
    const run = this.#best && this.library.find(this.#best.runId);
    const { selectedRunId, driving } = this.store.state;
    if (!run || this.#best === null || selectedRunId !== run.id || driving.source === 'checkpoint') return;
    this.#driveBest(run, this.#best.policy, this.#best.steps);
  });
  /** Counts views, so that a policy that arrives late does not drive in the wrong one. */
  #view = 0;

  constructor(platform: SessionPlatform) {
    this.#platform = platform;
    this.store = new Store(firstState(platform.tracks, platform.theme));
    this.notices = new NoticeBoard(this.store);
    this.draft = new DraftController(this.store);
    this.rewards = new RewardLibrary(this.store, this.draft, this.notices, platform, (error) =>
      this.#storageFailed(error),
    );
    this.library = new RunLibrary(
      this.store,
      platform.storage,
      () => platform.now(),
      (error) => this.#storageFailed(error),
    );
    this.tracks = new TrackLibrary(this.store, platform, this.notices, {
      choose: (trackId) => this.setUp({ trackId }),
      onStorageError: (error) => this.#storageFailed(error),
    });
    this.sharing = new ShareController(this.store, this.notices, {
      title: () => this.draft.title,
      keepDraft: (language) => this.rewards.keepDraft(language),
      setUp: (patch) => this.setUp(patch),
      addTrack: (track) => this.tracks.add(track),
    });
    this.driving = new DrivingController(
      this.store,
      this.hub,
      (listener) => platform.connectDriver(listener),
      (message) => {
        this.notices.show({ tone: 'error', text: `The driving car stopped: ${message}`, kind: 'driving' });
      },
    );
    this.ideal = new IdealLapController(this.store, platform.findIdealLap);
    this.studio = new RewardStudio(this.store, platform.connectStudio(), {
      driving: this.driving,
      library: this.library,
      draft: () => this.draft.source,
    });
    this.training = new TrainingController(
      this.store,
      this.library,
      this.hub,
      (listener) => platform.connectTrainer(listener),
      {
        newBest: (runId, event) => this.#takeBest(runId, event),
        warned: (_, { message, advice }) =>
          this.notices.show({
            tone: 'warning',
            kind: 'warning of a run',
            text: `${message} ${advice}`,
            seconds: null,
          }),
        rewardRefused: (event) =>
          this.notices.show({ tone: 'error', text: refusalText(event), kind: 'refused reward' }),
        rested: (runId) => {
          this.#bestPacer.flush();
          this.sweeps.rested(runId);
        },
      },
    );
    this.rewardSwap = new RewardSwap(this.store, this.draft, this.training);
    this.sweeps = new SweepController(this.store, this.library, {
      draft: () => ({ title: this.draft.title, config: this.#nextRun() }),
      newId: () => platform.newId(),
      train: (runId, inView) => this.resume(runId, inView),
    });
  }

  /** The curves of the run in view. */
  get curves(): RunCurves {
    const { selectedRunId } = this.store.state;
    return selectedRunId === null ? NO_CURVES : this.library.curves(selectedRunId);
  }

  /** Evaluations of the run in view whose policies are kept. */
  get checkpoints(): readonly EvaluationPoint[] {
    const { selectedRunId } = this.store.state;
    const kept = new Set((selectedRunId === null ? null : this.library.find(selectedRunId))?.kept);
    return this.curves.evaluations.filter(({ steps }) => kept.has(steps));
  }

  /** Brings back what the last visit left, and shows it. Call once. */
  async open(): Promise<void> {
    const { storage } = this.#platform;
    try {
      await this.tracks.load();
      await this.rewards.load();
      const settings = readSettings(
        await storage.getSetting(SETTINGS_KEY),
        this.store.state.tracks.map(({ id }) => id),
      );
      const { selectedRunId = null, ...rest } = settings;
      this.store.update(rest);
      if (rest.sightShown === true) this.driving.showSight(true);
      await this.library.load();
      await this.sweeps.load();
      const wasWatched = selectedRunId !== null && this.library.find(selectedRunId) !== null;
      await (wasWatched ? this.select(selectedRunId) : this.showShipped());
    } catch (error) {
      this.#storageFailed(error);
      await this.showShipped();
    }
    keepSettings(
      this.store,
      (settings) => storage.putSetting(SETTINGS_KEY, settings),
      (error) => this.#storageFailed(error),
    );
    this.ideal.start();
    this.studio.start();
    this.sharing.start();
  }

  /** Changes what the next run will be. Another track also comes into view, unless a run is watched that trains. */
  setUp(patch: Partial<RunSetup>): void {
    const { setup, training, selectedRunId } = this.store.state;
    this.store.update({ setup: { ...setup, ...patch } });
    const watching = training.phase !== 'idle' && training.runId === selectedRunId;
    if (patch.trackId !== undefined && !watching) void this.showShipped();
  }

  /** Trains a new run with what the editor and the setup say. */
  train(): void {
    if (this.store.state.training.phase === 'idle') this.#start(this.#nextRun(), { type: 'new' }, null);
  }

  /** Trains a new run that begins with the policy that an earlier one had after so many steps. */
  async trainFrom(runId: string, steps: number): Promise<void> {
    const [run, policy] = [this.library.find(runId), await this.#checkpointPolicy(runId, steps)];
    if (run === null || policy === null || this.store.state.training.phase !== 'idle') return;
    const from = `“${run.name}” at ${formatWhole(steps)} steps`;
    const id = this.#start(clonedRun(this.#nextRun(), run.config), { type: 'clone', policy }, from);
    this.library.keepPolicy(id, 'origin', policy);
  }

  /** Lets the policy drive that a run had after so many steps. */
  async driveCheckpoint(runId: string, steps: number): Promise<void> {
    const [run, policy] = [this.library.find(runId), await this.#checkpointPolicy(runId, steps)];
    if (run === null || policy === null || this.store.state.selectedRunId !== runId) return;
    const { track, race, seed } = run.config;
    const at = `at ${formatWhole(steps)} steps`;
    this.driving.drive(track, { policy, source: 'checkpoint', name: `“${run.name}” ${at}`, race, seed });
    const { evaluation } = policy;
    if (evaluation !== null)
      this.store.update({ track, shown: { title: at, car: policy.car, evaluation, race } });
  }

  /**
   * Goes on with a run from its last checkpoint. One that failed by its reward goes on with the reward in the editor, one
   * that diverged more gently; one that had finished gets more steps.
   * @param inView whether it comes into view
   */
  async resume(runId: string, inView = true): Promise<void> {
    const run = this.library.find(runId);
    if (run === null || this.store.state.training.phase !== 'idle') return;
    const checkpoint = await this.library.checkpoint(runId);
    const policy = checkpoint === null ? await this.library.policy(runId, 'origin') : null;
    const steps = checkpoint?.progress.steps ?? 0;
    const config = resumedRun(run, steps, this.draft.source);
    await this.library.truncate(runId, steps);
    this.library.update(runId, { config, ...resumedReward(run, config, steps, this.draft.title) });
    if (inView) await this.select(runId);
    if (this.store.state.training.phase !== 'idle') return; // another run was quicker
    this.training.start(runId, config, originOf(checkpoint, policy));
  }

  /** Brings a run into view: its curves, its evaluation, and its best policy on its track. */
  async select(runId: string): Promise<void> {
    const run = this.library.find(runId);
    if (run === null) return;
    this.#watch(run);
    const view = this.#view;
    await this.library.loadCurves(runId);
    const policy = await this.library.policy(runId, 'best');
    if (view !== this.#view) return;
    if (policy !== null && run.best !== null) this.#driveBest(run, policy, run.best.steps);
  }

  /** Brings the shipped policy of the chosen track into view. */
  async showShipped(): Promise<void> {
    const view = ++this.#view;
    const track = this.#trackOf(this.store.state.setup.trackId);
    this.store.update({ selectedRunId: null, track, shown: null });
    this.driving.halt();
    try {
      const own = await this.#platform.loadShippedPolicy(track.id);
      const policy = own ?? (await this.#platform.loadShippedPolicy(GENERALIST));
      if (view !== this.#view) return;
      if (policy === null) {
        this.driving.idle(`No policy has learnt ${track.name} yet`);
        return;
      }
      const name = own ? `Shipped policy of ${track.name}` : 'Generalist policy';
      this.driving.drive(track, { policy, source: 'shipped', name, race: TIME_TRIAL, seed: 1 });
      const evaluation = own?.evaluation ?? null;
      if (evaluation !== null) {
        this.store.update({
          shown: { title: 'shipped policy', car: policy.car, evaluation, race: TIME_TRIAL },
        });
      }
    } catch (error) {
      this.notices.show({
        tone: 'error',
        kind: 'shipped policy',
        text: `The shipped policy could not be loaded: ${messageOf(error)}`,
      });
    }
  }

  /** Lets the policy in view show what it can do on any track. Not while it is still learning there. */
  async evaluateOn(trackId: string): Promise<void> {
    const { training, selectedRunId } = this.store.state;
    if (training.phase !== 'idle' && training.runId === selectedRunId) return;
    const track = this.#trackOf(trackId);
    this.store.update({ evaluating: true });
    try {
      const evaluation = await this.driving.evaluateOn(track);
      if (evaluation === null) return;
      const { race } = this.store.state.driving;
      const car = carInView(this.store.state);
      this.store.update({ track, shown: { title: `on ${track.name}`, car, evaluation, race } });
    } catch (error) {
      this.notices.show({
        tone: 'error',
        kind: 'evaluation',
        text: `The evaluation broke off: ${messageOf(error)}`,
      });
    } finally {
      this.store.update({ evaluating: false });
    }
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
      if (wasSelected) void this.select(runId);
    });
  }

  /** Renames a run, on the car that its best policy drives too. */
  rename(runId: string, name: string): void {
    this.library.rename(runId, name);
    const run = this.library.find(runId);
    const { selectedRunId, driving } = this.store.state;
    if (run === null || selectedRunId !== runId || driving.source !== 'best' || run.best === null) return;
    const steps = this.#best?.runId === runId ? this.#best.steps : run.best.steps;
    this.driving.rename(driverName(run, steps));
  }

  /** Shows a run's track and figures at once; what has to be fetched comes later. */
  #watch(run: RunRecord): void {
    this.#view++;
    // Until the run has a policy of its own, the shipped one keeps showing the way.
    const { driving, track } = this.store.state;
    const isSameTask = track.id === run.config.track.id && run.config.race.type === 'time-trial';
    const goesOn = run.best === null && driving.source === 'shipped' && isSameTask;
    if (!goesOn) this.driving.halt();
    this.hub.clearFleet();
    this.store.update({
      selectedRunId: run.id,
      track: run.config.track,
      failure: run.failure,
      shown: run.best && {
        title: bestTitle(run.config.bestBy, run.best.steps),
        car: run.config.car,
        evaluation: run.best.evaluation,
        race: run.config.race,
      },
    });
  }

  #takeBest(runId: string, { policy, evaluation, steps }: EvaluationEvent): void {
    const run = this.library.find(runId);
    if (run === null || this.store.state.selectedRunId !== runId) return;
    this.#best = { runId, policy, steps };
    // Whoever has picked an older policy to drive is not interrupted.
    if (this.store.state.driving.source === 'checkpoint') return;
    const { bestBy, car, race } = run.config;
    this.store.update({ shown: { title: bestTitle(bestBy, steps), car, evaluation, race } });
    this.#bestPacer.ask();
  }

  #driveBest(run: RunRecord, policy: PolicySnapshot, steps: number): void {
    const { track, race, seed } = run.config;
    this.driving.drive(track, { policy, source: 'best', name: driverName(run, steps), race, seed });
  }

  #nextRun(): RunConfig {
    const { setup } = this.store.state;
    return nextRun(setup, this.#trackOf(setup.trackId), this.draft.source);
  }

  /** @returns the run's id */
  #start(config: RunConfig, origin: RunOrigin, startedFrom: string | null): string {
    this.library.discardStillborn();
    const run = this.library.create(this.#platform.newId(), this.draft.title, config, { startedFrom });
    this.#watch(run);
    this.training.start(run.id, config, origin);
    return run.id;
  }

  async #checkpointPolicy(runId: string, steps: number): Promise<PolicySnapshot | null> {
    const policy = await this.library.policy(runId, steps);
    const text = `The policy after ${formatWhole(steps)} steps is not kept any more.`;
    if (policy === null) this.notices.show({ tone: 'warning', text });
    return policy;
  }

  #trackOf(id: string): TrackFile {
    const { tracks } = this.store.state;
    return tracks.find((track) => track.id === id) ?? tracks[0];
  }

  #storageFailed(error: unknown): void {
    this.notices.show({
      tone: 'warning',
      kind: 'storage',
      text: `Your work is not being saved: ${messageOf(error)}. Free some space or allow site data, then reload.`,
      seconds: null,
    });
  }
}

const TIME_TRIAL = { type: 'time-trial' } as const;
const NO_CURVES = new RunCurves();

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
