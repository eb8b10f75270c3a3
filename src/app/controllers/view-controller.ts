import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { EvaluationEvent } from '../../training/training-event.ts';
import { GENERALIST } from '../catalogue/shipped-policies.ts';
import { bestTitle, driverName } from '../state/best-words.ts';
import { homeTrackId } from '../state/elsewhere.ts';
import { formatShare, formatWhole } from '../state/format.ts';
import type { ChartAxis } from '../state/chart-axis.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { messageOf } from '../state/message-of.ts';
import { carInView, type RaceState } from '../state/race-state.ts';
import { type EvaluationPoint, RunCurves } from '../state/run-curves.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { DrivingController } from './driving-controller.ts';
import type { NoticeBoard } from './notice-board.ts';
import { Pacer } from './pacer.ts';
import type { RunLibrary } from './run-library.ts';

/** While a run trains, each best policy drives at least this long before a better one takes its place, ms. */
const BEST_DRIVES = 4000;
const TIME_TRIAL = { type: 'time-trial' } as const;
const NO_CURVES = new RunCurves();

/** What the view shows from. */
interface ViewSources {
  readonly hub: FrameHub;
  readonly library: RunLibrary;
  readonly driving: DrivingController;
  readonly notices: NoticeBoard;
  loadShippedPolicy(id: string): Promise<PolicySnapshot | null>;
}

