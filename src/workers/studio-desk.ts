import { GuardedScorer, type GuardedScorerOptions } from '../reward/guarded-scorer.ts';
import { instrumentReward } from '../reward/review/instrument/instrument-reward.ts';
import type { RewardProfile } from '../reward/profile/profile.ts';
import type { Finding } from '../reward/review/finding.ts';
import type { RewardSource } from '../reward/reward-scorer.ts';
import { FieldStage } from '../training/studio/field-stage.ts';
import { LapArchive, type LapsQuestion, type LapsReport } from '../training/studio/lap-archive.ts';
import { profileOnTrack, type TrackProfileRequest } from '../training/studio/profile-on-track.ts';
import { FIELD_SIZES, scoreField } from '../training/studio/score-field.ts';
import { reviewOnTrack } from '../training/studio/review-on-track.ts';
import { scoreLaps } from '../training/studio/score-laps.ts';
import { TermScorer } from '../training/studio/term-scorer.ts';
import { type Course, objectsIn } from '../reward/step-params.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';
import { InterruptibleScorer } from './interruptible-scorer.ts';
import { type Job, NewestFirst } from './newest-first.ts';
import type {
  FieldPicture,
  FieldTask,
  ReviewTask,
  ScorerSupply,
  StudioMessage,
  StudioOutcome,
  StudioRequest,
  TrailTask,
  TrialTask,
} from './protocol.ts';
import { studioFault } from './studio-fault.ts';

export interface StudioDeskOptions extends Pick<
  GuardedScorerOptions,
  'spawn' | 'timer' | 'limits' | 'packages'
> {
  readonly post: (message: StudioMessage, transfer: Transferable[]) => void;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  /** Lets messages in. */
  readonly breathe: () => Promise<void>;
}

/**
 * Answers questions about rewards that are being written, one at a time, the newest of each kind. Fields come first,
 * because people watch them while they type.
 */
export class StudioDesk {
  readonly #options: StudioDeskOptions;
  readonly #scorer: GuardedScorer;
  readonly #jobs = new NewestFirst(['field', 'review', 'laps', 'profile', 'trail']);
  #stage: { readonly key: string; readonly stage: FieldStage } | null = null;
  #course: { readonly key: string; readonly course: Course } | null = null;
  readonly #archives = new Map<'laps' | 'trial', LapArchive>();

  constructor(options: StudioDeskOptions) {
    this.#options = options;
    this.#scorer = new GuardedScorer({ ...options, keepsWorker: true });
  }

  receive(request: Exclude<StudioRequest, ScorerSupply>): void {
    const { post, breathe } = this.#options;
    if (request.type === 'recording') {
      this.#archives.set(request.purpose, new LapArchive(request.recording, breathe));
    } else if (request.type === 'field') {
      const { requestId, task } = request;
      const job = jobOf(
        task.reward,
        (isInterrupted) => this.#paint(task, isInterrupted),
        (outcome) => post({ type: 'field', requestId, outcome }, buffersOf(outcome, fieldColumns)),
      );
      this.#jobs.ask('field', job);
    } else if (request.type === 'review') {
      const { requestId, task } = request;
      const job = jobOf(
        task.reward,
        (isInterrupted) => this.#review(task, isInterrupted),
        (outcome) => post({ type: 'review', requestId, outcome }, []),
      );
      this.#jobs.ask('review', job);
    } else if (request.type === 'profile') {
      const { requestId, task } = request;
      const job = jobOf(
        task.reward,
        (isInterrupted) => this.#profile(task, isInterrupted),
        (outcome) => post({ type: 'profile', requestId, outcome }, []),
      );
      this.#jobs.ask('profile', job);
    } else if (request.type === 'trail') {
      const { requestId, task } = request;
      const job = jobOf(
        task.reward,
        (isInterrupted) => this.#scoreTrail(task, isInterrupted),
        (outcome) =>
          post(
            { type: 'trail', requestId, outcome },
            buffersOf(outcome, (values) => [values]),
          ),
      );
      this.#jobs.ask('trail', job);
    } else {
      const { requestId, question } = request;
      const job = jobOf(
        question.after,
        (isInterrupted) => this.#report(question, isInterrupted),
        (outcome) => post({ type: 'laps', requestId, outcome }, buffersOf(outcome, lapColumns)),
      );
      this.#jobs.ask('laps', job);
    }
  }

