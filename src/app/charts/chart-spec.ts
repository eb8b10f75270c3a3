import type { IterationEvent } from '../../training/training-event.ts';
import type { EvaluationPoint } from '../state/run-curves.ts';

/** One chart over environment steps: what it shows and what to look for in it. */
export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** One sentence: what to look for. */
  readonly hint: string;
  /** Shown as long as there is no value. */
  readonly empty: string;
  /** Fixed limits of the value axis; null: by the data. */
  readonly range: readonly [number, number] | null;
  readonly decimals: number;
  /** The value of an iteration, drawn as a line. */
  readonly iteration: ((event: IterationEvent) => number | null) | null;
  /** The value of an evaluation, drawn as points. */
  readonly evaluation: ((point: EvaluationPoint) => number | null) | null;
  /** Whether it shows lap times, which the ideal one is drawn beside. */
  readonly hasIdeal?: boolean;
}

export const CHARTS: readonly ChartSpec[] = [
  {
    id: 'progress',
    title: 'Lap progress',
    unit: '%',
    hint: 'How far cars get; 100 % is a lap. Dots: evaluations, the best ringed.',
    empty: 'Appears when cars train',
    range: [0, 100],
    decimals: 0,
    iteration: (event) => event.meanProgress,
    evaluation: ({ evaluation }) => mean(evaluation.trials.map(({ progress }) => progress)),
  },
  {
    id: 'reward',
    title: 'Reward per step',
    unit: '',
    hint: 'If it rises while laps do not, it is being gamed.',
    empty: 'Appears when cars train',
    range: null,
    decimals: 3,
    iteration: (event) => event.meanReward,
    evaluation: null,
  },
  {
    id: 'lap-time',
    title: 'Lap time',
    unit: 's',
    hint: 'Means of evaluations, best ringed; lower is faster.',
    empty: 'Appears with the first whole lap',
    range: null,
    decimals: 2,
    iteration: null,
    evaluation: ({ evaluation }) => evaluation.meanLap,
    hasIdeal: true,
  },
  {
    id: 'entropy',
    title: 'Entropy',
    unit: 'nat',
    hint: 'How much cars still try out; it should fall slowly.',
    empty: 'Appears when cars train',
    range: null,
    decimals: 2,
    iteration: ({ metrics }) => metrics['entropy'] ?? null,
    evaluation: null,
  },
  {
    id: 'policy-loss',
    title: 'Policy loss',
    unit: '',
    hint: 'Push of each update, without spikes; of SAC the forecast, negated.',
    empty: 'Appears when cars train',
    range: null,
    decimals: 4,
    iteration: ({ metrics }) => metrics['policyLoss'] ?? metrics['actorLoss'] ?? null,
    evaluation: null,
  },
  {
    id: 'value-loss',
    title: 'Value loss',
    unit: '',
    hint: 'Error of the forecast; jumps at discoveries, then falls.',
    empty: 'Appears when cars train',
    range: null,
    decimals: 4,
    iteration: ({ metrics }) => metrics['valueLoss'] ?? metrics['qfLoss'] ?? null,
    evaluation: null,
  },
];

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
