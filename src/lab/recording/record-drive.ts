import { toDegrees, toRadians } from '../../math/angle.ts';
import type { Rng } from '../../math/rng.ts';
import { clamp } from '../../math/scalar.ts';
import { ACTION_LIMITS, type Command } from '../../race/action-space.ts';
import { Episode } from '../../race/episode.ts';
import type { EpisodeStatus } from '../../race/evaluation.ts';
import { timeLimitOf } from '../../race/evaluation-rules.ts';
import { createObserver } from '../../race/observers/create-observer.ts';
import { type SensorSpec, STATE_SENSORS } from '../../race/observers/sensor-spec.ts';
import type { Pilot } from '../../race/pilot.ts';
import { RaceField } from '../../race/race-field.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import { RaceWorld } from '../../sim/race-world.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';
import { createProjection } from '../../track/projection.ts';
import type { Track } from '../../track/track.ts';
import type { Recording, Stint } from './recording.ts';
import { RecordingRows } from './recording-rows.ts';

/** How the hand that drives is pushed off what it meant to do. */
export interface Disturbance {
  /** Standard deviation of what is added to the steering [°] */
  readonly steering: number;
  /** How long a push lasts [s]: pushes that go on take a car off its line, single ones do not. */
  readonly seconds: number;
  readonly rng: Rng;
}

export interface DriveOptions {
  readonly track: Track;
  readonly car: CarSpec;
  /** Who is asked what to do at every decision: what is recorded as the label. */
  readonly expert: Pilot;
  /** Who drives. Default: the expert. */
  readonly driver?: Pilot | undefined;
  readonly sensors?: SensorSpec | undefined;
  readonly sceneries?: SceneryCache | undefined;
  /** Where stints begin, as shares of the lap, one after the other. Default: one, on the line. */
  readonly starts?: readonly number[] | undefined;
  /** Laps of a stint that nothing else ends. Default 1. */
  readonly laps?: number | undefined;
  /** Decisions of all stints after which the last one is cut. Default: none. */
  readonly maxRows?: number | undefined;
  readonly disturbance?: Disturbance | undefined;
}

/**
 * Records what a car sees and what an expert would do there, whoever drives: the expert itself, for demonstrations; disturbed,
 * so that its way back is among them (Laskey et al. 2017, arXiv:1703.09327); a policy, to be corrected (`dagger.ts`).
 */
export function recordDrive(options: DriveOptions): Recording {
  const { track, car, expert, driver = expert, sensors = STATE_SENSORS, starts = [0], laps = 1 } = options;
  const { maxRows = Infinity, disturbance } = options;
  const world = new RaceWorld({ track, numCars: 1, car });
  const field = new RaceField({ world });
  const observer = createObserver(sensors, options.sceneries, car.mounts);
  const rows = new RecordingRows(observer.space.low.length);
  const place = createProjection();
  const wanted: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  const driven: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  const mostSteps = Math.ceil(timeLimitOf(laps, track.length) * DECISION_HZ);
  const stints: Stint[] = [];

  for (const start of starts) {
    const first = rows.length;
    const push = disturbance ? new Push(disturbance) : null;
    const episode = new Episode();
    field.start(0, start);
    observer.begin?.(0);
    episode.start(start, field.look(0));
    let status: EpisodeStatus = 'in_progress';
    let completed = 0;
    for (let step = 0; step < mostSteps && rows.length < maxRows; step++) {
      const at = field.look(0);
      status = episode.advance(at);
      if (status === 'lap_complete') completed++;
      const isOver = status === 'lap_complete' ? completed === laps : status !== 'in_progress';
      expert.decide(field, 0, wanted);
      if (driver === expert) Object.assign(driven, wanted);
      else driver.decide(field, 0, driven);
      if (push) pushed(driven, push.next());
      observer.observe(field.viewOf(0), 0, rows.addObservation(), 0);
      const { x, y, heading, speed } = world.states;
      track.project(x[0], y[0], place);
      rows.addPlace(x[0], y[0], heading[0], place.s, place.lateral, speed[0], at.allWheelsOff ? 1 : 0);
      rows.addCommands(wanted, driven);
      if (isOver) break;
      world.command(0, driven.steeringAngle, driven.speed);
      world.step();
      field.advance(0);
      status = 'time_up';
    }
    if (rows.length > first) stints.push({ first, rows: rows.length - first, laps: completed, status });
    if (rows.length >= maxRows) break;
  }
  return { trackId: track.id, trackLength: track.length, sensors, stints, ...rows.take() };
}

/** Pushes of a random size, one after the other. */
class Push {
  readonly #disturbance: Disturbance;
  #left = 0;
  #degrees = 0;

  constructor(disturbance: Disturbance) {
    this.#disturbance = disturbance;
  }

  /** [°] */
  next(): number {
    const { steering, seconds, rng } = this.#disturbance;
    if (this.#left-- <= 0) {
      // Half of the time the expert has its way, to come back.
      this.#degrees = rng.uniform() < 0.5 ? 0 : steering * rng.normal();
      this.#left = Math.round(seconds * DECISION_HZ);
    }
    return this.#degrees;
  }
}

function pushed(command: Command, degrees: number): void {
  const { low, high } = ACTION_LIMITS.steering;
  command.steeringDegrees = clamp(toDegrees(command.steeringAngle) + degrees, low, high);
  command.steeringAngle = toRadians(command.steeringDegrees);
}
