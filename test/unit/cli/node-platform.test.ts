import process from 'node:process';
import { expect, it } from 'vitest';
import { startNodeNetworks } from '../../../src/cli/node-platform.ts';

it('the neural-network runtime leaves it to Node to report what nobody caught', async () => {
  const listeners = (): unknown[] =>
    (['uncaughtException', 'unhandledRejection'] as const).map((event) => process.rawListeners(event));
  const before = listeners();
  await startNodeNetworks();
  expect(listeners()).toEqual(before);
});
