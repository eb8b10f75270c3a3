import type {
  DivergedEvent,
  EvaluationEvent,
  FinishedEvent,
  RewardChangedEvent,
  RewardFailedEvent,
  RewardRefusedEvent,
  TrainingEvent,
  WarningEvent,
} from '../../training/training-event.ts';
import type { RewardChange } from '../../training/reward-change.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import type { TrainerClient, TrainerListener } from '../../workers/client/trainer-client.ts';
import type { FleetFrame } from '../../workers/protocol.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import type { RaceState } from '../state/race-state.ts';
import { evaluationPoint } from '../state/run-curves.ts';
import type { RunFailure, RunRecord, RunState } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import { Pacer } from './pacer.ts';
import { PrintedTail } from './printed-tail.ts';
import type { RunLibrary } from './run-library.ts';

/** Figures on the screen change at most this often, ms. */
const PACE = 150;

/** Of a run that begins. */
const NOTHING_DONE = { iteration: 0, steps: 0, wallSeconds: 0 } as const;

/** What the training controller tells the session. */
export interface TrainingHooks {
  /** A better policy than all before it. */
  newBest(runId: string, event: EvaluationEvent): void;
  /** A run said something that a person should know. */
  warned(runId: string, event: WarningEvent): void;
  /** The reward that a run was to go on with failed. */
  rewardRefused(event: RewardRefusedEvent): void;
  /** A run goes on with another reward. */
  rewardTaken(): void;
  /** A run has paused, or ended for whatever reason: there is time to show what it has come to. */
  rested(runId: string): void;
}

/** Starts, pauses, resumes and stops training, and files everything that a run says. One run trains at a time. */
export class TrainingController implements TrainerListener {
  readonly #store: Store<RaceState>;
  readonly #library: RunLibrary;
  readonly #hub: FrameHub;
  readonly #client: TrainerClient;
  readonly #hooks: TrainingHooks;
  readonly #pacer = new Pacer(PACE, () => this.#show());
  /** What the run has said since it was last shown. */
  #news: Partial<RunRecord> = {};
  #newBest: EvaluationEvent | null = null;
  readonly #printed = new PrintedTail();
  /** What the reward is called that the run was last asked to go on with. */
  #nextReward = '';

  /** @param connect makes the client, given its listener */
  constructor(
    store: Store<RaceState>,
    library: RunLibrary,
    hub: FrameHub,
    connect: (listener: TrainerListener) => TrainerClient,
    hooks: TrainingHooks,
  ) {
    this.#store = store;
    this.#library = library;
    this.#hub = hub;
    this.#client = connect(this);
    this.#hooks = hooks;
  }

  /** Starts the worker before it is needed. */
  warmUp(): void {
    this.#client.warmUp();
  }

