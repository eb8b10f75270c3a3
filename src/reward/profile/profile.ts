/** A statement of a reward, known by the line that it begins on. */
export interface LineProfile {
  /** 1-based. */
  readonly line: number;
  /** How often it was executed in all calls; 0: never. The head of a loop is executed once more than the loop turns. */
  readonly count: number;
  /** Percent of the time of all calls; null where the clock cannot tell the lines apart. */
  readonly share: number | null;
}

/** One way that a reward can go. */
export interface BranchProfile {
  /** 1-based. */
  readonly line: number;
  /** `if` with `elif`, a conditional expression, the condition of a loop, one `case` of several. */
  readonly kind: 'if' | 'else' | 'choice' | 'loop' | 'case';
  /** What decides it, on one line, as it is written. */
  readonly text: string;
  /** How often this way was taken. */
  readonly taken: number;
  /** How often it might have been: evaluations of the condition, or executions of the statement around cases. */
  readonly of: number;
}

/** Where a reward spends its time, and which ways it goes. */
export interface RewardProfile {
  /** Every line of a function that begins a statement, in the order of the text. */
  readonly lines: readonly LineProfile[];
  /** In the order of the text. */
  readonly branches: readonly BranchProfile[];
  /** How many calls the counts are of: every step of the episodes once, fewer where calls are slow. */
  readonly calls: number;
  /** How many calls the shares are of; 0 where one takes longer than a call may while the clock is read in each line. */
  readonly timedCalls: number;
  /** Standard error of the least certain share, percentage points; null where it cannot be told. */
  readonly shareError: number | null;
  /** How long one call of the untouched reward takes, all that comes with it included [µs]; null where nothing can be told. */
  readonly callMicroseconds: number | null;
}

/** Beyond this, percentage points, shares say nothing. */
const UNCERTAIN = 25;

/** Whether shares with such an error, percentage points, are worth telling. */
export function isTold(error: number | null): error is number {
  return error !== null && error <= UNCERTAIN;
}

/** A profile in one sentence: `4.1 µs a call; 62 % of it in line 12`. */
export function profileSummary(profile: RewardProfile): string {
  const { callMicroseconds, shareError, timedCalls } = profile;
  const call =
    callMicroseconds === null
      ? 'Calls too short to be timed'
      : `${Number(callMicroseconds.toPrecision(2))} µs a call`;
  if (timedCalls === 0)
    return `${call}; with the clock read in each line a call takes longer than the time allowed`;
  const busiest = busiestLine(profile);
  if (busiest === null || !isTold(shareError)) return `${call}; the clock cannot tell its lines apart`;
  return `${call}; ${Math.round(busiest.share ?? 0)} % of it in line ${busiest.line}`;
}

/** What counts and shares rest on, in one sentence. */
export function profileBasis({ calls, timedCalls, shareError }: RewardProfile): string {
  if (timedCalls === 0) return `Counts of ${whole(calls)} calls.`;
  const points = Math.max(1, Math.round(shareError ?? 0));
  const error = shareError === null ? null : `${points > 100 ? 'more than 100' : points} points`;
  if (isTold(shareError))
    return `Counts of ${whole(calls)} calls, shares of time of ${whole(timedCalls)} others, give or take ${error}.`;
  const why = error === null ? '' : `: they would be give or take ${error}`;
  return `Counts of ${whole(calls)} calls; no shares of time from ${whole(timedCalls)} others${why}.`;
}

/** The line that takes most of the time; null where no clock can tell. */
export function busiestLine({ lines }: RewardProfile): LineProfile | null {
  const [busiest] = lines.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return (busiest?.share ?? 0) > 0 ? busiest : null;
}

function whole(count: number): string {
  return count.toLocaleString('en');
}
