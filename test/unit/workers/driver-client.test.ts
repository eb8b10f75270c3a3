import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DriverClient, type DriverListener } from '../../../src/workers/client/driver-client.ts';
import { snapshotAt } from '../app/setup/events.ts';
import { explanationOf, lapCommandsOf } from '../app/setup/explanations.ts';
import { FakeDriver } from '../app/setup/fake-worker.ts';

let workers: FakeDriver[];
let client: DriverClient;
const listener = {
  frame: vi.fn(),
  sight: vi.fn(),
  step: vi.fn(),
  explained: vi.fn(),
  unexplained: vi.fn(),
  lap: vi.fn(),
  failed: vi.fn(),
} satisfies DriverListener;

beforeEach(() => {
  vi.clearAllMocks();
  workers = [];
  client = new DriverClient(listener, () => {
    workers.push(new FakeDriver());
    return workers.at(-1)!.asWorker;
  });
});

describe('what a reward is told of each decision', () => {
  it('is asked of a worker that is started later, too, and passed on as long as that drive lasts', () => {
    client.wantParams(true);
    client.resume();
    expect(workers[0].requests).toEqual([{ type: 'params', isWanted: true }, { type: 'resume' }]);
    const step = { lap: 0, step: 3, params: Float64Array.of(1) };
    workers[0].say({ type: 'step', drive: 0, step });
    expect(listener.step).toHaveBeenCalledExactlyOnceWith(step);
    workers[0].say({ type: 'step', drive: 7, step });
    expect(listener.step).toHaveBeenCalledOnce();
  });
});

describe('why the policy drives as it does', () => {
  it('is asked of a worker that is started later, too, and passed on', () => {
    client.wantExplanations(true);
    expect(workers).toHaveLength(0);
    client.resume();
    expect(workers[0].requests).toEqual([{ type: 'explain-drive', isWanted: true }, { type: 'resume' }]);
    client.wantExplanations(false);
    expect(workers[0].requests.at(-1)).toEqual({ type: 'explain-drive', isWanted: false });
    const drive = { explanation: explanationOf(), commands: lapCommandsOf() };
    workers[0].say({ type: 'explained-drive', drive });
    expect(listener.explained).toHaveBeenCalledWith(drive);
    workers[0].say({ type: 'unexplained', message: 'offline' });
    expect(listener.unexplained).toHaveBeenCalledWith('offline');
    expect(listener.failed).not.toHaveBeenCalled();
  });
});

describe('why a policy does something at one moment', () => {
  const observation = Float32Array.of(1, 2);

  it('is answered to who asked; each policy is sent once', async () => {
    const [first, second] = [snapshotAt(1), snapshotAt(2)];
    const asked = [client.explain(first, observation), client.explain(first, observation)];
    const other = client.explain(second, observation);
    const [worker] = workers;
    expect(worker.requests.map(({ type }) => type)).toEqual([
      'explain-policy',
      'explain',
      'explain',
      'explain-policy',
      'explain',
    ]);
    const answers = [explanationOf(), explanationOf({ value: null }), explanationOf()];
    worker.say({ type: 'explanation', requestId: 2, explanation: answers[1] });
    worker.say({ type: 'explanation', requestId: 1, explanation: answers[0] });
    worker.say({ type: 'refused', requestId: 3, message: 'The policy is given 26 numbers, not 2' });
    expect(await Promise.all(asked)).toEqual([answers[0], answers[1]]);
    await expect(other).rejects.toThrow('The policy is given 26 numbers, not 2');
    expect(listener.unexplained).not.toHaveBeenCalled();
  });

  it('is not waited for when the worker dies; the next one is sent the policy again', async () => {
    const policy = snapshotAt(1);
    const asked = client.explain(policy, observation);
    workers[0].crash('out of memory');
    await expect(asked).rejects.toThrow('The driver was closed');
    expect(listener.failed).toHaveBeenCalledWith('out of memory');
    void client.explain(policy, observation);
    expect(workers[1].requests[0]).toEqual({ type: 'explain-policy', policy });
  });
});
