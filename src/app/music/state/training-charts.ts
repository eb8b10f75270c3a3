import type { EpochReport, LessonFacts } from '../../../music/study/study-watch.ts';
import type { WatchedMetric } from '../../../music/study/watched-metrics.ts';
import type { UpdateRow } from '../../../workers/music-protocol.ts';

/** One chart of a training. Its first column holds places on the axis, the others a line each. */
export interface TrainingChart {
  readonly title: string;
  /** One sentence: what to look for. */
  readonly hint: string;
  /** Of the lines, in their order; those of a band are told in the hint. */
  readonly lines: readonly { readonly name: string; readonly look: 'made' | 'other' | 'band' }[];
  readonly columns: readonly (readonly (number | null)[])[];
  readonly over: 'update' | 'epoch';
  /** What the door beside the title leads to. */
  readonly explains: 'networks' | 'gap' | WatchedMetric;
}

/** What is said of each metric, in the order in which they are shown. */
const METRICS: readonly (readonly [metric: WatchedMetric, title: string, hint: string])[] = [
  [
    'melodyAgreement',
    'Agreement with the melody',
    'Beats whose melody note is in what plays along: it should climb into the band.',
  ],
  [
    'qualifiedNotes',
    'Notes, not splinters',
    'Share of the notes of two sixteenths and more: noise is splinters, music is not.',
  ],
  ['groove', 'Groove', 'How alike the two bars’ rhythms are: a drummer repeats, noise does not.'],
  ['emptyBars', 'Empty bars', 'Bars in which a part rests: as many as in the data, neither all nor none.'],
  ['sameMelody', 'Variety for one melody', 'How two throws of dice differ: falling towards 0 it collapses.'],
  [
    'nearestLearnt',
    'Distance to what was learnt',
    'To the most similar sample: falling under the band it copies.',
  ],
];

/** Losses and scores, over updates of the generator. */
export function rowCharts(rows: readonly UpdateRow[]): TrainingChart[] {
  const column = (name: keyof UpdateRow): number[] => rows.map((row) => row[name]);
  return [
    {
      title: 'Losses',
      hint: 'They pull against each other, so neither goes to 0; look for swings that get smaller.',
      lines: [
        { name: 'orchestra', look: 'made' },
        { name: 'conductor', look: 'other' },
      ],
      columns: [column('updates'), column('generatorLoss'), column('criticLoss')],
      over: 'update',
      explains: 'networks',
    },
    {
      title: 'The conductor’s scores',
      hint: 'False is what was made, and real music with a wrong melody. The distance to real music should open, then shrink.',
      lines: [
        { name: 'false music', look: 'made' },
        { name: 'real music', look: 'other' },
      ],
      columns: [column('updates'), column('scoreOfGenerated'), column('scoreOfReal')],
      over: 'update',
      explains: 'networks',
    },
  ];
}

/** The gap and the metrics, over epochs. @param facts null before the lesson is known */
export function epochCharts(epochs: readonly EpochReport[], facts: LessonFacts | null): TrainingChart[] {
  const places = epochs.map(({ epoch }) => epoch);
  const made = { name: 'orchestra', look: 'made' } as const;
  const gap: TrainingChart = {
    title: 'Gap to the data',
    hint: 'All metrics in one number, in deviations of the data: lower is better, what ships has some 0.2, data among themselves 0.03.',
    lines: [made],
    columns: [places, epochs.map((epoch) => epoch.gap)],
    over: 'epoch',
    explains: 'gap',
  };
  const metrics = METRICS.map(([metric, title, hint]): TrainingChart => {
    const band = facts?.bands[metric] ?? null;
    const values = epochs.map((epoch) => epoch.metrics[metric]);
    if (band === null)
      return { title, hint, lines: [made], columns: [places, values], over: 'epoch', explains: metric };
    return {
      title,
      // A line of one epoch is a point, and that of a band is not drawn.
      hint: `${hint} ${places.length > 1 ? 'Dotted' : 'Aim'}: ${band.low.toFixed(2)} … ${band.high.toFixed(2)}, as good as the data.`,
      lines: [made, { name: 'from', look: 'band' }, { name: 'to', look: 'band' }],
      columns: [places, values, places.map(() => band.low), places.map(() => band.high)],
      over: 'epoch',
      explains: metric,
    };
  });
  return [gap, ...metrics];
}