/** What is in view: a run with its curves, its evaluation and its best policy, or a track with the policy that ships for it. */
export class ViewController {
  readonly #store: Store<RaceState>;
  readonly #sources: ViewSources;
  /** The newest best policy of the run in view. */
  #best: { readonly runId: string; readonly policy: PolicySnapshot; readonly steps: number } | null = null;
  readonly #bestPacer = new Pacer(BEST_DRIVES, () => {
    const run = this.#best && this.#sources.library.find(this.#best.runId);
    const { selectedRunId, driving } = this.#store.state;
    if (!run || this.#best === null || selectedRunId !== run.id || driving.source === 'checkpoint') return;
    this.#driveBest(run, this.#best.policy, this.#best.steps);
  });
  /** Counts views, so that a policy that arrives late does not drive in the wrong one. */
  #view = 0;

  constructor(store: Store<RaceState>, sources: ViewSources) {
    this.#store = store;
    this.#sources = sources;
  }

  /** The curves of the run in view. */
  get curves(): RunCurves {
    const { selectedRunId } = this.#store.state;
    return selectedRunId === null ? NO_CURVES : this.#sources.library.curves(selectedRunId);
  }

  /** Shows in the charts what happened where on the lap, or how the run went as a whole. */
  showSectors(isShown: boolean): void {
    this.#store.update({ sectorsShown: isShown });
  }

  /** Draws the charts over something else. */
  drawOver(axis: ChartAxis): void {
    this.#store.update({ chartAxis: axis });
  }

  /** Evaluations of the run in view whose policies are kept. */
  get checkpoints(): readonly EvaluationPoint[] {
    const { selectedRunId } = this.#store.state;
    const kept = new Set((selectedRunId === null ? null : this.#sources.library.find(selectedRunId))?.kept);
    return this.curves.evaluations.filter(({ steps }) => kept.has(steps));
  }

  /** Brings a run into view: its curves, its evaluation, and its best policy on its track. */
  async select(runId: string): Promise<void> {
    const { library } = this.#sources;
    const run = library.find(runId);
    if (run === null) return;
    this.watch(run);
    const view = this.#view;
    await library.loadCurves(runId);
    const policy = await library.policy(runId, 'best');
    if (view !== this.#view) return;
    if (policy !== null && run.best !== null) this.#driveBest(run, policy, run.best.steps);
  }

  /** Shows a run's track and figures at once; what has to be fetched comes later. */
  watch(run: RunRecord): void {
    this.#view++;
    // Until the run has a policy of its own, the shipped one keeps showing the way.
    const { driving, track, selectedRunId, comparedRunId } = this.#store.state;
    const isSameTask = track.id === run.config.track.id && run.config.race.type === 'time-trial';
    const goesOn = run.best === null && driving.source === 'shipped' && isSameTask;
    if (!goesOn) this.#sources.driving.halt();
    this.#sources.hub.clearFleet();
    this.#store.update({
      selectedRunId: run.id,
      tried: null,
      // The other run of a pair changes places with the one in view.
      ...(comparedRunId === run.id ? { comparedRunId: selectedRunId } : {}),
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

  /** Brings a track into view with the policy that ships for it, or else the one that drives any. */
  async showShipped(track: TrackFile): Promise<void> {
    const { driving, notices } = this.#sources;
    const view = ++this.#view;
    this.#store.update({ selectedRunId: null, track, shown: null, tried: null });
    driving.halt();
    try {
      const own = await this.#sources.loadShippedPolicy(track.id);
      const policy = own ?? (await this.#sources.loadShippedPolicy(GENERALIST));
      if (view !== this.#view) return;
      if (policy === null) {
        driving.idle(`No policy has learnt ${track.name} yet`);
        return;
      }
      const name = own ? `Shipped policy of ${track.name}` : 'Generalist policy';
      driving.drive(track, { policy, source: 'shipped', name, race: TIME_TRIAL, seed: 1 });
      const evaluation = own?.evaluation ?? null;
      if (evaluation === null) return;
      this.#store.update({
        shown: { title: 'shipped policy', car: policy.car, evaluation, race: TIME_TRIAL },
      });
    } catch (error) {
      notices.show({
        tone: 'error',
        kind: 'shipped policy',
        text: `The shipped policy could not be loaded: ${messageOf(error)}`,
      });
    }
  }

  /** Lets the policy drive that a run had after so many steps. */
  async driveCheckpoint(runId: string, steps: number): Promise<void> {
    const [run, policy] = [this.#sources.library.find(runId), await this.checkpointPolicy(runId, steps)];
    if (run === null || policy === null || this.#store.state.selectedRunId !== runId) return;
    const { track, race, seed } = run.config;
    const at = `at ${formatWhole(steps)} steps`;
    this.#sources.driving.drive(track, {
      policy,
      source: 'checkpoint',
      name: `“${run.name}” ${at}`,
      race,
      seed,
    });
    this.#store.update({ tried: null });
    const { evaluation } = policy;
    if (evaluation !== null)
      this.#store.update({ track, shown: { title: at, car: policy.car, evaluation, race } });
  }

  /** The policy that a run had after so many steps; null where it is not kept any more, which is said. */
  async checkpointPolicy(runId: string, steps: number): Promise<PolicySnapshot | null> {
    const { library } = this.#sources;
    // The best may be kept as such alone.
    const isBest = library.find(runId)?.best?.steps === steps;
    const policy =
      (await library.policy(runId, steps)) ?? (isBest ? await library.policy(runId, 'best') : null);
    const text = `The policy after ${formatWhole(steps)} steps is not kept any more.`;
    if (policy === null) this.#sources.notices.show({ tone: 'warning', text });
    return policy;
  }

  /**
   * Lets the policy in view show what it can do on any track, with all of its grip or less. Not while it is still learning.
   * @param grip share of it, 0 … 1
   */
  async evaluateOn(track: TrackFile, grip = 1): Promise<void> {
    const { training, selectedRunId } = this.#store.state;
    if (training.phase !== 'idle' && training.runId === selectedRunId) return;
    const tried = { track: track.id, grip };
    this.#store.update({ tried, evaluating: true });
    let isTried = false;
    try {
      const evaluation = await this.#sources.driving.evaluateOn(track, grip);
      if (evaluation === null) return;
      const { race } = this.#store.state.driving;
      const car = carInView(this.#store.state);
      const isHome = track.id === homeTrackId(this.#store.state);
      const withGrip = `with ${formatShare(grip)} of its grip`;
      const title = grip === 1 ? `on ${track.name}` : isHome ? withGrip : `on ${track.name}, ${withGrip}`;
      this.#store.update({ track, shown: { title, car, evaluation, race } });
      isTried = true;
    } catch (error) {
      this.#sources.notices.show({
        tone: 'error',
        kind: 'evaluation',
        text: `The evaluation broke off: ${messageOf(error)}`,
      });
    } finally {
      const isForgotten = !isTried && this.#store.state.tried === tried;
      this.#store.update({ evaluating: false, ...(isForgotten ? { tried: null } : {}) });
    }
  }

  /** A run has a better policy than before. */
  takeBest(runId: string, { policy, evaluation, steps }: EvaluationEvent): void {
    const run = this.#sources.library.find(runId);
    if (run === null || this.#store.state.selectedRunId !== runId) return;
    this.#best = { runId, policy, steps };
    // Whoever has picked an older policy to drive is not interrupted.
    if (this.#store.state.driving.source === 'checkpoint') return;
    const { bestBy, car, race } = run.config;
    this.#store.update({ shown: { title: bestTitle(bestBy, steps), car, evaluation, race } });
    this.#bestPacer.ask();
  }

  /** Lets the best policy drive that still waits for its turn. */
  flush(): void {
    this.#bestPacer.flush();
  }

  /** A run is called otherwise: so is the car that its best policy drives. */
  renamed(runId: string): void {
    const run = this.#sources.library.find(runId);
    const { selectedRunId, driving } = this.#store.state;
    if (run === null || selectedRunId !== runId || driving.source !== 'best' || run.best === null) return;
    const steps = this.#best?.runId === runId ? this.#best.steps : run.best.steps;
    this.#sources.driving.rename(driverName(run, steps));
  }

  #driveBest(run: RunRecord, policy: PolicySnapshot, steps: number): void {
    const { track, race, seed } = run.config;
    this.#sources.driving.drive(track, { policy, source: 'best', name: driverName(run, steps), race, seed });
  }
}
