import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeClock } from '../../../src/cli/node-platform.ts';
import { NodeScorer } from '../../../src/cli/scorer.ts';
import type { ExperimentSettings } from '../../../src/lab/comparison/experiment.ts';
import { CompareDesk } from '../../../src/workers/compare-desk.ts';
import type { CompareNews } from '../../../src/workers/compare-questions.ts';
import type { Asking } from '../../../src/workers/questions.ts';
import { PATIENT_LIMITS } from '../../contract/reward-limits.ts';
import { trackFile } from '../../contract/track-files.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { shippedPolicy } from '../training/shipped-policy.ts';
import { template } from '../training/run-fixtures.ts';

beforeAll(startTensorflow);
const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => scorer.close());

const experiment: ExperimentSettings = {
  track: trackFile('home'),
  unseen: trackFile('trefoil'),
  reward: template('fast-line.ts'),
  budget: 1,
};

/** A desk whose time passes as fast as it is waited for. */
function quickDesk(): CompareDesk {
  let now = 0;
  return new CompareDesk({
    scorer,
    networks: async () => undefined,
    seconds: () => now,
    wait: async (seconds) => {
      now += Math.max(seconds, 0.01);
    },
  });
}

/** @param onNews may end the question */
function asking(onNews: (news: CompareNews, end: () => void) => void = () => undefined) {
  const controller = new AbortController();
  const told: CompareNews[] = [];
  const tell: Asking<CompareNews>['tell'] = (news) => {
    told.push(news);
    onNews(news, () => controller.abort());
  };
  return { told, asking: { tell, signal: controller.signal } };
}

describe('a demonstration', () => {
  it('is of the ideal line, or of a policy', () => {
    const desk = quickDesk();
    const question = { experiment, laps: 2, isPushed: false };
    const line = desk.record({ ...question, expert: { type: 'line' } });
    const policy = desk.record({ ...question, expert: { type: 'policy', policy: shippedPolicy('home') } });
    for (const { stints } of [line, policy])
      expect(stints).toMatchObject([{ laps: 2, status: 'lap_complete' }]);
    expect(policy.driven).not.toEqual(line.driven);
  });

  it('is pushed where that is asked for', () => {
    const pushed = quickDesk().record({ experiment, expert: { type: 'line' }, laps: 2, isPushed: true });
    expect(pushed.driven).not.toEqual(pushed.commands);
  });
});

describe('a person at the wheel', () => {
  it('is told where the car is, fifteen times a second, and keeps what was driven when it is enough', async () => {
    const desk = quickDesk();
    const { told, ...drive } = asking((_, end) => {
      if (told.length === 1) desk.steer({ steering: 0, throttle: 1, brake: 0 });
      if (told.length === 30) end();
    });
    const recording = await desk.drive({ experiment, laps: 3 }, drive.asking);
    expect(recording.rows).toBe(30);
    expect(recording.stints).toMatchObject([{ rows: 30, laps: 0, status: 'time_up' }]);
    const frames = told.filter((news) => news.type === 'frame').map(({ frame }) => frame);
    expect(frames.at(-1)!.speed).toBeGreaterThan(1);
    expect(recording.driven).toEqual(recording.commands);
  });

  it('drives until the car leaves the road', async () => {
    const desk = quickDesk();
    const drive = asking(() => desk.steer({ steering: 0, throttle: 1, brake: 0 }));
    const { stints } = await desk.drive({ experiment, laps: 3 }, drive.asking);
    expect(stints).toMatchObject([{ laps: 0, status: 'off_track' }]);
  });
});

describe('what is learnt', () => {
  const desk = new CompareDesk({
    scorer,
    networks: async () => undefined,
    seconds: () => nodeClock.wallSeconds(),
    wait: () => new Promise((resolve) => void setTimeout(resolve)),
  });

  it('by imitation comes with how it drives, and how far that is from what was shown', async () => {
    const recording = desk.record({ experiment, expert: { type: 'line' }, laps: 2, isPushed: false });
    const { told, ...ask } = asking();
    const { row, trace, drift } = await desk.imitate(
      { experiment: { ...experiment, budget: 30 }, recording, expert: { type: 'line' } },
      ask.asking,
    );
    expect(row.technique).toBe('dagger');
    expect(trace.stints).toHaveLength(10);
    expect(trace).not.toHaveProperty('observations');
    expect(drift!.distance).toHaveLength(trace.rows);
    expect(told.some(({ type }) => type === 'epochs')).toBe(true);
    expect(told.some(({ type }) => type === 'round')).toBe(true);
  });

  it('by rewards tells how far it is, and ends with what there is', async () => {
    const { told, ...ask } = asking((news, end) => news.type === 'progress' && end());
    const { row, drift } = await desk.rewards({ experiment: { ...experiment, budget: 60 } }, ask.asking);
    expect(row.technique).toBe('rewards');
    expect(drift).toBeNull();
    expect(told.filter(({ type }) => type === 'progress').length).toBeGreaterThan(0);
    expect(row.trainingSeconds).toBeLessThan(50);
  });
});
