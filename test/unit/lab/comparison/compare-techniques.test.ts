import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { compareTechniques, drained } from '../../../../src/lab/comparison/compare-techniques.ts';
import { createExperiment } from '../../../../src/lab/comparison/experiment.ts';
import { learnByImitation } from '../../../../src/lab/comparison/learn-by-imitation.ts';
import { learnByRewards } from '../../../../src/lab/comparison/learn-by-rewards.ts';
import type { LearningHost, LearningNews } from '../../../../src/lab/comparison/learnt.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { template, typescript } from '../../training/run-fixtures.ts';
import { expert, homeDrive } from '../supervised/home-drive.ts';

beforeAll(startTensorflow);

const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => scorer.close());

/** A host whose clock goes on by so much each time that it is asked: the same on every machine. */
function host(tick = 0.002): LearningHost {
  let now = 0;
  const seconds = (): number => (now += tick);
  return { scorer, clock: { wallSeconds: seconds, cpuSeconds: seconds } };
}

const experiment = createExperiment({
  track: trackFile('home'),
  unseen: trackFile('trefoil'),
  reward: template('fast-line.ts'),
  budget: 0.5,
});

describe('learning within a time', () => {
  it('by imitation ends when that is over, and says what it took', async () => {
    const news: LearningNews[] = [];
    const learning = learnByImitation(experiment, homeDrive(), null, host());
    const learnt = await drained(learning, (one) => news.push(one));
    expect(learnt).toMatchObject({ technique: 'cloning', decisions: homeDrive().rows });
    expect(learnt.trainingSeconds).toBeGreaterThanOrEqual(0.5);
    expect(learnt.trainingSeconds).toBeLessThan(0.52);
    expect(news.length).toBeGreaterThan(10);
    expect(news.every(({ type }) => type === 'epoch')).toBe(true);
  });

  it('by imitation ends when it is to stop, and lets others in now and then', async () => {
    let breaths = 0;
    const stopping: LearningHost = {
      ...host(),
      shouldStop: () => breaths >= 2,
      betweenIterations: async () => void breaths++,
    };
    const { trainingSeconds } = await drained(
      learnByImitation(experiment, homeDrive(), expert, stopping),
      () => undefined,
    );
    expect(breaths).toBe(2);
    expect(trainingSeconds).toBeLessThan(0.4);
  });

  it('by rewards has the best policy of its evaluations', async () => {
    const news: LearningNews[] = [];
    const learnt = await drained(learnByRewards(experiment, host(0.01)), (one) => news.push(one));
    const evaluations = news.filter((one) => one.type === 'evaluation');
    expect(evaluations.length).toBeGreaterThan(0);
    expect(learnt.policy).toEqual(evaluations.findLast(({ isBest }) => isBest)!.policy);
    expect(learnt.decisions).toBe(news.findLast((one) => one.type === 'iteration')!.steps);
  });

  it('by a reward that fails at once says what is wrong with it', async () => {
    const reward = typescript(
      'export default function reward_function(params) { throw new Error("no tyres"); }',
    );
    const learning = drained(learnByRewards({ ...experiment, reward }, host()), () => undefined);
    await expect(learning).rejects.toThrow(/^reward\.ts: .*no tyres/);
  });
});

describe('a comparison', () => {
  it('has a row for each technique, which all drove the same tests', async () => {
    const rows = await compareTechniques({ ...experiment, budget: 0.3 }, host());
    expect(rows.map(({ technique, given }) => [technique, given])).toEqual([
      ['cloning', 'labels'],
      ['dagger', 'labels'],
      ['rewards', 'rewards'],
    ]);
    for (const { home, unseen, lessGrip, overIdeal } of rows) {
      expect([home.laps, unseen.laps, lessGrip.laps]).toEqual([10, 10, 10]);
      expect(overIdeal === null).toBe(home.meanLap === null);
    }
  });
});
