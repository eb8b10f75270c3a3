import { type ManualInput, ManualPilot } from '../../race/manual-pilot.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import { DriveRecorder, type RecorderOptions } from './drive-recorder.ts';
import type { Recording } from './recording.ts';

/** Where the car is, for whoever drives it. */
export interface DriveFrame {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  /** [m/s] */
  readonly speed: number;
  /** Complete laps, and percent of the one under way. */
  readonly laps: number;
  readonly progress: number;
}

/** As fast as a person may drive who looks on from above [m/s] */
const TOP_SPEED = 2;

/** A person drives from the line, decision by decision; what they command is recorded. */
export class ManualDrive {
  /** Time between two decisions [s] */
  static readonly INTERVAL = 1 / DECISION_HZ;
  readonly #pilot = new ManualPilot(TOP_SPEED);
  readonly #recorder: DriveRecorder;

  constructor(options: Omit<RecorderOptions, 'expert' | 'driver' | 'disturbance'>) {
    this.#recorder = new DriveRecorder({ ...options, expert: this.#pilot });
    this.#recorder.begin(0);
  }

  /** What is held down from now on. */
  set input(input: ManualInput) {
    this.#pilot.input = input;
  }

  /** @returns whether the drive goes on: it ends with its last lap, off the road, and after a long while */
  step(): boolean {
    return this.#recorder.step() === 'in_progress';
  }

  get frame(): DriveFrame {
    const { x, y, heading, speed } = this.#recorder.world.states;
    const { laps, progress } = this.#recorder;
    return { x: x[0], y: y[0], heading: heading[0], speed: speed[0], laps, progress };
  }

  take(): Recording {
    return this.#recorder.take();
  }
}
