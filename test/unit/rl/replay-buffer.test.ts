import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { collectRollout } from '../../../src/rl/collect-rollout.ts';
import { ReplayBuffer, type Transitions } from '../../../src/rl/replay-buffer.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';
import { CountdownEnv } from './countdown-env.ts';

const OBSERVATION_SIZE = 2;
const ACTION_SIZE = 3;

/** A transition as a plain object. */
interface Transition {
  observation: number[];
  action: number[];
  reward: number;
  next: number[];
  terminated: number;
}

/** A rollout of random numbers, and its transitions as the contract of `VectorEnv` has them. */
function randomRollout(numSteps: number, numEnvs: number, seed: number) {
  const rng = new Rng(seed);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => Math.fround(rng.normal()));
  const rollout = new RolloutBuffer({
    numSteps,
    numEnvs,
    observationSize: OBSERVATION_SIZE,
    actionSize: ACTION_SIZE,
  });
  const rows = (): number[][] => Array.from({ length: numEnvs }, () => numbers(OBSERVATION_SIZE));
  const rewards = numbers(numSteps * numEnvs);
  const transitions: Transition[] = [];
  let seen = rows();
  for (let t = 0; t < numSteps; t++) {
    const actions = Array.from({ length: numEnvs }, () => numbers(ACTION_SIZE));
    const rest = { envActions: new Float32Array(0), logProbs: new Float32Array(numEnvs) };
    const decision = {
      ...rest,
      actions: Float32Array.from(actions.flat()),
      values: new Float32Array(numEnvs),
    };
    rollout.storeDecision(t, Float32Array.from(seen.flat()), decision);
    const [next, final] = [rows(), rows()];
    const ends = Array.from({ length: numEnvs }, () => rng.integer(4));
    rollout.storeOutcome(t, {
      observations: Float32Array.from(next.flat()),
      terminated: Uint8Array.from(ends, (end) => (end === 1 ? 1 : 0)),
      truncated: Uint8Array.from(ends, (end) => (end === 2 ? 1 : 0)),
      finalObservations: Float32Array.from(final.flat()),
    });
    ends.forEach((end, i) =>
      transitions.push({
        observation: seen[i],
        action: actions[i],
        reward: rewards[t * numEnvs + i],
        next: end === 2 ? final[i] : next[i],
        terminated: end === 1 ? 1 : 0,
      }),
    );
    seen = next;
  }
  rollout.begin(Float32Array.from(seen.flat()));
  rollout.setRewards(Float64Array.from(rewards));
  return { rollout, transitions };
}

/** The rows of flat arrays as plain objects. */
function rowsOf(arrays: Transitions): Transition[] {
  return Array.from(arrays.rewards, (reward, row) => ({
    observation: [...arrays.observations.subarray(row * OBSERVATION_SIZE, (row + 1) * OBSERVATION_SIZE)],
    action: [...arrays.actions.subarray(row * ACTION_SIZE, (row + 1) * ACTION_SIZE)],
    reward,
    next: [...arrays.nextObservations.subarray(row * OBSERVATION_SIZE, (row + 1) * OBSERVATION_SIZE)],
    terminated: arrays.terminated[row],
  }));
}

/** Everything that a buffer holds, in its places. */
function contentsOf(buffer: ReplayBuffer): Transition[] {
  const { size, chunks } = buffer.save();
  return chunks.flatMap((chunk) => rowsOf(chunk)).slice(0, size);
}

const create = (bufferSize: number): ReplayBuffer =>
  new ReplayBuffer({ bufferSize, observationSize: OBSERVATION_SIZE, actionSize: ACTION_SIZE });

const shapes = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })), {
  minLength: 1,
  maxLength: 6,
});

test('is a plain array of which only the newest are kept, and draws from nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), shapes, (bufferSize, rollouts) => {
      const buffer = create(bufferSize);
      let model: Transition[] = [];
      let added = 0;
      rollouts.forEach(([numSteps, numEnvs], seed) => {
        const { rollout, transitions } = randomRollout(numSteps, numEnvs, seed);
        buffer.add(rollout);
        model = [...model, ...transitions].slice(-bufferSize);
        added += transitions.length;
      });
      expect(buffer.size).toBe(model.length);
      // The oldest stands where the next one goes, once the ring is full.
      const kept = contentsOf(buffer);
      const oldest = added < bufferSize ? 0 : added % bufferSize;
      // Nothing follows a termination, whatever is kept there.
      const followed = (rows: Transition[]): Transition[] =>
        rows.map((row) => (row.terminated ? { ...row, next: [] } : row));
      expect(followed([...kept.slice(oldest), ...kept.slice(0, oldest)])).toEqual(followed(model));
      const batch = buffer.createBatch(20);
      buffer.sample(new Rng(1), batch);
      for (const drawn of rowsOf(batch)) expect(kept).toContainEqual(drawn);
    }),
    { numRuns: 60 },
  );
});

