import type { ScorerCrew } from './scorer-crew.ts';
import type { ScorerLimits } from './scorer-limits.ts';
import type { ScorerRequest } from './scorer-message.ts';
import { within } from './timer.ts';
import type { Timer } from './timer.ts';
import { WorkerLostError } from './watched-worker.ts';

interface StallSearch {
  /** Its active worker is the one that stalled. */
  readonly crew: ScorerCrew;
  readonly load: ScorerRequest;
  /** The stalled batch again, traced. */
  readonly score: ScorerRequest;
  /** First call of the time step that stalled: the answer when nothing better is found. */
  readonly suspect: number;
  readonly timer: Timer;
  readonly limits: ScorerLimits;
}

/**
 * Finds the call that never returned: the spare loads the same source and repeats the batch from its start, so that
 * module state builds up as before, and announces every call. Where it falls silent is the call. State from earlier
 * batches is missing, so a loop may not come again; then, and when time is short, the suspect is the answer.
 * Leaves the crew with an active worker that has seen no user code, perhaps still starting.
 */
export async function locateStall({
  crew,
  load,
  score,
  suspect,
  timer,
  limits,
}: StallSearch): Promise<number> {
  const witness = crew.replaceActive();
  crew.keepSpare();
  let engaged = false;
  const search = async (): Promise<number> => {
    const arrived = witness.ready.then(() => true);
    if (!(await within(timer, limits.spare, arrived, false))) return suspect;
    engaged = true;
    const loaded = await witness.request(load, { first: limits.load, next: limits.load });
    if (loaded.type !== 'loaded') return suspect;
    try {
      await witness.request(score, { first: limits.tracedCall, next: limits.tracedCall });
      return suspect;
    } catch (error) {
      if (error instanceof WorkerLostError && error.reason === 'stalled' && error.call >= 0)
        return error.call;
      return suspect;
    }
  };
  const call = await within(
    timer,
    limits.locate,
    search().catch(() => suspect),
    suspect,
  );
  if (engaged && crew.active === witness) crew.replaceActive();
  return call;
}
