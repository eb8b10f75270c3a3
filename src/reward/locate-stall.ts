import type { ScorerCrew } from './scorer-crew.ts';
import { firstCallLimit, type ScorerLimits } from './scorer-limits.ts';
import type { ScorerReply, ScorerRequest } from './scorer-message.ts';
import { within } from './timer.ts';
import type { Timer } from './timer.ts';
import { WorkerLostError } from './watched-worker.ts';

/** Where user code got stuck. */
export interface StallPlace {
  /** Index into the batch. */
  readonly call: number;
  /** Of a loop that was interrupted; null when none was, for example because it runs inside a library function. */
  readonly line: number | null;
  /** What the batch printed from its start, as far as it came. */
  readonly printed: string;
}

interface StallSearch {
  /** Its active worker is the one that stalled. */
  readonly crew: ScorerCrew;
  /** The stalled reward again, traced. */
  readonly load: Extract<ScorerRequest, { type: 'load' }>;
  /** The stalled batch again, traced from the suspect on; null when loading itself did not end. */
  readonly score: Extract<ScorerRequest, { type: 'score' }> | null;
  /** The last call that was announced: the answer when nothing better is found, and never behind the true one. */
  readonly suspect: number;
  readonly timer: Timer;
  readonly limits: ScorerLimits;
}

/**
 * Finds the call that never returned, and the line of its loop: the spare loads the same source and repeats the batch
 * from its start, so that module state builds up as before. From the suspect on it announces every call and interrupts
 * loops. Where it fails by a timeout or falls silent is the place. State from earlier batches is missing, so a loop may
 * not come again; then, and when time is short, the suspect is the answer.
 * Leaves the crew with an active worker that has seen no user code and a spare, perhaps still starting. A second spare has
 * been started when the reward fell silent; nothing more is recruited before the search is over, whose time it would take.
 */
export async function locateStall(search: StallSearch): Promise<StallPlace> {
  const { crew, load, score, suspect, timer, limits } = search;
  const witness = crew.replaceActive();
  const place = { call: suspect, line: null as number | null, printed: '' };
  let engaged = false;
  const listen = (reply: ScorerReply): void => {
    if (reply.type === 'printed') place.printed += reply.text;
  };
  const look = async (): Promise<void> => {
    const arrived = witness.ready.then(() => true);
    if (!(await within(timer, limits.spare, arrived, false))) return;
    engaged = true;
    const { silence } = limits;
    const patienceToLoad = { first: limits.load, next: limits.load, silence, calls: load.context.numCars };
    const loaded = await witness.request(load, patienceToLoad, listen);
    if (loaded.type === 'load-failed' && loaded.fault.type === 'TimeoutError') place.line = loaded.fault.line;
    if (loaded.type !== 'loaded' || !score) return;
    const { tracedCall } = limits;
    const { numSteps, numCars } = score.batch;
    const calls = numSteps * numCars;
    const patience = { first: firstCallLimit(tracedCall, score.batch), next: tracedCall, silence, calls };
    const reply = await witness.request(score, patience, listen);
    if (reply.type === 'call-failed' && reply.call >= suspect && reply.fault.type === 'TimeoutError') {
      place.call = reply.call;
      place.line = reply.fault.line;
    }
  };
  const settled = look().catch((error: unknown) => {
    if (error instanceof WorkerLostError) place.call = Math.max(error.call, suspect);
  });
  await within(timer, limits.locate, settled, undefined);
  if (engaged && crew.active === witness) crew.replaceActive();
  crew.keepSpares();
  return { ...place };
}