test('draws every transition equally often', () => {
  const buffer = create(10);
  buffer.add(randomRollout(5, 2, 1).rollout);
  const batch = buffer.createBatch(100);
  const rng = new Rng(3);
  const counts = new Map<number, number>();
  for (let i = 0; i < 100; i++) {
    buffer.sample(rng, batch);
    for (const reward of batch.rewards) counts.set(reward, (counts.get(reward) ?? 0) + 1);
  }
  expect(counts.size).toBe(10);
  // 1,000 each on average with deviation 30.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('what follows a truncation is the last that was seen of its episode', async () => {
  const env = new CountdownEnv(2, 3);
  const rollout = new RolloutBuffer({ numSteps: 4, numEnvs: 2, observationSize: 1, actionSize: 1 });
  rollout.begin(env.reset());
  const nothing = new Float32Array(2);
  const decision = { actions: nothing, envActions: nothing, logProbs: nothing, values: nothing };
  collectRollout(env, { act: () => decision, values: () => nothing }, rollout);
  rollout.setRewards(await env.takeRewards());
  const buffer = new ReplayBuffer({ bufferSize: 8, observationSize: 1, actionSize: 1 });
  buffer.add(rollout);
  const { observations, nextObservations, terminated } = buffer.save().chunks[0];
  expect([...observations]).toEqual([3, 3, 2, 2, 1, 1, 3, 3]);
  expect([...terminated]).toEqual([0, 0, 0, 0, 1, 0, 0, 0]);
  expect([...nextObservations].filter((_, i) => !terminated[i])).toEqual([2, 2, 1, 1, 0, 2, 2]);
});

test('a restored buffer goes on as the saved one does', () => {
  const buffer = create(7);
  for (let seed = 0; seed < 3; seed++) buffer.add(randomRollout(2, 2, seed).rollout);
  const restored = create(7);
  restored.restore(structuredClone(buffer.save()));
  for (const each of [buffer, restored]) each.add(randomRollout(1, 2, 9).rollout);
  expect(restored.save()).toEqual(buffer.save());
});

test('what was saved stays as it was while the buffer goes on, over several pieces of memory and round the ring', () => {
  const buffer = create(2500);
  const restored = create(2500);
  for (let seed = 0; seed < 5; seed++) {
    const { rollout } = randomRollout(200, 4, seed);
    buffer.add(rollout);
    const saved = buffer.save();
    const copy = structuredClone(saved);
    restored.restore(saved);
    for (const each of [buffer, restored]) each.add(randomRollout(100, 3, 100 + seed).rollout);
    expect(saved).toEqual(copy);
    expect(contentsOf(restored)).toEqual(contentsOf(buffer));
  }
  expect(buffer.size).toBe(2500);
});

test('a state of other sizes, or a damaged one, is refused and changes nothing', () => {
  const buffer = create(7);
  for (let seed = 0; seed < 3; seed++) buffer.add(randomRollout(2, 2, seed).rollout);
  const saved = buffer.save();
  const message = 'The saved replay buffer is damaged or has other sizes';
  for (const bufferSize of [6, 8, 3000]) expect(() => create(bufferSize).restore(saved)).toThrow(message);
  const other = new ReplayBuffer({ bufferSize: 7, observationSize: 1, actionSize: ACTION_SIZE });
  expect(() => other.restore(saved)).toThrow(message);
  const [chunk] = saved.chunks;
  const damaged = [
    { ...saved, position: 7 },
    { ...saved, size: 4 },
    { ...saved, chunks: [] },
    { ...saved, chunks: [{ ...chunk, rewards: new Float32Array(7).fill(Number.NaN) }] },
    { ...saved, chunks: [{ ...chunk, terminated: [...chunk.terminated] as unknown as Uint8Array }] },
  ];
  for (const state of damaged) expect(() => buffer.restore(state)).toThrow(RangeError);
  expect(buffer.save()).toEqual(saved);
});

test('an empty buffer has nothing to draw from', () => {
  const buffer = create(3);
  expect(() => buffer.sample(new Rng(1), buffer.createBatch(1))).toThrow(RangeError);
});
