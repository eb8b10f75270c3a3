import { actionSize } from '../gym/space.ts';
import { mean } from '../math/statistics.ts';
import { describeNetwork } from '../nn/network-shape.ts';
import type { Evaluation } from '../race/evaluation.ts';
import { type EpisodeRecord, RacingEnv, type RacingEnvState } from '../race/racing-env.ts';
import { TrackSetEnv, type TrackSetEnvState } from '../race/track-set-env.ts';
import type { RewardSource } from '../reward/reward-scorer.ts';
import type { RewardBatch, ScoringContext } from '../reward/step-params.ts';
import type { Algorithm } from '../rl/algorithm.ts';
import { createAlgorithm } from '../rl/create-algorithm.ts';
import { collectRollout } from '../rl/collect-rollout.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import { RolloutBuffer } from '../rl/rollout-buffer.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { SceneryCache } from '../sim/sensors/scenery.ts';
import { Track } from '../track/track.ts';
import { checkCheckpoint, CheckpointError, checkState } from './check-checkpoint.ts';
import { checkRollout } from './check-rollout.ts';
import type { BestPolicy, Checkpoint } from './checkpoint.ts';
import { EpisodeReturns } from './episode-returns.ts';
import { Examiner } from './examiner.ts';
import { type TracedRollout, traceRollout } from './logs/trace-rollout.ts';
import { type Candidate, isBetterBy } from './oversight/best-criterion.ts';
import { DivergenceError, findDivergence } from './oversight/divergence.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import type { RewardChange } from './reward-change.ts';
import type { RunConfig } from './run-config.ts';
import { upgradeCheckpoint } from './earlier-checkpoint.ts';
import { checkIdentity, identityOf } from './run-identity.ts';
import { CloneError, type RunOrigin } from './run-origin.ts';
import type { RunProgress } from './run-progress.ts';
import { SectorTally } from './sectors/sector-tally.ts';
import type { TrainingHost } from './train.ts';
import type { IterationEvent } from './training-event.ts';

/** What one iteration did. */
export interface IterationOutcome {
  readonly samples: number;
  readonly episodes: readonly EpisodeRecord[];
  readonly report: Pick<
    IterationEvent,
    'meanProgress' | 'meanReward' | 'meanReturn' | 'meanSpeed' | 'metrics'
  >;
}

/** The parts of one run joined together: cars, policy, reward, and the best evaluation so far. */
export class Learner {
  best: BestPolicy | null;
  /** What the cars did since the last evaluation; null where they drive several tracks. */
  readonly sectors: SectorTally | null;
  readonly #config: RunConfig;
  readonly #host: TrainingHost;
  readonly #tracks: readonly Track[];
  readonly #env: RacingEnv | TrackSetEnv;
  readonly #algorithm: Algorithm;
  readonly #buffer: RolloutBuffer;
  readonly #greedy: GreedyPolicy;
  readonly #examiner: Examiner;
  readonly #returns: EpisodeReturns;
  #lastRows: Checkpoint['lastRows'];
  #reward: RewardSource;

