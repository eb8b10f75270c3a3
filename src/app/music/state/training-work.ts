/** Where a training was, and when. */
interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly updates: number;
}

/** What is known of the training at work beyond what is kept of it. */
export interface TrainingWork {
  readonly id: string;
  /** Of the updates that came since it was last told to go on; null before. */
  readonly first: Moment | null;
  readonly last: Moment | null;
  /** Whether it has been told to stop, and has not yet. */
  readonly isStopping: boolean;
}

/** Less does not tell how fast it goes, s. */
const LEAST_WATCHED = 5;

export function workOn(id: string): TrainingWork {
  return { id, first: null, last: null, isStopping: false };
}

export function withMoment(work: TrainingWork, moment: Moment): TrainingWork {
  return { ...work, first: work.first ?? moment, last: moment };
}

/** Seconds until a training of so many updates is over, if it goes on as it did; null while that cannot be said. */
export function secondsLeft({ first, last }: TrainingWork, updates: number): number | null {
  if (first === null || last === null) return null;
  const [seconds, done] = [(last.at - first.at) / 1000, last.updates - first.updates];
  if (seconds < LEAST_WATCHED || done <= 0) return null;
  return (Math.max(0, updates - last.updates) * seconds) / done;
}

/** `about 3 min left`; in whole minutes, since an estimate knows no seconds. */
export function leftWords(seconds: number): string {
  return seconds < 60 ? 'less than a minute left' : `about ${Math.round(seconds / 60)} min left`;
}