  start(runId: string, config: RunConfig, origin: RunOrigin): void {
    const progress = origin.type === 'checkpoint' ? origin.checkpoint.progress : NOTHING_DONE;
    const { iteration, steps, wallSeconds } = progress;
    this.#hub.clearFleet();
    this.#news = {};
    this.#newBest = null;
    this.#printed.clear();
    this.#library.update(runId, { state: 'training', failure: null, finishedReason: null });
    this.#store.update({
      failure: null,
      printed: '',
      training: { phase: 'starting', runId, iteration, steps, seconds: wallSeconds },
    });
    this.#client.train(runId, config, origin);
  }

  pause(): void {
    const { training } = this.#store.state;
    if (training.phase !== 'training') return;
    this.#store.update({ training: { ...training, phase: 'pausing' } });
    this.#client.pause(training.runId);
  }

  resume(): void {
    const { training } = this.#store.state;
    if (training.phase !== 'paused' && training.phase !== 'pausing') return;
    this.#store.update({ training: { ...training, phase: 'training' } });
    this.#library.update(training.runId, { state: 'training' });
    this.#client.resume(training.runId);
  }

  /** Lets the run go on with another reward from its next rollout on. @param title what it is called */
  changeReward(title: string, change: RewardChange): void {
    const { training } = this.#store.state;
    if (training.phase === 'idle') return;
    this.#nextReward = title;
    this.#store.update({ training: { ...training, asked: change.reward } });
    this.#client.changeReward(training.runId, change);
  }

  /** Asks the run to end after this iteration. Asked twice, it ends the worker at once. */
  stop(): void {
    const { training } = this.#store.state;
    if (training.phase === 'idle') return;
    if (training.phase === 'stopping') {
      this.#client.dispose();
      this.#end(training.runId, 'interrupted', null);
      return;
    }
    this.#store.update({ training: { ...training, phase: 'stopping' } });
    this.#client.stop(training.runId);
  }

  event(runId: string, event: TrainingEvent): void {
    if (!this.#isCurrent(runId)) return;
    switch (event.type) {
      case 'iteration': {
        const { iteration, steps, wallSeconds: seconds } = event;
        this.#library.addPoint(runId, event);
        this.#news = { ...this.#news, iteration, steps, seconds };
        this.#pacer.ask();
        return;
      }
      case 'evaluation':
        this.#evaluated(runId, event);
        return;
      case 'warning':
        this.#warned(runId, event);
        return;
      case 'reward-changed':
        this.#rewardChanged(runId, event);
        return;
      case 'reward-refused':
        this.#answered();
        this.#hooks.rewardRefused(event);
        return;
      case 'reward-failed':
        this.#rewardFailed(runId, event);
        return;
      case 'diverged':
        this.#diverged(runId, event);
        return;
      case 'finished':
        this.#finished(runId, event);
    }
  }

  fleet(runId: string, frame: FleetFrame): void {
    if (this.#isCurrent(runId)) this.#hub.fleetFrame(frame);
  }

  paused(runId: string): void {
    const { training } = this.#store.state;
    if (!this.#isCurrent(runId) || training.phase !== 'pausing') return;
    this.#store.update({ training: { ...training, phase: 'paused' } });
    this.#library.update(runId, { state: 'paused' });
    this.#pacer.flush();
    this.#hooks.rested(runId);
  }

  printed(runId: string, text: string): void {
    if (!this.#isCurrent(runId)) return;
    this.#printed.add(text);
    this.#pacer.ask();
  }

  failed(runId: string | null, message: string): void {
    const { training } = this.#store.state;
    if (training.phase === 'idle' || (runId !== null && runId !== training.runId)) return;
    this.#end(training.runId, 'failed', { kind: 'worker', message });
  }

  #evaluated(runId: string, event: EvaluationEvent): void {
    const { steps, evaluation, policy, checkpoint, isBest, kept } = event;
    this.#library.addPoint(runId, evaluationPoint(event));
    this.#library.keepPolicy(runId, 'last', policy);
    this.#library.keepPolicy(runId, steps, policy);
    this.#library.keepOnly(runId, kept);
    this.#library.keepCheckpoint(runId, checkpoint);
    const outcome = { steps, evaluation };
    this.#news = { ...this.#news, kept, last: outcome, ...(isBest ? { best: outcome } : {}) };
    if (isBest) {
      this.#library.keepPolicy(runId, 'best', policy);
      this.#newBest = event;
    }
    this.#pacer.ask();
  }

  #warned(runId: string, event: WarningEvent): void {
    const { type: _type, ...warning } = event;
    const warnings = this.#library.find(runId)?.warnings ?? [];
    this.#library.update(runId, { warnings: [...warnings, warning] });
    this.#hooks.warned(runId, event);
  }

  #rewardChanged(runId: string, { steps, reward, resetValues }: RewardChangedEvent): void {
    this.#answered();
    this.#hooks.rewardTaken();
    const run = this.#library.find(runId);
    if (run === null) return;
    const rewardChanges = [...run.rewardChanges, { steps, title: this.#nextReward, resetValues }];
    this.#library.update(runId, { config: { ...run.config, reward }, rewardChanges });
  }

  /** The run has taken the reward that it was asked to go on with, or refused it. */
  #answered(): void {
    const { training } = this.#store.state;
    if (training.phase === 'idle') return;
    const { asked: _, ...rest } = training;
    this.#store.update({ training: rest });
  }

  #diverged(runId: string, { message, checkpoint }: DivergedEvent): void {
    this.#library.keepCheckpoint(runId, checkpoint);
    this.#end(runId, 'failed', { kind: 'diverged', message });
  }

  #rewardFailed(runId: string, { file, fault, params, checkpoint }: RewardFailedEvent): void {
    this.#library.keepCheckpoint(runId, checkpoint);
    this.#end(runId, 'failed', { kind: 'reward', file, fault, params });
  }

  #finished(runId: string, { reason, checkpoint }: FinishedEvent): void {
    this.#library.keepCheckpoint(runId, checkpoint);
    this.#library.update(runId, { finishedReason: reason });
    this.#end(runId, reason === 'stopped' ? 'stopped' : 'finished', null);
  }

  #end(runId: string, state: RunState, failure: RunFailure | null): void {
    this.#pacer.flush();
    this.#library.update(runId, { state, failure });
    this.#store.update({ training: { phase: 'idle' }, failure });
    this.#hub.finishFleet();
    this.#hooks.rested(runId);
  }

  /** Brings what the run has said to the screen; the first figures also end the start. */
  #show(): void {
    const { training } = this.#store.state;
    if (training.phase === 'idle') return;
    const { runId } = training;
    const [news, newBest] = [this.#news, this.#newBest];
    this.#news = {};
    this.#newBest = null;
    this.#library.update(runId, news);
    const { iteration = training.iteration, steps = training.steps, seconds = training.seconds } = news;
    const hasBegun = Object.keys(news).length > 0; // a reward may print while it loads
    const phase = training.phase === 'starting' && hasBegun ? 'training' : training.phase;
    const { text: printed } = this.#printed;
    this.#store.update({ training: { ...training, phase, iteration, steps, seconds }, printed });
    if (newBest !== null) this.#hooks.newBest(runId, newBest);
  }

  #isCurrent(runId: string): boolean {
    const { training } = this.#store.state;
    return training.phase !== 'idle' && training.runId === runId;
  }
}
