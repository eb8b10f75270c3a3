import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TypesClient } from '../../../src/workers/client/types-client.ts';
import { FakeTypes } from '../app/setup/fake-worker.ts';

let workers: FakeTypes[];
let client: TypesClient;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  client = new TypesClient(() => {
    workers.push(new FakeTypes());
    return workers.at(-1)!.asWorker;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

it('loads its worker with the first question, and once', async () => {
  expect(workers).toEqual([]);
  const checked = client.check('a');
  const hovered = client.hover('a', 3);
  expect(workers).toHaveLength(1);
  const [worker] = workers;
  expect(worker.requests).toEqual([
    { type: 'check', requestId: 1, code: 'a' },
    { type: 'hover', requestId: 2, code: 'a', offset: 3 },
  ]);
  const card = { from: 0, to: 1, signature: 'let a: number', documentation: '' };
  worker.say({ type: 'working', requestId: 2 });
  worker.say({ type: 'answer', requestId: 2, result: card });
  worker.say({ type: 'answer', requestId: 1, result: [] });
  expect(await checked).toEqual([]);
  expect(await hovered).toBe(card);
});

it('has no answer where the worker cannot be loaded, tries again, and gives up in silence', async () => {
  for (const count of [1, 2, 3]) {
    const asked = [client.check('a'), client.offers('a', 0)];
    expect(workers).toHaveLength(count);
    workers.at(-1)!.crash('offline');
    expect(await Promise.all(asked)).toEqual([null, null]);
    expect(workers.at(-1)!.terminated).toBe(true);
  }
  expect(await client.check('a')).toBeNull();
  expect(await client.describe('a', 0, 'b')).toBeNull();
  expect(workers).toHaveLength(3);
});

it('waits for the worker to load as long as that takes, and for an answer ten seconds', async () => {
  const first = client.check('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers[0].terminated).toBe(false);
  workers[0].say({ type: 'working', requestId: 1 });
  await vi.advanceTimersByTimeAsync(9999);
  workers[0].say({ type: 'answer', requestId: 1, result: [] });
  expect(await first).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers[0].terminated).toBe(false);

  const endless = client.check('type A<T> = …');
  workers[0].say({ type: 'working', requestId: 2 });
  await vi.advanceTimersByTimeAsync(9999);
  expect(workers[0].terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(workers[0].terminated).toBe(true);
  expect(await endless).toBeNull();
  // It has answered in between: this was the first death again.
  for (const count of [2, 3]) {
    void client.check('b');
    expect(workers).toHaveLength(count);
    workers.at(-1)!.crash('offline');
  }
  void client.check('b');
  expect(workers).toHaveLength(3);
});

it('asks a new worker what waited behind a question that the last one died over', async () => {
  const hovered = client.hover('endless', 3);
  const [first] = workers;
  first.say({ type: 'working', requestId: 1 });
  const checked = [client.check('a'), client.check('b')];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(first.terminated).toBe(true);
  expect(await hovered).toBeNull();
  const [, second] = workers;
  expect(second.requests).toEqual([
    { type: 'check', requestId: 2, code: 'a' },
    { type: 'check', requestId: 3, code: 'b' },
  ]);
  second.say({ type: 'working', requestId: 2 });
  second.say({ type: 'answer', requestId: 2, result: null });
  second.say({ type: 'answer', requestId: 3, result: [] });
  expect(await Promise.all(checked)).toEqual([null, []]);
  expect(workers).toHaveLength(2);
});

it('knows what the worker died over: what it said last that it is busy with', async () => {
  const settled: string[] = [];
  const ask = (name: string, answer: Promise<unknown>): void => void answer.then(() => settled.push(name));
  ask('check', client.check('a'));
  ask('older hover', client.hover('a', 0));
  ask('hover', client.hover('a', 1));
  workers[0].say({ type: 'working', requestId: 3 });
  await vi.advanceTimersByTimeAsync(9999);
  // Nobody looks at it: the worker is busy.
  ask('offers', client.offers('a', 0));
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toEqual(['hover']);
  expect(workers[1].requests.map(({ requestId }) => requestId)).toEqual([1, 2, 4]);
});

it('gives up in the end, and leaves nobody waiting', async () => {
  const asked = [
    client.offers('a', 0),
    client.describe('a', 0, 'b'),
    client.hover('a', 0),
    client.check('a'),
  ];
  for (const count of [1, 2, 3]) {
    expect(workers).toHaveLength(count);
    workers.at(-1)!.say({ type: 'working', requestId: count });
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect(await Promise.all(asked)).toEqual([null, null, null, null]);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, true]);
});
