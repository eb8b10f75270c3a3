import type { Pilot } from '../../race/pilot.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import { Track } from '../../track/track.ts';
import { Stopwatch } from '../../training/clock.ts';
import type { Recording } from '../recording/recording.ts';
import { cloneBehaviour } from '../supervised/clone-behaviour.ts';
import { dagger } from '../supervised/dagger.ts';
import type { Experiment } from './experiment.ts';
import type { LearningHost, LearningNews, Learnt } from './learnt.ts';

/** Between two breaks, in which messages are let in [s] */
const BREATH = 0.05;

/**
 * Supervised learning within the experiment's time: what an expert showed, and with DAgger what it says of the states that the
 * policy comes to.
 * @param expert who is asked; null to learn from the recording alone
 * @throws RecordingError
 */
export async function* learnByImitation(
  experiment: Experiment,
  recording: Recording,
  expert: Pilot | null,
  { clock, shouldStop, betweenIterations }: LearningHost,
): AsyncGenerator<LearningNews, Learnt> {
  const { actions, seed, budget } = experiment;
  const watch = new Stopwatch(clock);
  const isOver = (): boolean => watch.wallSeconds >= budget || shouldStop?.() === true;
  const options = { recording, actions, seed, isOver };
  const learning =
    expert === null
      ? cloneBehaviour(options)
      : dagger({
          ...options,
          expert,
          track: new Track(experiment.track),
          car: carSpecOf(experiment.car),
        });
  let examples = recording;
  let breathed = clock.wallSeconds();
  for (;;) {
    const { done, value } = learning.next();
    if (done) {
      const technique = expert === null ? 'cloning' : 'dagger';
      const { rows: decisions } = examples;
      const trainingSeconds = watch.wallSeconds;
      return { technique, policy: value, examples, decisions, firstClean: null, trainingSeconds };
    }
    if (value.type === 'round') examples = value.examples;
    yield value;
    if (clock.wallSeconds() - breathed < BREATH) continue;
    await betweenIterations?.();
    breathed = clock.wallSeconds();
  }
}
