import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReply } from '../../../src/reward/scorer-message.ts';

describe('parseReply', () => {
  test.each([
    { type: 'ready' },
    { type: 'progress', id: 3, call: 7 },
    { type: 'printed', id: 3, text: 'x\n\ty' },
    { type: 'slow', id: 3, millisecondsPerCall: 100.5 },
    { type: 'scored', id: 3, rewards: new Float64Array(2) },
    { type: 'call-failed', id: 3, call: 0, fault: { type: 'E', message: 'm', line: 4 } },
    { type: 'load-failed', id: 3, fault: { type: 'E', message: 'm', line: null } },
    { type: 'outcome', id: 1, call: 0, outcome: { reward: 2 } },
  ])('lets $type through as it is', (reply) => {
    expect(parseReply(reply)).toEqual(reply);
  });

  test.each([
    null,
    'ready',
    { type: 'unknown', id: 1 },
    { type: 'progress', id: 1, call: -1 },
    { type: 'progress', id: 1, call: 0.5 },
    { type: 'progress', id: '1', call: 1 },
    { type: 'scored', id: 1, rewards: [1, 2] },
    { type: 'slow', id: 1, millisecondsPerCall: Infinity },
    { type: 'call-failed', id: 1, call: 0, fault: null },
    { type: 'outcome', id: 1, call: 0, outcome: { reward: Number.NaN } },
  ])('drops %j', (data) => {
    expect(parseReply(data)).toBeNull();
  });

  test('cuts off long texts and doubtful lines', () => {
    const fault = { type: 'E', message: 'm'.repeat(1e6), line: -3 };
    const reply = parseReply({ type: 'load-failed', id: 1, fault });
    expect(reply).toMatchObject({ fault: { line: null } });
    expect(JSON.stringify(reply).length).toBeLessThan(1000);
  });

  test('never throws, whatever a hostile worker sends', () => {
    const types = fc.constantFrom(
      'ready',
      'progress',
      'scored',
      'call-failed',
      'load-failed',
      'outcome',
      'loaded',
      'printed',
      'slow',
    );
    const message = fc.record({
      type: types,
      id: fc.anything(),
      call: fc.anything(),
      fault: fc.anything(),
      rewards: fc.anything(),
      outcome: fc.anything(),
      text: fc.anything(),
      millisecondsPerCall: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), message), (data) => {
        const reply = parseReply(data);
        if (reply && 'call' in reply) expect(reply.call).toBeGreaterThanOrEqual(0);
        if (reply && 'id' in reply) expect(typeof reply.id).toBe('number');
      }),
      { numRuns: 2000 },
    );
  });
});
