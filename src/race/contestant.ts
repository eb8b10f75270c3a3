import { DECISION_HZ } from '../sim/physics.ts';
import type { Pose } from '../sim/race-world.ts';
import { Episode } from './episode.ts';
import type { EpisodeStatus, Trial } from './evaluation.ts';
import { type EvaluationRules, timeLimitOf } from './evaluation-rules.ts';
import type { RaceField } from './race-field.ts';
import type { StepJudge } from './step-judge.ts';
import type { TrialStep } from './trial-step.ts';

/** Why a car is held, and how much longer. */
export interface Held {
  readonly status: EpisodeStatus;
  readonly secondsLeft: number;
}

/** Where it is held meanwhile. */
interface Hold extends Held {
  readonly pose: Pose;
  /** Progress of its place on the lap [%] */
  readonly progress: number;
  secondsLeft: number;
  stepsLeft: number;
}

/**
 * One car under the rules of an evaluation: its laps are timed and its faults counted, and while it has resets left it is
 * put back for them and held for its penalties, as DeepRacer's races do.
 */
export class Contestant {
  /** Laps that have ended; only the last may have ended otherwise than on the line. */
  readonly laps: Trial[] = [];
  readonly episode = new Episode();
  isDone = false;
  /** All that it was held for [s] */
  penaltySeconds = 0;
  readonly #field: RaceField;
  readonly #i: number;
  readonly #rules: EvaluationRules;
  readonly #numLaps: number;
  readonly #maxSteps: number;
  /** Of the step before: when a car is off the road, its own place may be nearer to another part of it. */
  #x: number;
  #y: number;
  #progress: number;
  #status: TrialStep['status'] = 'in_progress';
  #hold: Hold | null = null;
  #steps = 0;
  #lapStart = 0;
  #resets = 0;
  #crashes = 0;
  #counts = { offTracks: 0, crashes: 0, resets: 0 };

  /**
   * @param i car of the field, at rest where it starts
   * @param start share of the lap at which its laps begin
   */
  constructor(field: RaceField, i: number, start: number, rules: EvaluationRules) {
    this.#field = field;
    this.#i = i;
    this.#rules = rules;
    this.#numLaps = rules.continuous ? rules.trials : 1;
    const seconds = rules.timeLimit ?? timeLimitOf(this.#numLaps, field.world.track.length);
    this.#maxSteps = Math.ceil(seconds * DECISION_HZ);
    const at = field.look(i);
    this.episode.start(start, at);
    this.#x = at.x;
    this.#y = at.y;
    this.#progress = this.episode.progress;
  }

  /** Whether it obeys commands: it is neither held nor done. */
  get isDriving(): boolean {
    return this.held === null && !this.isDone;
  }

  /** Null while it drives. */
  get held(): Held | null {
    return this.#hold;
  }

  /** How far it has come in its laps [hundredths of a lap]; below 0 behind the line that it starts from. */
  get distance(): number {
    const driven = this.laps.reduce((sum, { progress }) => sum + progress, 0);
    // A lap that has just ended is among them.
    const { progress } = this.episode;
    return driven + (this.isDone || progress >= 100 ? 0 : progress);
  }

  /** Applies the rules to where the car is now, once per decision. @param at the field's look at it */
  judge(at: StepJudge): void {
    if (this.#hold) this.#serve(this.#hold, at);
    else {
      this.#status = this.episode.advance(at);
      if (at.collision === 'other') this.#field.yield(this.#i);
    }
    if (this.#status !== 'pause') this.#conclude(at, this.#status);
    if (!this.isDone && this.#steps >= this.#maxSteps) this.giveUp();
    this.#x = at.x;
    this.#y = at.y;
    this.#progress = this.episode.progress;
    this.#steps++;
  }

  /** The step judged last, for logs. @param action index of a discrete action, else -1 */
  describe(action: number): TrialStep {
    return {
      trial: this.#i,
      status: this.#status,
      isDone: this.isDone,
      action,
      pauseDuration: this.#hold?.secondsLeft ?? 0,
      crashes: this.#crashes,
    };
  }

  /** With the last step of a penalty the car drives again. */
  #serve(hold: Hold, at: StepJudge): void {
    const status = this.episode.hold(at, hold.progress);
    hold.secondsLeft = Math.max(0, hold.secondsLeft - 1 / DECISION_HZ);
    hold.stepsLeft--;
    if (hold.stepsLeft === 0) this.#release();
    else this.#place(hold.pose);
    this.#status = this.#hold ? 'pause' : status;
  }

  #release(): void {
    this.#hold = null;
    this.#field.world.setGhost(this.#i, false);
  }

  #conclude(at: StepJudge, status: EpisodeStatus): void {
    if (status === 'in_progress') return;
    if (status === 'lap_complete') {
      this.#endLap(status);
      this.isDone = this.laps.length === this.#numLaps;
      return;
    }
    if (status === 'off_track') this.#counts.offTracks++;
    if (status === 'crashed') {
      this.#counts.crashes++;
      this.#crashes++;
    }
    if (this.#resets < this.#rules.resets) this.#reset(at, status);
    else {
      this.#endLap(status);
      this.isDone = true;
    }
  }

  /** Puts the car back and begins its penalty. */
  #reset(at: StepJudge, status: EpisodeStatus): void {
    this.#resets++;
    this.#counts.resets++;
    const isCrash = status === 'crashed';
    const progress = isCrash ? this.episode.progress : this.#progress;
    const secondsLeft = this.#penaltyFor(status);
    this.#hold = {
      status,
      pose: isCrash ? this.#poseAfterCrash(at) : this.#poseAt(progress, this.#x, this.#y),
      progress,
      secondsLeft,
      // Held for a step at least, so that it sets off by what it sees from there.
      stepsLeft: Math.max(1, Math.ceil(secondsLeft * DECISION_HZ - 1e-9)),
    };
    this.#place(this.#hold.pose);
    this.penaltySeconds += secondsLeft;
    // Nobody can run into a car that serves a penalty, as in the service, where it blinks.
    this.#field.world.setGhost(this.#i, true);
  }

  #penaltyFor(status: EpisodeStatus): number {
    if (status === 'immobilized') return 0;
    return status === 'crashed' ? this.#rules.collisionPenalty : this.#rules.offTrackPenalty;
  }

  /** Boxes stay where they are, so the car is moved; another car drives on, and this one waits where it is. */
  #poseAfterCrash(at: StepJudge): Pose {
    if (this.#field.hasBoxes) return this.#poseAt(this.episode.progress, at.x, at.y);
    return { x: at.x, y: at.y, heading: this.#field.world.states.heading[this.#i] };
  }

  #poseAt(progress: number, x: number, y: number): Pose {
    return this.#field.resetPose(this.#i, this.episode.startNormalised + progress / 100, x, y);
  }

  #place({ x, y, heading }: Pose): void {
    this.#field.world.place(this.#i, x, y, heading);
  }

  /** Its time is up. */
  giveUp(): void {
    this.#status = 'time_up';
    this.isDone = true;
    // A lap that ended with the last step was the last one.
    if (this.episode.progress < 100) this.#endLap('time_up');
  }

  #endLap(status: EpisodeStatus): void {
    this.laps.push({
      progress: this.episode.progress,
      lapTime: status === 'lap_complete' ? (this.#steps - this.#lapStart) / DECISION_HZ : null,
      ...this.#counts,
      status,
    });
    this.#lapStart = this.#steps;
    this.#counts = { offTracks: 0, crashes: 0, resets: 0 };
  }
}
