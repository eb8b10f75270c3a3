import { beforeEach, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src/training/explain/explanation.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';
import { ExplainDesk, explanationBuffers, type MakeExplainer } from '../../../src/workers/explain-desk.ts';
import { explanationOf } from '../app/setup/explanations.ts';
import { snapshotAt } from '../app/setup/events.ts';

const observation = new Float32Array(26);
let made: PolicySnapshot[];
let gone: PolicySnapshot[];
let loads: number;

const make: MakeExplainer = (policy) => {
  made.push(policy);
  return {
    explain: (given): Explanation =>
      explanationOf({ taken: { steering: given.length, speed: policy.steps } }),
    dispose: () => gone.push(policy),
  };
};

const newDesk = (): ExplainDesk =>
  new ExplainDesk(() => {
    loads++;
    return Promise.resolve(make);
  });

beforeEach(() => {
  [made, gone, loads] = [[], [], 0];
});

describe('the explanations of a drive', () => {
  it('are there while they are wanted, from when all is loaded on', async () => {
    const desk = newDesk();
    const policy = snapshotAt(2);
    expect(desk.explainDrive(policy, observation)).toBeNull();
    expect(loads).toBe(0);
    const wanted = desk.want(true);
    expect(desk.explainDrive(policy, observation)).toBeNull();
    await wanted;
    expect(desk.explainDrive(policy, observation)?.taken).toEqual({ steering: 26, speed: policy.steps });
    await desk.want(false);
    expect(desk.explainDrive(policy, observation)).toBeNull();
    expect(gone).toEqual([policy]);
    await desk.want(true);
    expect(desk.explainDrive(policy, observation)).not.toBeNull();
    expect(loads).toBe(1);
  });

  it('keep one policy’s networks, those of the one that drives', async () => {
    const desk = newDesk();
    const [first, second] = [snapshotAt(1), snapshotAt(2)];
    await desk.want(true);
    for (const policy of [first, first, second, second]) desk.explainDrive(policy, observation);
    expect(made).toEqual([first, second]);
    expect(gone).toEqual([first]);
  });

  it('say that they cannot be loaded, and try again with the next wish', async () => {
    let isOnline = false;
    const desk = new ExplainDesk(() =>
      isOnline ? Promise.resolve(make) : Promise.reject(new Error('offline')),
    );
    await expect(desk.want(true)).rejects.toThrow('offline');
    expect(desk.explainDrive(snapshotAt(1), observation)).toBeNull();
    isOnline = true;
    await desk.want(true);
    expect(desk.explainDrive(snapshotAt(1), observation)).not.toBeNull();
  });
});

it('explains any policy on request, beside the drive', async () => {
  const desk = newDesk();
  const [driving, asked] = [snapshotAt(1), snapshotAt(2)];
  await desk.want(true);
  desk.explainDrive(driving, observation);
  expect((await desk.explain(asked, observation)).taken.speed).toBe(asked.steps);
  await desk.explain(asked, observation);
  desk.explainDrive(driving, observation);
  expect(made).toEqual([driving, asked]);
  expect(gone).toEqual([]);
});

it('hands over what is large in an explanation', () => {
  expect(explanationBuffers(explanationOf({}))).toEqual([]);
  const numbers = () => new Float32Array(2);
  const picture = { width: 2, height: 1, shades: new Uint8Array(2), steering: numbers(), speed: numbers() };
  const rays = { steering: numbers(), speed: numbers() };
  const explanation = explanationOf({ picture, rays });
  expect(explanationBuffers(explanation)).toHaveLength(5);
  const moved = structuredClone(explanation, { transfer: explanationBuffers(explanation) });
  expect(moved.picture?.shades).toHaveLength(2);
  expect(picture.shades).toHaveLength(0);
});
