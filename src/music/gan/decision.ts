import { sounds } from '../metrics/bars.ts';
import { isOn, type Roll } from '../roll/roll.ts';
import { LANES, type Part, PITCHED_PARTS, STEPS_PER_BAR } from '../roll/roll-layout.ts';
import { type GeneratorLogits, playsLogit, playsOutput, rhythmLogit } from './generator-logits.ts';
import { BARS, RHYTHM } from './generator-layout.ts';

/** Something that a generator decides in every bar where it is to be decided: yes or no. */
export interface Decision {
  /** The biases that move its threshold: outputs of the layer `rhythm`. */
  readonly biases: readonly number[];
  /** Yes where they are above 0; none where it is not to be decided. */
  readonly logits: (made: GeneratorLogits, bar: number) => readonly number[];
  /** What data decided in the same places. */
  readonly answers: (roll: Roll, bar: number) => readonly boolean[];
}

const BAR_STEPS = Array.from({ length: STEPS_PER_BAR }, (_, step) => step);

/** Whether a pitched part plays at all. */
export const PLAYING: readonly Decision[] = PITCHED_PARTS.map((part, lane) => ({
  biases: Array.from({ length: BARS }, (_, bar) => playsOutput(bar, lane)),
  logits: (made, bar) => [playsLogit(made, bar, lane)],
  answers: (roll, bar) => [plays(roll, part, bar)],
}));

/** Whether a pitched part sounds at a step, where it plays. */
export const SOUNDING: readonly Decision[] = BAR_STEPS.flatMap((step) =>
  PITCHED_PARTS.map((part, lane) => ({
    biases: [step * RHYTHM + lane],
    logits: (made: GeneratorLogits, bar: number) =>
      playsLogit(made, bar, lane) > 0 ? [rhythmLogit(made, stepOf(bar, step), lane)] : [],
    answers: (roll: Roll, bar: number) =>
      plays(roll, part, bar) ? [sounds(roll, part, stepOf(bar, step))] : [],
  })),
);

/** Whether a pitched part is struck at a step, where it sounds. */
export const STRIKING: readonly Decision[] = BAR_STEPS.flatMap((step) =>
  PITCHED_PARTS.map((part, lane) => {
    const struck = PITCHED_PARTS.length + lane;
    return {
      biases: [step * RHYTHM + struck],
      logits: (made: GeneratorLogits, bar: number) =>
        playsLogit(made, bar, lane) > 0 && rhythmLogit(made, stepOf(bar, step), lane) > 0
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
