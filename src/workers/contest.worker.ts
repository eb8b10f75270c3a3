import { ContestRecording } from '../training/contest-recording.ts';
import { SnapshotContest } from '../training/snapshot-contest.ts';
import { contestFrame } from './contest-frame.ts';
import { buffersOf } from './fleet-frame.ts';
import { type ContestMessage, type ContestRequest, FRAMES_PER_SECOND } from './protocol.ts';

/** Entry point of the contest worker: one contest in real time or faster, told by `ContestRequest`s. */
declare const self: DedicatedWorkerGlobalScope;

/** After a longer sleep the contest goes on from now instead of catching up. */
const MAX_LAG_MILLISECONDS = 500;

const post = (message: ContestMessage, transfer: Transferable[] = []): void =>
  self.postMessage(message, transfer);

let contest: SnapshotContest | null = null;
let recording: ContestRecording | null = null;
let isDriving = false;
let speed = 1;
let followed = 0;
let nextStepAt = 0;

self.onmessage = ({ data }: MessageEvent<ContestRequest>) => guard(() => accept(data));

function accept(request: ContestRequest): void {
  switch (request.type) {
    case 'line-up':
      contest = new SnapshotContest(request.task, request.rules);
      recording = new ContestRecording(contest);
      isDriving = false;
      postFrame(contest);
      return;
    case 'go':
      if (isDriving) return;
      isDriving = true;
      nextStepAt = performance.now();
      setTimeout(tick);
      return;
    case 'pause':
      isDriving = false;
      return;
    case 'input':
      if (contest !== null) contest.input = request.input;
      return;
    case 'speed':
      ({ speed } = request);
      return;
    case 'follow':
      followed = request.entrant;
      return;
    default:
      contest?.contest.giveUp();
      end();
  }
}

function tick(): void {
  if (contest === null || !isDriving) return;
  const now = performance.now();
  if (now - nextStepAt > MAX_LAG_MILLISECONDS) nextStepAt = now;
  nextStepAt += 1000 / (speed * FRAMES_PER_SECOND);
  guard(() => drive(contest!));
  if (isDriving) setTimeout(tick, Math.max(0, nextStepAt - performance.now()));
}

function drive(current: SnapshotContest): void {
  current.contest.step();
  recording?.note();
  postFrame(current);
  if (current.contest.isOver) end();
}

function end(): void {
  isDriving = false;
  if (recording === null) return;
  const outcome = recording.outcome();
  const arrays = outcome.drives.flatMap(({ poses, objects }) => [poses, ...(objects ? [objects.poses] : [])]);
  post(
    { type: 'over', outcome },
    arrays.map(({ buffer }) => buffer as ArrayBuffer),
  );
  [contest, recording] = [null, null];
}

function postFrame(current: SnapshotContest): void {
  const frame = contestFrame(current, followed);
  post({ type: 'frame', frame, standings: current.contest.live() }, buffersOf(frame));
}

function guard(action: () => void): void {
  try {
    action();
  } catch (error) {
    isDriving = false;
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
