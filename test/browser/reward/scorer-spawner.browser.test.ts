import { expect, test } from 'vitest';
import { GuardedScorer } from '../../../src/reward/guarded-scorer.ts';
import { RewardCallError } from '../../../src/reward/reward-scorer.ts';
import { SandboxBroker } from '../../../src/workers/client/sandbox-broker.ts';
import { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { pageTimer } from '../../../src/workers/client/page-timer.ts';
import type { TrainerMessage, TrainerRequest } from '../../../src/workers/protocol.ts';
import { ScorerSpawner } from '../../../src/workers/scorer-spawner.ts';
import { randomBatch, SCORING_CONTEXT } from '../../contract/reward-batch.ts';
import { PATIENT_LIMITS } from '../../contract/reward-limits.ts';

/** Page and training worker, joined by a real message channel. */
function joinSpawnerToBroker(host: SandboxHost): {
  spawner: ScorerSpawner;
  wanted: number[];
  killed: number[];
} {
  const { port1: page, port2: trainer } = new MessageChannel();
  const wanted: number[] = [];
  const killed: number[] = [];
  const broker = new SandboxBroker(host, (request, transfer) => page.postMessage(request, transfer));
  page.onmessage = ({ data }: MessageEvent<TrainerMessage>) => {
    if (data.type === 'scorer-wanted') wanted.push(data.scorerId);
    if (data.type === 'scorer-kill') killed.push(data.scorerId);
    broker.receive(data);
  };
  const spawner = new ScorerSpawner((message) => trainer.postMessage(message));
  trainer.onmessage = ({ data }: MessageEvent<TrainerRequest>) => void spawner.receive(data);
  return { spawner, wanted, killed };
}

test(
  'a training worker gets scorers through the page, and new ones for those it ends',
  { timeout: 30_000 },
  async () => {
    const host = new SandboxHost({ parent: document.body });
    const { spawner, wanted, killed } = joinSpawnerToBroker(host);
    const scorer = new GuardedScorer({ spawn: spawner.spawn, timer: pageTimer, limits: PATIENT_LIMITS });
    const load = (code: string): Promise<void> =>
      scorer.load({ language: 'typescript', file: 'reward.ts', code }, SCORING_CONTEXT);

    await load('function reward_function(params: { x: number }) { return params.x; }');
    expect(await scorer.score(randomBatch(1))).toHaveLength(SCORING_CONTEXT.numCars);
    await load('function reward_function(params) { while (true); }');
    await expect(scorer.score(randomBatch(1))).rejects.toThrow(RewardCallError);
    await load('function reward_function(params) { return 1; }');
    expect(new Set(await scorer.score(randomBatch(2)))).toEqual(new Set([1]));
    scorer.close();
    await expect.poll(() => new Set(killed)).toEqual(new Set(wanted));
    host.close();
  },
);

test('a scorer that cannot start says why', { timeout: 30_000 }, async () => {
  // No sandbox answers in no time: the host gives the frame up, and so does the scorer after its second try.
  const host = new SandboxHost({ parent: document.body, patience: { loading: 0, up: 0 } });
  const { spawner } = joinSpawnerToBroker(host);
  const scorer = new GuardedScorer({ spawn: spawner.spawn, timer: pageTimer });
  await expect(scorer.warmUp('javascript')).rejects.toThrow('did not start');
  scorer.close();
  host.close();
});
