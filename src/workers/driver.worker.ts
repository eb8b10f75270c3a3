import type { EpisodeStatus } from '../race/evaluation.ts';
import { evaluateSnapshot } from '../training/evaluate-snapshot.ts';
import { PolicyDriver } from '../training/policy-driver.ts';
import type { Sight } from '../training/policy-sight.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import { policyWithGrip } from '../training/policy-with-grip.ts';
import { type RecordedEpisode, recordEpisode } from '../training/recorded-episode.ts';
import { ExplainDesk, explanationBuffers } from './explain-desk.ts';
import { buffersOf, fleetFrame, objectsFrame } from './fleet-frame.ts';
import { loadExplainer } from './load-explainer.ts';
import { type DriverMessage, type DriverRequest, FRAMES_PER_SECOND, type ObjectsFrame } from './protocol.ts';

/** Entry point of the driver worker: one policy drives in real time, told by `DriverRequest`s. */
declare const self: DedicatedWorkerGlobalScope;

const FRAME_MILLISECONDS = 1000 / FRAMES_PER_SECOND;
/** After a longer sleep (a hidden tab) the drive goes on from now instead of catching up. */
const MAX_LAG_MILLISECONDS = 500;

const post = (message: DriverMessage, transfer: Transferable[] = []): void =>
  self.postMessage(message, transfer);

let driver: PolicyDriver | null = null;
let drive = 0;
let kind: ObjectsFrame['kind'] = 'boxes';
let lastStatus: EpisodeStatus = 'in_progress';
let isPaused = false;
let isSightWanted = false;
let areParamsWanted = false;
let nextFrameAt = 0;
const desk = new ExplainDesk(loadExplainer);
/** The policy that single explanations are asked of. */
let asked: PolicySnapshot | null = null;

self.onmessage = ({ data }: MessageEvent<DriverRequest>) => {
  try {
    accept(data);
  } catch (error) {
    if ('requestId' in data) refuse(data.requestId, error);
    else post({ type: 'failed', message: messageOf(error) });
  }
};
setTimeout(tick);

function accept(request: DriverRequest): void {
  switch (request.type) {
    case 'drive': {
      const { track, policy, race, seed, grip } = request.task;
      driver = new PolicyDriver(track, policyWithGrip(policy, grip), { race, seed });
      drive = request.drive;
      kind = race.type === 'head-to-bot' ? 'bots' : 'boxes';
      lastStatus = 'in_progress';
      return;
    }
    case 'evaluate': {
      const { track, policy, race, seed, grip } = request.task;
      const evaluation = evaluateSnapshot(policyWithGrip(policy, grip), track, { race, seed });
      post({ type: 'evaluation', requestId: request.requestId, evaluation });
      return;
    }
    case 'record':
      postEpisodes(request);
      return;
    case 'sight':
      isSightWanted = request.isWanted;
      return;
    case 'params':
      areParamsWanted = request.isWanted;
      if (areParamsWanted) for (const step of driver?.lapSteps ?? []) post({ type: 'step', drive, step });
      return;
    case 'explain-drive':
      desk.want(request.isWanted).catch(unexplained);
      return;
    case 'explain-policy':
      asked = request.policy;
      return;
    case 'explain':
      if (asked !== null) void explain(asked, request.requestId, request.observation);
      return;
    default:
      isPaused = request.type === 'pause';
  }
}

function tick(): void {
  const now = performance.now();
  if (now - nextFrameAt > MAX_LAG_MILLISECONDS) nextFrameAt = now;
  nextFrameAt += FRAME_MILLISECONDS;
  setTimeout(tick, Math.max(0, nextFrameAt - performance.now()));
  if (!driver || isPaused) return;
  const lap = driver.step();
  if (lap) lastStatus = lap.status;
  postFrame(driver);
  const step = driver.lapSteps.at(-1);
  if (areParamsWanted && step !== undefined) post({ type: 'step', drive, step });
  if (isSightWanted) postSight(driver);
  explainDrive(driver);
  if (lap) post({ type: 'lap', drive, ...lap });
}

function postFrame({ world, simTime, progress, episodeCount, objects }: PolicyDriver): void {
  const episodes = Uint32Array.of(episodeCount);
  const figures = { simTime, episodes, lastStatus: [lastStatus], progressOf: () => progress };
  const frame = fleetFrame(world, figures, objects && objectsFrame(objects, kind));
  post({ type: 'frame', frame }, buffersOf(frame));
}

function postSight(current: PolicyDriver): void {
  const sight = current.look();
  post({ type: 'sight', sight }, buffersOfSight(sight));
}

function postEpisodes({ requestId, tasks, withSights }: Extract<DriverRequest, { type: 'record' }>): void {
  const episodes = tasks.map((task, i) => {
    const { track, policy, race, seed, grip } = task;
    const driven = policyWithGrip(policy, grip);
    return recordEpisode(driven, track, { race, seed, withSights: withSights && i === 0 });
  });
  post({ type: 'recorded', requestId, episodes }, episodes.flatMap(buffersOfEpisode));
}

function buffersOfSight({ picture, lidar }: Sight): Transferable[] {
  return [picture.buffer, ...(lidar ? [lidar.points.buffer] : [])] as Transferable[];
}

function buffersOfEpisode({ poses, objects, observations, params, sights }: RecordedEpisode): Transferable[] {
  const own = [poses.buffer, observations.buffer, params.buffer, ...(objects ? [objects.poses.buffer] : [])];
  return [...(own as Transferable[]), ...(sights ?? []).flatMap(buffersOfSight)];
}

/** A drive goes on where it cannot be explained. */
function explainDrive({ policy, observation, commands }: PolicyDriver): void {
  try {
    const explanation = desk.explainDrive(policy, observation);
    if (explanation === null) return;
    post({ type: 'explained-drive', drive: { explanation, commands } }, explanationBuffers(explanation));
  } catch (error) {
    void desk.want(false);
    unexplained(error);
  }
}

async function explain(policy: PolicySnapshot, requestId: number, observation: Float32Array): Promise<void> {
  try {
    const explanation = await desk.explain(policy, observation);
    post({ type: 'explanation', requestId, explanation }, explanationBuffers(explanation));
  } catch (error) {
    refuse(requestId, error);
  }
}

function unexplained(error: unknown): void {
  post({ type: 'unexplained', message: messageOf(error) });
}

function refuse(requestId: number, error: unknown): void {
  post({ type: 'refused', requestId, message: messageOf(error) });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
