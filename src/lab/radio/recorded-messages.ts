import { Rng } from '../../math/rng.ts';
import { RECORDED_RUNS, TUNING_SEED } from './recorded-runs.ts';
import { endedBadly } from './run-story.ts';
import { type RadioMessage, writeMessages } from './write-messages.ts';

/** The radio of a run whose end is known. */
export interface RunRadio {
  readonly messages: readonly RadioMessage[];
  /** Those that do not tell the end. */
  readonly beforeEnd: readonly RadioMessage[];
  readonly endedBadly: boolean;
  /** Environment steps of the whole run. */
  readonly steps: number;
}

/** The radio of all recorded runs: those that things are chosen by, and those that they are measured on. */
export function recordedMessages(): {
  readonly tuning: readonly RunRadio[];
  readonly test: readonly RunRadio[];
} {
  const radios = RECORDED_RUNS.map(({ seed, story }, i) => {
    const messages = writeMessages(story, new Rng(i));
    const tellsEnd = ({ kind }: RadioMessage): boolean =>
      ['ended', 'diverged', 'reward-failed'].includes(kind);
    return {
      seed,
      messages,
      beforeEnd: messages.filter((message) => !tellsEnd(message)),
      endedBadly: endedBadly(story),
      steps: story.ending?.steps ?? 0,
    };
  });
  return {
    tuning: radios.filter(({ seed }) => seed === TUNING_SEED),
    test: radios.filter(({ seed }) => seed !== TUNING_SEED),
  };
}
