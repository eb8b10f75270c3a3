import { backbeatRate } from '../metrics/backbeat-rate.ts';
import { BAR_STARTS, begins, sounds } from '../metrics/bars.ts';
import { drumPatternRate } from '../metrics/drum-pattern-rate.ts';
import { emptyBarRate } from '../metrics/empty-bar-rate.ts';
import { grooveConsistency } from '../metrics/groove-consistency.ts';
import { inScaleRate } from '../metrics/in-scale-rate.ts';
import { melodyAgreement } from '../metrics/melody-agreement.ts';
import { qualifiedNoteRate } from '../metrics/qualified-note-rate.ts';
import { nearestDistance, rollDistance } from '../metrics/roll-distance.ts';
import { STEPS, STEPS_PER_BAR, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { notesOf } from '../roll/roll-notes.ts';
import { scaleOf } from '../theory/key.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import type { WatchedMetric } from '../study/watched-metrics.ts';
import {
  boardOf,
  type CountedUnit,
  drumRow,
  type ExampleBoard,
  type ExampleRow,
  melodyRow,
  pitchRow,
  plays,
  rowPitch,
} from './example-board.ts';

/** What is explained by two bars: what is watched, and what is in the gap besides. */
export type ExplainedMetric = WatchedMetric | 'inScale' | 'backbeat' | 'drumPattern';

/** A metric, and two bars to try it on. */
export interface MetricExample {
  readonly title: string;
  /** Two sentences: what it counts, and what that is good for. */
  readonly text: string;
  /** Whose definition it is, and what is different here. */
  readonly exactly: string;
  readonly rows: readonly ExampleRow[];
  readonly board: ExampleBoard;
  /** By the same function by which trainings are measured. */
  readonly value: (board: ExampleBoard) => number | null;
  /** All that is counted; the value is the share of those that are in. */
  readonly units: (board: ExampleBoard) => CountedUnit[];
  /** What the units are, behind “2 of 4”. */
  readonly words: string;
}

const ALL_STEPS = Array.from({ length: STEPS }, (_, step) => step);
const BEATS = ALL_STEPS.filter((step) => step % STEPS_PER_BEAT === 0);
const SCALE = scaleOf({ tonic: 0, mode: 'major' });
const [HAT, SNARE, KICK] = ['closed hi-hat', 'snare', 'kick'].map((name) => drumRow(name));
const [G, E, C] = ['G4', 'E4', 'C4'].map((name) => pitchRow('chords', name));
const F_SHARP = pitchRow('chords', 'F#4');
const [SUNG_G, SUNG_E, SUNG_C] = [melodyRow('G', 7), melodyRow('E', 4), melodyRow('C', 0)];
const BASS = [pitchRow('bass', 'C3'), pitchRow('bass', 'G2')];
const THROWS = [0, 1].flatMap((roll) =>
  ['snare', 'kick'].map((name) => drumRow(name, roll, `${'AB'[roll]} `)),
);
const COMPARED = ['made ', 'learnt 1 ', 'learnt 2 '].flatMap((of, roll) =>
  ['snare', 'kick'].map((name) => drumRow(name, roll, of)),
);

/** What every metric counts, by hand-made bars. */
export const METRIC_EXAMPLES: Readonly<Record<ExplainedMetric, MetricExample>> = {
  melodyAgreement: {
    title: 'Agreement with the melody',
    text: 'On each beat: is the note that the melody sings also in what plays along, in any octave? An accompaniment that listens is in agreement on most beats; one that does not is right only by chance.',
    exactly:
      'Beats on which either is silent are left out. Playing all notes at once would agree with everything, so the table of music metrics also shows the lift: the agreement less that with another song’s melody.',
    rows: [SUNG_G, SUNG_E, SUNG_C, G, E, C],
    board: boardOf(1, [
      [SUNG_C, span(0, 8)],
      [SUNG_E, span(8, 16)],
      [SUNG_G, span(16, 32)],
      [C, span(0, 16)],
      [E, [...span(0, 8), ...span(16, 24)]],
      [G, span(24, 32)],
    ]),
    value: ({ rolls, melody }) => melodyAgreement(rolls[0], melody),
    units: (board) =>
      BEATS.flatMap((step) => {
        const pairs = [
          [0, 3],
          [1, 4],
          [2, 5],
        ];
        const has = (row: number): boolean => plays(board, METRIC_EXAMPLES.melodyAgreement.rows[row], step);
        if (![0, 1, 2].some(has) || ![3, 4, 5].some(has)) return [];
        const agreeing = pairs.filter((pair) => pair.every(has)).flat();
        const rows = agreeing.length > 0 ? agreeing : [0, 1, 2, 3, 4, 5].filter(has);
        return [{ isIn: agreeing.length > 0, cells: rows.map((row) => ({ row, step })) }];
      }),
    words: 'beats agree',
  },
  qualifiedNotes: {
    title: 'Notes, not splinters',
    text: 'How many of the notes last for two sixteenths or more. Noise is all splinters; music has short notes, but few of them.',
    exactly:
      'Qualified notes, QN (Dong et al. 2018, MuseGAN). There a bar has 96 steps and a note needs three of them; here it has 16, and a note needs two.',
    rows: [G, E, C],
    board: boardOf(1, [
      [C, span(0, 8)],
      [E, [4, 10, ...span(16, 24)]],
      [G, [7, ...span(12, 16), 26, 30]],
    ]),
    value: ({ rolls }) => qualifiedNoteRate(rolls[0], 'chords'),
    units: ({ rolls }) =>
      notesOf(rolls[0], 'chords').map(({ pitch, step, steps }) => ({
        isIn: steps >= 2,
        cells: span(step, step + steps).map((at) => ({
          row: METRIC_EXAMPLES.qualifiedNotes.rows.findIndex((row) => rowPitch(row, 'chords') === pitch),
          step: at,
        })),
      })),
    words: 'notes are long enough',
  },
  groove: {
    title: 'Groove',
    text: 'Lay the second bar over the first: at how many of the 16 steps do both begin a note, or neither? A drummer repeats, noise does not; exactly 1 would be a machine.',
    exactly:
      'Groove consistency (Dong et al. 2020, MusPy), over the two bars of a roll. Trainings count the beginnings of all parts.',
    rows: [HAT, SNARE, KICK],
    board: boardOf(1, [
      [HAT, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30]],
      [SNARE, [4, 12, 20, 28, 31]],
      [KICK, [0, 8, 16, 23, 24]],
    ]),
    value: ({ rolls }) => grooveConsistency(rolls[0], ['drums']),
    units: ({ rolls: [roll] }) =>
      span(0, STEPS_PER_BAR).map((step) => {
        const both = [step, step + STEPS_PER_BAR];
        const [first, second] = both.map((at) => begins(roll, 'drums', at));
        return { isIn: first === second, cells: [], steps: both };
      }),
    words: 'steps are alike',
  },
  emptyBars: {
    title: 'Empty bars',
    text: 'In how many bars a part is silent. Resting is music, too: what is generated should rest as often as the data, neither always nor never.',
    exactly:
      'Empty bars, EB (Dong et al. 2018, MuseGAN), the mean over the four parts. MuseGAN’s public code counts the bars that are not empty.',
    rows: BASS,
    board: boardOf(1, [
      [BASS[0], span(0, 8)],
      [BASS[1], span(8, 12)],
    ]),
    value: ({ rolls }) => emptyBarRate(rolls[0], 'bass'),
    units: ({ rolls: [roll] }) =>
      BAR_STARTS.map((start) => {
        const steps = span(start, start + STEPS_PER_BAR);
        return { isIn: !steps.some((step) => sounds(roll, 'bass', step)), cells: [], steps };
      }),
    words: 'bars are empty',
  },
  sameMelody: {
    title: 'Variety for one melody',
    text: 'Two throws of the dice for one melody: of all that either plays, how much does only one of them play? 0 means that it plays the same whatever the dice say, which is mode collapse.',
    exactly:
      'Jaccard distance of two rolls, the mean over the parts. The band reaches from 0.4 of what samples for different melodies differ by to all of it.',
    rows: THROWS,
    board: boardOf(2, [
      [THROWS[0], [4, 12, 20, 28]],
      [THROWS[1], [0, 8, 16, 24]],
      [THROWS[2], [4, 12, 20, 28]],
      [THROWS[3], [0, 6, 10, 16, 24, 30]],
    ]),
    value: ({ rolls: [a, b] }) => rollDistance(a, b, 'drums'),
    units: (board) =>
      differences(board, THROWS, [
        [0, 2],
        [1, 3],
      ]),
    words: 'hits are of one throw only',
  },
  nearestLearnt: {
    title: 'Distance to what was learnt',
    text: 'Of all samples that it has learnt from, the most similar one is looked for: how much of the two is different? 0 is a copy.',
    exactly:
      'Jaccard distance to the nearest sample, the median over what is made. The band begins at 0.8 of what samples that were not learnt from are away.',
    rows: COMPARED,
    board: boardOf(3, [
      [COMPARED[0], [4, 12, 20, 28]],
      [COMPARED[1], [0, 8, 16, 26]],
      [COMPARED[2], [4, 12, 20, 28]],
      [COMPARED[3], [0, 8, 16, 24]],
      [COMPARED[4], [8, 24]],
      [COMPARED[5], [0, 3, 16, 19]],
    ]),
    value: ({ rolls: [made, ...learnt] }) => nearestDistance(made, learnt),
    units: (board) => {
      const [made, first, second] = board.rolls;
      const at = rollDistance(made, second) < rollDistance(made, first) ? 4 : 2;
      return differences(board, COMPARED, [
        [0, at],
        [1, at + 1],
      ]);
    },
    words: 'hits differ from the nearest',
  },
  inScale: {
    title: 'In the scale',
    text: 'How much of the sounding time belongs to the seven notes of the key, here C major. Some notes outside are spice; noise is outside five times out of twelve.',
    exactly:
      'Pitch-in-scale rate (Dong et al. 2020, MusPy), of each part; rolls are moved into C major or A minor before.',
    rows: [G, F_SHARP, E, C],
    board: boardOf(1, [
      [C, span(0, 16)],
      [E, span(0, 8)],
      [F_SHARP, span(16, 20)],
      [G, span(20, 32)],
    ]),
    value: ({ rolls }) => inScaleRate(rolls[0], 'chords'),
    units: (board) =>
      cellsOn(board, METRIC_EXAMPLES.inScale.rows).map(({ row, step }) => ({
        isIn: SCALE.includes(pitchClassOf(rowPitch(METRIC_EXAMPLES.inScale.rows[row], 'chords'))),
        cells: [{ row, step }],
      })),
    words: 'sixteenths of sound are in the scale',
  },
  backbeat: {
    title: 'Backbeat',
    text: 'In how many bars the snare is hit on the second and on the fourth beat, where people clap. Rock and pop do so nearly always, a symphony seldom: what counts is to be like the data.',
    exactly:
      'The share of bars with both hits. A measure of our own, for which the genres’ rules differ most.',
    rows: [SNARE, KICK],
    board: boardOf(1, [
      [SNARE, [4, 12, 20]],
      [KICK, [0, 8, 16, 24]],
    ]),
    value: ({ rolls }) => backbeatRate(rolls[0]),
    units: (board) =>
      BAR_STARTS.map((start) => {
        const clap = [start + STEPS_PER_BEAT, start + 3 * STEPS_PER_BEAT];
        return {
          isIn: clap.every((step) => plays(board, SNARE, step)),
          cells: clap.map((step) => ({ row: 0, step })),
        };
      }),
    words: 'bars have the backbeat',
  },
  drumPattern: {
    title: 'Drum pattern',
    text: 'How many hits of the drums are on eighths, which people count as “one and two and”. Hits in between are for the end of a bar, or for noise.',
    exactly: 'Drum pattern, DP (Dong et al. 2018, MuseGAN), for 4/4.',
    rows: [HAT, SNARE],
    board: boardOf(1, [
      [HAT, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 21, 22, 23]],
      [SNARE, [4, 12, 20, 28]],
    ]),
    value: ({ rolls }) => drumPatternRate(rolls[0]),
    units: (board) =>
      cellsOn(board, METRIC_EXAMPLES.drumPattern.rows).map((cell) => ({
        isIn: cell.step % 2 === 0,
        cells: [cell],
      })),
    words: 'hits are on eighths',
  },
};

/** Whole numbers in [from, to). */
function span(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function cellsOn(board: ExampleBoard, rows: readonly ExampleRow[]): { row: number; step: number }[] {
  return rows.flatMap((one, row) =>
    ALL_STEPS.filter((step) => plays(board, one, step)).map((step) => ({ row, step })),
  );
}

/** All cells that are on in either row of a pair: in are those that are on in one alone. */
function differences(
  board: ExampleBoard,
  rows: readonly ExampleRow[],
  pairs: readonly (readonly [number, number])[],
): CountedUnit[] {
  return pairs.flatMap((pair) =>
    ALL_STEPS.flatMap((step) => {
      const on = pair.filter((row) => plays(board, rows[row], step));
      return on.length === 0 ? [] : [{ isIn: on.length === 1, cells: on.map((row) => ({ row, step })) }];
    }),
  );
}