  async #paint(task: FieldTask, isStale: () => boolean): Promise<FieldPicture | null> {
    const stage = this.#stageOf(task);
    const instrumented = instrumentReward(task.reward);
    const found = instrumented?.terms ?? [];
    const terms = found.length < 2 ? [] : found.map(({ line, text }) => ({ line, text }));
    // An edit may have taken the term away.
    const term = task.term !== null && task.term < terms.length ? task.term : null;
    const scorer = term === null ? this.#scorer : new TermScorer(this.#scorer, instrumented!, term);
    const scoring = { scorer, now: this.#options.now, isStale };
    const scores = await scoreField(task.reward, stage.ground(task.manner), scoring);
    if (scores === null) return null;
    const { numAlong, numAcross, positions } = stage.grid;
    const values = Float32Array.from(scores.values);
    return {
      numAlong,
      numAcross,
      positions: Float32Array.from(positions),
      values,
      low: values.reduce((a, b) => Math.min(a, b)),
      high: values.reduce((a, b) => Math.max(a, b)),
      isCoarse: scores.scored !== FIELD_SIZES[0],
      terms,
      term,
    };
  }

  #stageOf({ track, car, race, seed }: FieldTask): FieldStage {
    const key = JSON.stringify([track, car, race, seed]);
    if (this.#stage?.key !== key) this.#stage = { key, stage: new FieldStage(track, car, { race, seed }) };
    return this.#stage.stage;
  }

  async #review(
    { alternateDirection, ...task }: ReviewTask,
    isInterrupted: () => boolean,
  ): Promise<readonly Finding[] | null> {
    const trial = await this.#openTrial(task, isInterrupted);
    return trial && reviewOnTrack({ ...trial, alternateDirection });
  }

  async #profile(task: TrialTask, isInterrupted: () => boolean): Promise<RewardProfile | null> {
    const trial = await this.#openTrial(task, isInterrupted);
    return trial && profileOnTrack(trial);
  }

  async #scoreTrail(
    { reward, track, numSteps, rows }: TrailTask,
    isInterrupted: () => boolean,
  ): Promise<Float32Array | null> {
    const lap = { rows, numObjects: objectsIn(rows.length / numSteps) };
    const scored = await scoreLaps(reward, [lap], this.#courseOf(track), this.#scorer, isInterrupted);
    return scored && Float32Array.from(scored[0]);
  }

  #courseOf(file: TrackFile): Course {
    const key = JSON.stringify(file);
    if (this.#course?.key === key) return this.#course.course;
    const { length: trackLength, waypoints } = new Track(file);
    this.#course = { key, course: { trackLength, waypoints } };
    return this.#course.course;
  }

  /** @returns null when it was interrupted */
  async #openTrial(
    { reward: source, isRecorded, ...place }: TrialTask,
    isInterrupted: () => boolean,
  ): Promise<TrackProfileRequest | null> {
    const laps = isRecorded ? await this.#archiveFor('trial').laps(isInterrupted) : [];
    if (laps === null) return null;
    const scorer = new InterruptibleScorer(this.#scorer, isInterrupted);
    return { source, ...place, laps, scorer, clock: () => this.#options.now() / 1000 };
  }

  #archiveFor(purpose: 'laps' | 'trial'): LapArchive {
    const archive = this.#archives.get(purpose);
    if (!archive) throw new Error('no laps are recorded');
    return archive;
  }

  async #report(question: LapsQuestion, isStale: () => boolean): Promise<LapsReport | null> {
    return this.#archiveFor('laps').report(question, this.#scorer, isStale);
  }
}

/** @param work returns null when it was interrupted */
function jobOf<T>(
  reward: RewardSource,
  work: (isInterrupted: () => boolean) => Promise<T | null>,
  answer: (outcome: StudioOutcome<T>) => void,
): Job {
  return {
    run: async (isInterrupted) => {
      try {
        const result = await work(isInterrupted);
        if (result === null || isInterrupted()) return false;
        answer({ type: 'done', result });
      } catch (error) {
        if (isInterrupted()) return false;
        answer({ type: 'failed', fault: studioFault(error, reward) });
      }
      return true;
    },
    replace: () => answer({ type: 'stale' }),
  };
}

const fieldColumns = ({ positions, values }: FieldPicture): Float32Array[] => [positions, values];
const lapColumns = ({ laps, terms }: LapsReport): Float32Array[] => [
  ...laps.flatMap(({ path, places, before, after }) => [path, places, after, ...(before ? [before] : [])]),
  ...(terms ?? []).map(({ values }) => values),
];

/** What an answer hands over instead of copying it. */
function buffersOf<T>(outcome: StudioOutcome<T>, columns: (result: T) => Float32Array[]): Transferable[] {
  return outcome.type === 'done' ? columns(outcome.result).map(({ buffer }) => buffer) : [];
}
