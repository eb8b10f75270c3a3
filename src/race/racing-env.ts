import type { ActionSpace, BoxSpace } from '../gym/space.ts';
import { checkActions, ResetNeededError, type VectorEnv, type VectorStep } from '../gym/vector-env.ts';
import type { RewardScorer } from '../reward/reward-scorer.ts';
import type { RewardBatch } from '../reward/step-params.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { RaceWorld } from '../sim/race-world.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import type { SceneryCache } from '../sim/sensors/scenery.ts';
import type { Track } from '../track/track.ts';
import { type ActionSpaceSpec, type Command, decodeAction, toGymSpace } from './action-space.ts';
import { Episode } from './episode.ts';
import type { EpisodeStatus } from './evaluation.ts';
import { createObserver } from './observers/create-observer.ts';
import { type Observer, type Picture, pictureOf } from './observers/observer.ts';
import { type SensorSpec, STATE_SENSORS } from './observers/sensor-spec.ts';
import { RaceField, type RaceFieldState } from './race-field.ts';
import type { RaceSpec } from './race-spec.ts';
import type { Randomisation } from './randomisation.ts';
import { roundRobinStart } from './round-robin-start.ts';
import { StepLog } from './step-log.ts';

/** Each training episode starts a twentieth of a lap after the one before, as in DeepRacer. */
const ROUND_ROBIN_ADVANCE = 1 / 20;
/** How far before the place where it failed a car tries again [m] */
const RUN_UP = 2;
/** Slowest mean speed that still counts as driving: an episode is cut after a lap at this speed [m/s] */
const SLOWEST_LAP_SPEED = 0.75;

export interface RacingEnvOptions {
  readonly track: Track;
  readonly numCars: number;
  readonly actions: ActionSpaceSpec;
  readonly scorer: Pick<RewardScorer, 'score'>;
  readonly car?: CarSpec;
  /** What is in the way. Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Whether every other episode is driven against the order of the track's points. Default false. */
  readonly alternateDirection?: boolean | undefined;
  /** Share of the lap from one episode's start to the next one's; 0 starts all on the line. Default 1/20. */
  readonly roundRobinAdvance?: number | undefined;
  /**
   * Shares of the lap, 0 … 1, at which episodes begin in turn, in place of the round robin: for example more often where it is
   * hard (Florensa et al. 2017, arXiv:1707.05300). Default, and where it is empty: the round robin, as in the service.
   */
  readonly startPlaces?: readonly number[] | undefined;
  /**
   * How often in a row a car whose episode failed begins the next one two metres before that place (or where it began, if that
   * is nearer), among the same boxes; 0 … 255. So a policy practises what it cannot do yet, which on a lap that it nearly
   * masters is rare. After the idea of restarting from demonstrated states near the difficulty (Salimans & Chen 2018,
   * arXiv:1812.03381), the car's own failures in place of a demonstration. Default 0, as in the service.
   */
  readonly retries?: number | undefined;
  /** What the policy sees. Default: the state. */
  readonly sensors?: SensorSpec | undefined;
  /** Painted tracks to share with other observers. Default: its own. */
  readonly sceneries?: SceneryCache | undefined;
  /** What is another in every episode. Default: nothing. */
  readonly randomisation?: Randomisation | null | undefined;
  /** Called after every step, for example to show the cars. */
  readonly onStep?: ((env: RacingEnv) => void) | undefined;
}

/** An episode that ended. */
export interface EpisodeRecord {
  readonly status: EpisodeStatus;
  /** Percent of the lap. */
  readonly progress: number;
  /** Steps that were decided on, the pinned first one not counted. */
  readonly length: number;
}

/** `Racing-v2`: see this folder's README for the spec sheet. */
export class RacingEnv implements VectorEnv {
  readonly id = 'Racing-v2';
  readonly numEnvs: number;
  readonly observationSpace: BoxSpace;
  /** What every observation begins with for a car with a camera, else null. */
  readonly picture: Picture | null;
  readonly actionSpace: ActionSpace;
  readonly world: RaceWorld;
  /** Counts up whenever a car is put back to a start, [numEnvs]. */
  readonly episodeCount: Uint32Array;
  /** How each car's episode before this one ended, [numEnvs]. */
  readonly lastStatus: EpisodeStatus[];
  readonly #options: RacingEnvOptions;
  readonly #observer: Observer;
  readonly #field: RaceField;
  readonly #episodes: Episode[];
  readonly #log: StepLog;
  readonly #maxSteps: number;
  readonly #step: VectorStep;
  readonly #command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  /** Which episode of all each car drives: decides where and which way round it starts. */
  readonly #episodeNumber: Uint32Array;
  /** How often in a row each car's episode began because the one before had failed. */
  readonly #retries: Uint8Array;
  #stepCount = 0;
  #episodesStarted = 0;
  #isReset = false;
  #finished: EpisodeRecord[] = [];

