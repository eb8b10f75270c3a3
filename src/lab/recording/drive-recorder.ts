import { toDegrees, toRadians } from '../../math/angle.ts';
import { clamp } from '../../math/scalar.ts';
import { ACTION_LIMITS, type Command } from '../../race/action-space.ts';
import { Episode } from '../../race/episode.ts';
import type { EpisodeStatus } from '../../race/evaluation.ts';
import { timeLimitOf } from '../../race/evaluation-rules.ts';
import { createObserver } from '../../race/observers/create-observer.ts';
import type { Observer } from '../../race/observers/observer.ts';
import { type SensorSpec, STATE_SENSORS } from '../../race/observers/sensor-spec.ts';
import type { Pilot } from '../../race/pilot.ts';
import { RaceField } from '../../race/race-field.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import { RaceWorld } from '../../sim/race-world.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';
import { createProjection } from '../../track/projection.ts';
import type { Track } from '../../track/track.ts';
import { Push, type Disturbance } from './disturbance.ts';
import type { Recording, Stint } from './recording.ts';
import { RecordingRows } from './recording-rows.ts';

export interface RecorderOptions {
  readonly track: Track;
  readonly car: CarSpec;
  /** Who is asked what to do at every decision: what is recorded as the label. */
  readonly expert: Pilot;
  /** Who drives. Default: the expert. */
  readonly driver?: Pilot | undefined;
  readonly sensors?: SensorSpec | undefined;
  readonly sceneries?: SceneryCache | undefined;
  /** Laps of a stint that nothing else ends. Default 1. */
  readonly laps?: number | undefined;
  readonly disturbance?: Disturbance | undefined;
}

/** Records one car, decision by decision: begin a stint, step until it is over, begin another. */
export class DriveRecorder {
  readonly world: RaceWorld;
  readonly #field: RaceField;
  readonly #observer: Observer;
  readonly #options: RecorderOptions;
  readonly #rows: RecordingRows;
  readonly #stints: Stint[] = [];
  readonly #mostSteps: number;
  readonly #place = createProjection();
  readonly #wanted: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  readonly #driven: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  readonly #push: Push | null;
  readonly #episode = new Episode();
  #first = 0;
  #laps = 0;
  #isOver = true;

  constructor(options: RecorderOptions) {
    const { track, car, sensors = STATE_SENSORS, sceneries, laps = 1, disturbance } = options;
    this.#options = options;
    this.world = new RaceWorld({ track, numCars: 1, car });
    this.#field = new RaceField({ world: this.world });
    this.#observer = createObserver(sensors, sceneries, car.mounts);
    this.#rows = new RecordingRows(this.#observer.space.low.length);
    this.#mostSteps = Math.ceil(timeLimitOf(laps, track.length) * DECISION_HZ);
    this.#push = disturbance ? new Push(disturbance) : null;
  }

  /** Decisions recorded so far. */
  get rows(): number {
    return this.#rows.length;
  }

  /** Laps that the stint under way has completed, and percent of the lap that it is on. */
  get laps(): number {
    return this.#laps;
  }

  get progress(): number {
    return this.#episode.progress;
  }

  /** Puts the car at rest on a place, a share of the lap; what was under way is cut. */
  begin(start: number): void {
    this.#end('time_up');
    this.#first = this.#rows.length;
    this.#laps = 0;
    this.#isOver = false;
    this.#push?.begin();
    this.#field.start(0, start);
    this.#observer.begin?.(0);
    this.#episode.start(start, this.#field.look(0));
  }

  /** Records one decision and drives it. @returns how the stint ended, or that it goes on */
  step(): EpisodeStatus {
    const { track, expert, driver = expert, laps = 1 } = this.#options;
    const at = this.#field.look(0);
    const status = this.#episode.advance(at);
    if (status === 'lap_complete') this.#laps++;
    expert.decide(this.#field, 0, this.#wanted);
    if (driver === expert) Object.assign(this.#driven, this.#wanted);
    else driver.decide(this.#field, 0, this.#driven);
    if (this.#push) pushed(this.#driven, this.#push.next());
    this.#observer.observe(this.#field.viewOf(0), 0, this.#rows.addObservation(), 0);
    const { x, y, heading, speed } = this.world.states;
    const { s, lateral } = track.project(x[0], y[0], this.#place);
    this.#rows.addPlace(x[0], y[0], heading[0], s, lateral, speed[0], at.allWheelsOff ? 1 : 0);
    this.#rows.addCommands(this.#wanted, this.#driven);
    if (status === 'lap_complete' ? this.#laps === laps : status !== 'in_progress') return this.#end(status);
    if (this.#rows.length - this.#first >= this.#mostSteps) return this.#end('time_up');
    this.world.command(0, this.#driven.steeringAngle, this.#driven.speed);
    this.world.step();
    this.#field.advance(0);
    return 'in_progress';
  }

  /** All that was recorded; what is under way counts as cut here. */
  take(): Recording {
    this.#end('time_up');
    const { track, sensors = STATE_SENSORS } = this.#options;
    const { id: trackId, length: trackLength } = track;
    return { trackId, trackLength, sensors, stints: [...this.#stints], ...this.#rows.take() };
  }

  #end(status: EpisodeStatus): EpisodeStatus {
    const [first, rows] = [this.#first, this.#rows.length - this.#first];
    if (!this.#isOver && rows > 0) this.#stints.push({ first, rows, laps: this.#laps, status });
    this.#isOver = true;
    return status;
  }
}

function pushed(command: Command, degrees: number): void {
  const { low, high } = ACTION_LIMITS.steering;
  command.steeringDegrees = clamp(toDegrees(command.steeringAngle) + degrees, low, high);
  command.steeringAngle = toRadians(command.steeringDegrees);
}
