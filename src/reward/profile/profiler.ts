/** How profiled code names what records it, in either language. */
export const PROFILER = '_grad_prix_profiler';

/** What a profiler is asked to record. */
export interface ProfilerPlan {
  /** Lines of the author's text. */
  readonly numLines: number;
  readonly numBranches: number;
  /** How many counts are kept where it counts. */
  readonly numCounters: number;
  /** Whether it reads the clock at every statement, or counts. */
  readonly isTimed: boolean;
}

/**
 * What a profiler has recorded; times are by line [numLines + 3]. Line 0 is whatever is not the author's. The last two are statements of
 * the profiler's own that do nothing: what it takes to time one, and to time one that ends with its function.
 */
export interface ProfilerRecord {
  /** Of each counter, [numCounters]; empty where it is timed. */
  readonly counts: readonly number[];
  /** How often the condition of each branch was false, and true, [2 × numBranches]; empty where it is timed. */
  readonly sides: readonly number[];
  /** How many stretches of time there were on each line that ended with another statement. */
  readonly stretches: readonly number[];
  /** How many ended with their function, where the language takes another time to tell that. */
  readonly endings: readonly number[];
  /** All stretches of a line together [ms] */
  readonly spent: readonly number[];
  /** How many calls took so long that nothing more was recorded of them. */
  readonly cuts: number;
}

export function numRecorded({ numLines }: Pick<ProfilerPlan, 'numLines'>): number {
  return numLines + 3;
}

/**
 * Statements that do nothing, one after another, and how often they are executed every so many calls; more often behind a call
 * of so many ms, since there will be few of these.
 */
export const IDLE = {
  statements: 3,
  times: 8,
  everyCalls: 4,
  long: { milliseconds: 20, times: 500 },
} as const;

/**
 * Somebody else had the processor: a stretch of more than so many ms, and ticks of the clock, and so many times what the
 * line takes on average, once that is known of so many.
 */
export const PAUSE = { milliseconds: 0.3, ticks: 3, times: 10, after: 8 } as const;

/**
 * A call is recorded for so many ms, less than it may take at most; what it does then is on no account. The clock is looked at
 * after so many events: what takes long without them would do so anyway.
 */
export const CUT = {
  timed: { milliseconds: 400, events: 10_000 },
  counted: { milliseconds: 550, events: 50_000 },
} as const;

/** Counts are sent in two numbers, since none may be beyond 1e5: this is how many the first can tell apart. */
export const HALF = 65_536;

/** How many numbers a profiler has to be asked for. */
export function numAnswers(plan: ProfilerPlan): number {
  const size = numRecorded(plan);
  return 1 + (plan.isTimed ? 5 * size : 2 * plan.numCounters + 4 * plan.numBranches);
}

/** @param answers in order; whatever user code has made of them becomes counts and times */
export function readRecord(answers: Float64Array, plan: ProfilerPlan): ProfilerRecord {
  const size = numRecorded(plan);
  const wholes = (at: number, length: number): number[] =>
    Array.from({ length }, (_, k) =>
      Math.max(0, Math.round(answers[at + 2 * k] + HALF * answers[at + 2 * k + 1])),
    );
  const cuts = Math.max(0, Math.round(answers[answers.length - 1]));
  const nothing = { counts: [], sides: [], stretches: [], endings: [], spent: [], cuts };
  return plan.isTimed
    ? {
        ...nothing,
        stretches: wholes(0, size),
        endings: wholes(2 * size, size),
        spent: Array.from(answers.subarray(4 * size, 5 * size), (ms) => Math.max(0, ms)),
      }
    : {
        ...nothing,
        counts: wholes(0, plan.numCounters),
        sides: wholes(2 * plan.numCounters, 2 * plan.numBranches),
      };
}