  /** @throws RangeError for a start place that is not on the lap */
  constructor(options: RacingEnvOptions) {
    const { track, numCars, actions, startPlaces = [] } = options;
    const outside = startPlaces.find((place) => !(place >= 0 && place <= 1));
    if (outside !== undefined)
      throw new RangeError(`Start places are shares of the lap, from 0 to 1 (found ${outside})`);
    this.#options = options;
    this.numEnvs = numCars;
    this.world = new RaceWorld(options);
    this.#field = new RaceField({
      world: this.world,
      race: options.race,
      bothDirections: options.alternateDirection,
      randomisation: options.randomisation,
    });
    this.#observer = createObserver(
      options.sensors ?? STATE_SENSORS,
      options.sceneries,
      this.world.car.mounts,
    );
    this.observationSpace = this.#observer.space;
    this.picture = pictureOf(this.#observer);
    this.actionSpace = toGymSpace(actions);
    this.episodeCount = new Uint32Array(numCars);
    this.#episodeNumber = new Uint32Array(numCars);
    this.#retries = new Uint8Array(numCars);
    this.lastStatus = Array.from({ length: numCars }, () => 'in_progress' as const);
    this.#episodes = Array.from({ length: numCars }, () => new Episode());
    this.#log = new StepLog(numCars, this.#field.numObjects);
    this.#maxSteps = Math.ceil((track.length / SLOWEST_LAP_SPEED) * DECISION_HZ);
    const size = this.observationSpace.low.length;
    this.#step = {
      observations: new Float32Array(numCars * size),
      terminated: new Uint8Array(numCars),
      truncated: new Uint8Array(numCars),
      finalObservations: new Float32Array(numCars * size),
    };
  }

  /** Chance is in the places and lane changes of objects and in the sensors' variation; without, the seed changes nothing. */
  reset({ seed }: { seed: number }): Float32Array {
    this.#field.reseed(seed);
    this.#isReset = true;
    this.#log.clear();
    this.#stepCount = 0;
    this.#episodesStarted = 0;
    this.#finished = [];
    this.episodeCount.fill(0);
    this.#step.terminated.fill(0);
    for (let i = 0; i < this.numEnvs; i++) {
      this.#startEpisode(i);
      this.#observe(i, this.#step.observations);
    }
    return this.#step.observations;
  }

  step(actions: Float32Array): VectorStep {
    if (!this.#isReset) throw new ResetNeededError(this.id);
    checkActions(this, actions);
    const { terminated, truncated, observations, finalObservations } = this.#step;
    this.#stepCount++;
    this.#judgeAll(actions);
    this.world.step();
    for (let i = 0; i < this.numEnvs; i++) {
      this.#field.advance(i);
      this.#observe(i, observations);
      if (!terminated[i] && !truncated[i]) continue;
      const size = this.observationSpace.low.length;
      finalObservations.set(observations.subarray(i * size, (i + 1) * size), i * size);
      this.#startEpisode(i);
      this.#observe(i, observations);
    }
    this.#options.onStep?.(this);
    return this.#step;
  }

  /** Simulated seconds since the reset. */
  get simTime(): number {
    return this.#stepCount / DECISION_HZ;
  }

  /** What is in each car's way; null in a time trial. */
  get objects(): ObjectStates | null {
    return this.#field.objects;
  }

  get numObjects(): number {
    return this.#field.numObjects;
  }

  /** Of all cars now, measured [m/s] */
  meanSpeed(): number {
    return this.world.states.speed.reduce((sum, speed) => sum + speed, 0) / this.numEnvs;
  }

  /** Percent of the lap that car `i` has driven in its episode. */
  progressOf(i: number): number {
    return this.#episodes[i].progress;
  }

  takeRewards(): Promise<Float64Array> {
    return this.#options.scorer.score(this.takeBatch());
  }

  /** The steps since the last call; what is left for the next one begins anew. */
  takeBatch(): RewardBatch {
    const batch = this.lastBatch();
    this.#log.clear();
    return batch;
  }

  /** The steps since the last `takeRewards`, as the reward will see them. */
  lastBatch(): RewardBatch {
    return this.#log.batch();
  }

  /** Episodes that ended since the last call. */
  takeEpisodes(): EpisodeRecord[] {
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }

  /**
   * The params of a step belong to the pose that the observation was taken from and to the action just chosen, as in
   * the service; what the action does shows one step later. The rules judge that same pose.
   */
  #judgeAll(actions: Float32Array): void {
    const { terminated, truncated } = this.#step;
    const time = this.simTime;
    for (let i = 0; i < this.numEnvs; i++) {
      const command = decodeAction(this.#options.actions, actions, i, this.#command);
      const episode = this.#episodes[i];
      const judge = this.#field.look(i);
      const status = episode.advance(judge);
      if (judge.collision === 'other') this.#field.yield(i);
      const row = this.#log.next();
      judge.writeParams(this.#log.rows, row, episode, command, time);
      this.world.command(i, command.steeringAngle, command.speed);
      // A lap is an arbitrary cut of an endless drive: its end is a truncation, so finishing is never worth less than driving on.
      truncated[i] = status === 'lap_complete' || episode.steps > this.#maxSteps ? 1 : 0;
      terminated[i] = status !== 'in_progress' && status !== 'lap_complete' ? 1 : 0;
      if (terminated[i]) truncated[i] = 0;
      if (terminated[i] || truncated[i]) {
        const ended = status === 'in_progress' ? 'time_up' : status;
        this.lastStatus[i] = ended;
        this.#finished.push({ status: ended, progress: episode.progress, length: episode.steps - 1 });
      }
    }
  }

  #startEpisode(i: number): void {
    const { alternateDirection = false } = this.#options;
    const isRetry = this.#retriesNow(i);
    const number = isRetry ? this.#episodeNumber[i] : this.#episodesStarted++;
    this.#episodeNumber[i] = number;
    const start = isRetry ? this.#beforeFailure(i) : this.#startOf(number);
    const isReversed = alternateDirection && number % 2 === 1;
    this.#field.start(i, start, isReversed, isRetry);
    this.#observer.begin?.(i);
    this.#episodes[i].start(start, this.#field.look(i));
    this.episodeCount[i]++;
  }

  /** Share of the lap at which an episode begins. */
  #startOf(number: number): number {
    const { startPlaces = [], roundRobinAdvance = ROUND_ROBIN_ADVANCE } = this.#options;
    if (startPlaces.length === 0) return roundRobinStart(number, roundRobinAdvance);
    return startPlaces[number % startPlaces.length] % 1;
  }

  /** Whether a car's next episode tries again what its last one failed at; counts how often it has. */
  #retriesNow(i: number): boolean {
    const isRetry = this.#step.terminated[i] === 1 && this.#retries[i] < (this.#options.retries ?? 0);
    this.#retries[i] = isRetry ? this.#retries[i] + 1 : 0;
    return isRetry;
  }

  /** Share of the lap from which a car tries again what its episode has just failed at. */
  #beforeFailure(i: number): number {
    const { progress, startNormalised } = this.#episodes[i];
    const way = progress / 100 - RUN_UP / this.#options.track.length;
    return (startNormalised + Math.max(0, way)) % 1;
  }

  #observe(i: number, out: Float32Array): void {
    this.#observer.observe(this.#field.viewOf(i), i, out, i * this.observationSpace.low.length);
  }

  /** Everything that decides the env's future, for a checkpoint between two rollouts. */
  save(): RacingEnvState {
    return {
      world: this.world.save(),
      field: this.#field.save(),
      episodes: this.#episodes.map((episode) => episode.save()),
      episodeCount: this.episodeCount.slice(),
      episodeNumber: this.#episodeNumber.slice(),
      retries: this.#retries.slice(),
      episodesStarted: this.#episodesStarted,
      stepCount: this.#stepCount,
      remembered: this.#observer.save?.() ?? [],
    };
  }

  /** @returns the observations that `save` left off at */
  restore(state: RacingEnvState): Float32Array {
    this.#isReset = true;
    this.#log.clear();
    this.#finished = [];
    this.world.restore(state.world);
    this.#field.restore(state.field);
    this.#episodes.forEach((episode, i) => episode.restore(state.episodes[i]));
    this.episodeCount.set(state.episodeCount);
    this.#episodeNumber.set(state.episodeNumber);
    this.#retries.set(state.retries);
    this.#episodesStarted = state.episodesStarted;
    this.#stepCount = state.stepCount;
    this.#observer.restore?.(state.remembered);
    for (let i = 0; i < this.numEnvs; i++) this.#observe(i, this.#step.observations);
    return this.#step.observations;
  }
}

/** A frozen `RacingEnv`; structured-cloneable. */
export interface RacingEnvState {
  readonly world: Float64Array;
  readonly field: RaceFieldState;
  readonly episodes: readonly (readonly number[])[];
  readonly episodeCount: Uint32Array;
  readonly episodeNumber: Uint32Array;
  readonly retries: Uint8Array;
  readonly episodesStarted: number;
  readonly stepCount: number;
  /** What sensors that remember saw before, some bytes per car; empty for those that do not. */
  readonly remembered: readonly Uint8Array[];
}
