import { sounds } from '../metrics/bars.ts';
import { isOn, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, LANES, type Part, PARTS, PITCHED_PARTS, STEPS_PER_BAR } from '../roll/roll-layout.ts';
import { drumLogit, type GeneratorLogits, playsLogit, rhythmLogit } from './generator-logits.ts';
import { BARS, RHYTHM, RHYTHM_BAR } from './generator-layout.ts';

/** Something that a generator decides in every bar where it is to be decided: yes or no. */
export interface Decision {
  /** Where its threshold is: the biases of a layer's outputs. */
  readonly layer: 'rhythm' | 'drums';
  readonly biases: readonly number[];
  /** Yes where they are above 0; none where it is not to be decided. */
  readonly logits: (made: GeneratorLogits, bar: number) => readonly number[];
  /** What data decided. */
  readonly answers: (roll: Roll, bar: number) => readonly boolean[];
}

const DRUMS = PARTS.indexOf('drums');
const BAR_STEPS = Array.from({ length: STEPS_PER_BAR }, (_, step) => step);

/** Of a bar: the first beat, the third, the second and fourth, the eighths between beats, the sixteenths between eighths. */
const STEPS_BY_WEIGHT = [[0], [8], [4, 12], [2, 6, 10, 14], [1, 3, 5, 7, 9, 11, 13, 15]];

/** Whether a part plays at all. */
export const PLAYING: readonly Decision[] = PARTS.map((part, at) => ({
  layer: 'rhythm',
  biases: Array.from({ length: BARS }, (_, bar) => RHYTHM_BAR + bar * PARTS.length + at),
  logits: (made, bar) => [playsLogit(made, bar, at)],
  answers: (roll, bar) => [plays(roll, part, bar)],
}));

/**
 * Whether a voice of the drums is hit, where drums play. Steps of the same weight share a threshold: a backbeat is the second beat and
 * the fourth.
 */
export const HITTING: readonly Decision[] = STEPS_BY_WEIGHT.flatMap((steps) =>
  DRUM_VOICES.map((_, voice) => ({
    layer: 'drums' as const,
    biases: steps.map((step) => step * DRUM_VOICES.length + voice),
    logits: (made: GeneratorLogits, bar: number) =>
      playsLogit(made, bar, DRUMS) > 0 ? steps.map((step) => drumLogit(made, stepOf(bar, step), voice)) : [],
    answers: (roll: Roll, bar: number) =>
      plays(roll, 'drums', bar) ? steps.map((step) => isOn(roll, stepOf(bar, step), voice)) : [],
  })),
);

/** Whether a pitched part sounds at a step, where it plays. */
export const SOUNDING: readonly Decision[] = BAR_STEPS.flatMap((step) =>
  PITCHED_PARTS.map((part, lane) => ({
    layer: 'rhythm' as const,
    biases: [step * RHYTHM + lane],
    logits: (made: GeneratorLogits, bar: number) =>
      playsLogit(made, bar, PARTS.indexOf(part)) > 0 ? [rhythmLogit(made, stepOf(bar, step), lane)] : [],
    answers: (roll: Roll, bar: number) =>
      plays(roll, part, bar) ? [sounds(roll, part, stepOf(bar, step))] : [],
  })),
);

/** Whether a pitched part is struck at a step, where it sounds. */
export const STRIKING: readonly Decision[] = BAR_STEPS.flatMap((step) =>
  PITCHED_PARTS.map((part, lane) => {
    const struck = PITCHED_PARTS.length + lane;
    return {
      layer: 'rhythm' as const,
      biases: [step * RHYTHM + struck],
      logits: (made: GeneratorLogits, bar: number) =>
        playsLogit(made, bar, PARTS.indexOf(part)) > 0 && rhythmLogit(made, stepOf(bar, step), lane) > 0
          ? [rhythmLogit(made, stepOf(bar, step), struck)]
          : [],
      answers: (roll: Roll, bar: number) =>
        sounds(roll, part, stepOf(bar, step)) ? [isOn(roll, stepOf(bar, step), LANES[part].attack)] : [],
    };
  }),
);

function stepOf(bar: number, step: number): number {
  return bar * STEPS_PER_BAR + step;
}

function plays(roll: Roll, part: Part, bar: number): boolean {
  return BAR_STEPS.some((step) => sounds(roll, part, stepOf(bar, step)));
}
