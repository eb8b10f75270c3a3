import { decodeAction, toGymSpace, type Command } from '../race/action-space.ts';
import { Episode } from '../race/episode.ts';
import type { EpisodeStatus } from '../race/evaluation.ts';
import { createObserver } from '../race/observers/create-observer.ts';
import type { Observer } from '../race/observers/observer.ts';
import { RaceField } from '../race/race-field.ts';
import type { RaceSpec } from '../race/race-spec.ts';
import type { StepJudge } from '../race/step-judge.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { COLUMN, rowSize } from '../reward/step-params.ts';
import { SceneryCache } from '../sim/sensors/scenery.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { RaceWorld } from '../sim/race-world.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';
import { CommandRecord, type LapCommands } from './explain/lap-commands.ts';
import { PolicySight, type Sight } from './policy-sight.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** How one drive from the start line ended. */
export interface DrivenLap {
  readonly status: EpisodeStatus;
  /** Percent. */
  readonly progress: number;
  /** Seconds; null when the lap was not completed. */
  readonly lapTime: number | null;
}

/** What a reward is told of a decision. Structured-cloneable. */
export interface DrivenStep {
  /** Counts up with every lap and every try. */
  readonly lap: number;
  /** Decisions since the drive began: it was made in the state of that many fifteenths of a second. */
  readonly step: number;
  /** A row of params; `steps` and `sim_time` are those of its lap. */
  readonly params: Float64Array;
}

export interface PolicyDriverOptions {
  /** What is in the way. Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Decides where random objects are. Default 1. */
  readonly seed?: number | undefined;
}

/** Of a lap that takes longer than this, 4.5 minutes, the rest is not kept. */
const MOST_STEPS = 4096;

/** Lets one policy drive lap after lap, without exploring; a lap that ends otherwise starts anew on the line. */
export class PolicyDriver {
  readonly world: RaceWorld;
  /** Counts up whenever the car is put back on the start line. */
  episodeCount = 0;
  readonly #field: RaceField;
  readonly #policy: PolicySnapshot;
  readonly #greedy: GreedyPolicy;
  readonly #observer: Observer;
  readonly #sceneries = new SceneryCache();
  #sight: PolicySight | null = null;
  readonly #episode = new Episode();
  readonly #observation: Float32Array;
  readonly #command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  readonly #record: CommandRecord;
  #steps = 0;
  #lapStart = 0;
  #lap = 0;
  /** Steps of the episode before this lap. */
  #stepsBefore = 0;
  #lapSteps: DrivenStep[] = [];

  constructor(track: TrackFile, policy: PolicySnapshot, { race, seed = 1 }: PolicyDriverOptions = {}) {
    this.#policy = policy;
    this.world = new RaceWorld({ track: new Track(track), numCars: 1, car: carSpecOf(policy.car) });
    this.#observer = createObserver(policy.sensors, this.#sceneries, this.world.car.mounts);
    this.#field = new RaceField({ world: this.world, race });
    this.#field.reseed(seed);
    this.#observation = new Float32Array(this.#observer.space.low.length);
    this.#greedy = new GreedyPolicy(policy, toGymSpace(policy.actions), 1);
    this.#record = new CommandRecord(policy.actions);
    this.#start();
  }

  /** Simulated seconds since the beginning. */
  get simTime(): number {
    return this.#steps / DECISION_HZ;
  }

  /** Percent of the lap. */
  get progress(): number {
    return this.#episode.progress;
  }

  get policy(): PolicySnapshot {
    return this.#policy;
  }

  /** What the last decision was made from, as the policy was given it; overwritten by the next step. */
  get observation(): Float32Array {
    return this.#observation;
  }

  /** What was commanded over the last lap, or over the first one so far. */
  get commands(): LapCommands {
    return this.#record.commands;
  }

  /** What a reward is told of the lap under way, decision by decision; after the last decision of a lap still that lap. */
  get lapSteps(): readonly DrivenStep[] {
    return this.#lapSteps;
  }

  /** What is on the track beside the car, as it is now; null in a time trial. */
  get objects(): ObjectStates | null {
    return this.#field.objects;
  }

  /** What is to be seen from the car now, whether its policy is given that or not. */
  look(): Sight {
    this.#sight ??= new PolicySight(this.#policy.sensors, this.#sceneries, this.world.car.mounts);
    return this.#sight.look(this.#field.viewOf(0));
  }

  /** Drives for one decision. @returns the lap that ended with it, if one did */
  step(): DrivenLap | null {
    const at = this.#field.look(0);
    const status = this.#episode.advance(at);
    if (at.collision === 'other') this.#field.yield(0);
    const [lap, stepsBefore, lapStart] = [this.#lap, this.#stepsBefore, this.#lapStart];
    const ended = status === 'in_progress' ? null : this.#end(status);
    this.#observer.observe(this.#field.viewOf(0), 0, this.#observation, 0);
    const actions = this.#greedy.act(this.#observation, 1);
    decodeAction(this.#policy.actions, actions, 0, this.#command);
    this.#record.add(this.#command);
    // Where it was put back to the line, what would have been decided elsewhere is not known.
    if (ended === null || ended.status === 'lap_complete') this.#keep(at, lap, stepsBefore, lapStart);
    this.world.command(0, this.#command.steeringAngle, this.#command.speed);
    this.world.step();
    this.#field.advance(0);
    this.#steps++;
    return ended;
  }

  #keep(at: StepJudge, lap: number, stepsBefore: number, lapStart: number): void {
    const params = new Float64Array(rowSize(this.#field.numObjects));
    at.writeParams(params, 0, this.#episode, this.#command, (this.#steps - lapStart) / DECISION_HZ);
    params[COLUMN.steps] -= stepsBefore;
    if (this.#lapSteps[0]?.lap !== lap) this.#lapSteps = [];
    if (this.#lapSteps.length < MOST_STEPS) this.#lapSteps.push({ lap, step: this.#steps, params });
  }

  #end(status: EpisodeStatus): DrivenLap {
    const { progress } = this.#episode;
    const isLap = status === 'lap_complete';
    const lapTime = isLap ? (this.#steps - this.#lapStart) / DECISION_HZ : null;
    this.#lapStart = this.#steps;
    this.#record.endLap();
    this.#lap++;
    // The next step of an episode is 2, as after a standing start.
    this.#stepsBefore = isLap ? this.#episode.steps - 1 : 0;
    // A completed lap flows into the next one; anything else ends on the start line.
    if (!isLap) this.#start();
    return { status, progress, lapTime };
  }

  #start(): void {
    this.#field.start(0, 0);
    this.#observer.begin?.(0);
    this.#episode.start(0, this.#field.look(0));
    this.episodeCount++;
  }
}