  constructor(config: RunConfig, host: TrainingHost, origin: RunOrigin) {
    const checkpoint = origin.type === 'checkpoint' ? upgradeCheckpoint(origin.checkpoint) : null;
    if (checkpoint) {
      checkCheckpoint(checkpoint);
      checkIdentity(checkpoint.identity, config);
    }
    this.#config = config;
    this.#host = host;
    this.#reward = config.reward;
    this.#tracks = [config.track, ...config.moreTracks].map((file) => new Track(file));
    const { numCars, actions, seed, sensors, race, alternateDirection, retries, startPlaces, randomisation } =
      config;
    const car = carSpecOf(config.car);
    const sceneries = new SceneryCache();
    const options = {
      car,
      numCars,
      actions,
      sensors,
      sceneries,
      race,
      alternateDirection,
      retries,
      startPlaces,
      randomisation,
      scorer: { score: (batch: RewardBatch) => this.#score(batch) },
      onStep: host.onStep,
    };
    // One track alone is not a set of one: its seed is the run's own.
    const [track] = this.#tracks;
    this.#env =
      this.#tracks.length === 1
        ? new RacingEnv({ ...options, track })
        : new TrackSetEnv({ ...options, tracks: this.#tracks });
    const observationSize = this.#env.observationSpace.low.length;
    checkRollout(config.algorithm, numCars, observationSize);
    const { actionSpace, picture: image } = this.#env;
    this.#algorithm = createAlgorithm(config.algorithm, {
      observationSize,
      image,
      actionSpace,
      numEnvs: numCars,
      seed,
    });
    this.#buffer = new RolloutBuffer({
      numSteps: config.algorithm.config.numSteps,
      numEnvs: numCars,
      observationSize,
      actionSize: actionSize(actionSpace),
    });
    if (checkpoint) {
      checkState(checkpoint, { learner: this.#algorithm.save(), env: this.#env.save() });
      asCheckpointError('learner', () => this.#algorithm.restore(checkpoint.learner));
    }
    if (origin.type === 'clone') this.#clone(origin.policy);
    this.#buffer.begin(checkpoint ? this.#restore(checkpoint.env) : this.#env.reset({ seed }));
    this.#greedy = new GreedyPolicy(this.#algorithm.weights(), actionSpace);
    const exam = { tracks: this.#tracks, car, sceneries, policy: this.#greedy };
    this.#examiner = new Examiner(config, exam);
    this.#returns = new EpisodeReturns(numCars);
    if (checkpoint?.returns) this.#returns.restore(checkpoint.returns);
    this.sectors = this.#tracks.length === 1 ? new SectorTally(track.length) : null;
    const { sectors } = checkpoint ?? {};
    if (sectors) asCheckpointError('sectors', () => this.sectors?.restore(sectors));
    this.#lastRows = checkpoint?.lastRows ?? null;
    this.best = checkpoint?.best ?? null;
  }

  /** Compiles the reward. After a resume it sees the last rollout again, so that it remembers the step before. */
  async loadReward(): Promise<void> {
    const { numCars } = this.#config;
    const courses = this.#tracks.map(({ length, waypoints }) => ({ trackLength: length, waypoints }));
    const context: ScoringContext = { numCars, numObjects: this.#env.numObjects, courses };
    await this.#host.scorer.load(this.#reward, context);
    if (this.#lastRows) await this.#host.scorer.score({ numCars, ...this.#lastRows });
  }

  /**
   * Goes on with another reward. What the best policy earned by the one before is forgotten: it does not compare.
   * @throws RewardLoadError, RewardCallError when it does not load, or fails over the last rollout; the one before is loaded then
   */
  async changeReward({ reward, resetValues }: RewardChange): Promise<void> {
    const before = this.#reward;
    this.#reward = reward;
    try {
      await this.loadReward();
    } catch (error) {
      this.#reward = before;
      await this.loadReward();
      throw error;
    }
    this.#algorithm.rewardChanged(resetValues);
    this.sectors?.clear();
    if (this.best) this.best = { ...this.best, meanReward: null };
  }

  /** One rollout and update. @param steps of the run so far @throws RewardCallError, DivergenceError */
  async iterate(steps: number): Promise<IterationOutcome> {
    collectRollout(this.#env, this.#algorithm, this.#buffer);
    const rewards = await this.#env.takeRewards();
    this.#buffer.setRewards(rewards);
    const episodes = this.#env.takeEpisodes();
    const rollout = this.#rollout(episodes);
    this.sectors?.add(rollout);
    this.#trace(steps + this.#buffer.samples, rollout);
    const returns = this.#returns.add(this.#buffer);
    const metrics = this.#algorithm.update(this.#buffer);
    const divergence = findDivergence(metrics, this.#algorithm.weights());
    if (divergence) throw new DivergenceError(divergence, metrics['learningRate'] ?? null, rewards);
    return {
      samples: this.#buffer.samples,
      episodes,
      report: {
        meanProgress: mean(episodes.map(({ progress }) => progress)),
        meanReward: rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length,
        meanReturn: mean(returns),
        meanSpeed: this.#env.meanSpeed(),
        metrics,
      },
    };
  }

  /** Puts the policy to the test. @param meanReward per step of the rollouts since the last time */
  evaluate(
    steps: number,
    iteration: number,
    meanReward: number | null,
  ): { evaluation: Evaluation; isBest: boolean } {
    this.#greedy.load(this.#algorithm.weights().actor);
    const best = bestCandidate(this.best);
    const evaluation = this.#examiner.examine(steps, meanReward, best, this.#host.onTrace);
    const isBest = isBetterBy(this.#config.bestBy, { evaluation, meanReward }, best);
    if (isBest) this.best = { steps, iteration, evaluation, meanReward };
    return { evaluation, isBest };
  }

  /** The checkpoint has been checked against the state of an environment of this run. */
  #restore(state: Checkpoint['env']): Float32Array {
    const env = this.#env;
    return asCheckpointError('env', () =>
      env instanceof TrackSetEnv
        ? env.restore(state as TrackSetEnvState)
        : env.restore(state as RacingEnvState),
    );
  }

  snapshot(steps: number, evaluation: Evaluation | null): PolicySnapshot {
    const { car, actions, seed, sensors, algorithm, track, moreTracks } = this.#config;
    return {
      ...this.#algorithm.weights(),
      envId: this.#env.id,
      trackId: track.id,
      moreTrackIds: moreTracks.map(({ id }) => id),
      car,
      sensors,
      actions,
      steps,
      seed,
      algorithm,
      evaluation,
    };
  }

  checkpoint(progress: RunProgress): Checkpoint {
    return {
      version: 1,
      identity: identityOf(this.#config),
      progress: { ...progress },
      learner: this.#algorithm.save(),
      env: this.#env.save(),
      lastRows: this.#lastRows,
      returns: this.#returns.save(),
      ...(this.sectors && { sectors: this.sectors.save() }),
      best: this.best,
    };
  }

  /** What was just scored. @param ends the episodes that ended in it */
  #rollout(ends: readonly EpisodeRecord[]): TracedRollout {
    const { numCars, actions: spec } = this.#config;
    const { rewards, terminated, truncated } = this.#buffer;
    const actions = spec.type === 'discrete' ? this.#buffer.actions : null;
    return { numCars, ...this.#lastRows!, rewards, terminated, truncated, actions, ends };
  }

  /** Tells the host what the cars did in a rollout. DeepRacer's logs know one track. */
  #trace(steps: number, rollout: TracedRollout): void {
    const { onTrace } = this.#host;
    if (!onTrace || this.#tracks.length > 1) return;
    const [{ length: trackLength, waypoints }] = this.#tracks;
    onTrace({ phase: 'training', steps, trackLength, rows: traceRollout(rollout, waypoints) });
  }

  #clone(policy: PolicySnapshot): void {
    const {
      actions: { type },
      sensors,
    } = this.#config;
    if (policy.actions.type !== type) throw new CloneError('actions that are', policy.actions.type, type);
    const carried = policy.sensors.sensors.join(', ');
    if (carried !== sensors.sensors.join(', '))
      throw new CloneError('sensors', carried, sensors.sensors.join(', '));
    const { distribution, network } = this.#algorithm.weights();
    if (policy.distribution !== distribution)
      throw new CloneError('outputs for a', policy.distribution, distribution);
    const needed = describeNetwork(network);
    const found = describeNetwork(policy.network);
    if (found !== needed) throw new CloneError('layers', found, needed);
    this.#algorithm.setWeights(policy);
  }

  dispose(): void {
    this.#algorithm.dispose();
  }

  async #score(batch: RewardBatch): Promise<Float64Array> {
    const rewards = await this.#host.scorer.score(batch);
    this.#lastRows = { numSteps: batch.numSteps, rows: batch.rows };
    return rewards;
  }
}

/** What a part of a run refuses in its saved state is the checkpoint's fault. */
function asCheckpointError<T>(part: string, restore: () => T): T {
  try {
    return restore();
  } catch (error) {
    if (error instanceof RangeError) throw new CheckpointError(`${part}: ${error.message}`);
    throw error;
  }
}

function bestCandidate(best: BestPolicy | null): Candidate | null {
  return best && { evaluation: best.evaluation, meanReward: best.meanReward ?? null };
}
