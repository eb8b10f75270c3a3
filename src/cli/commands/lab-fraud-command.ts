import { CourseBook } from '../../lab/fraud/laps/course.ts';
import { TAMPER_KINDS } from '../../lab/fraud/tamper/tamper-kind.ts';
import {
  HELD_OUT_TRACKS,
  LEARNT_TRACKS,
  MEASURED_SEEDS,
  POLICIES,
} from '../../lab/fraud/trial/fraud-plans.ts';
import { meanFeedback, VERDICTS } from '../../lab/fraud/trial/feedback-figures.ts';
import { type FraudTrial, runFraudTrial } from '../../lab/fraud/trial/fraud-trial.ts';
import { meanMethods } from '../../lab/fraud/trial/mean-trial.ts';
import { METHODS } from '../../lab/fraud/trial/method-figures.ts';
import { readShippedPolicy, readTrack } from '../files.ts';
import { type Options, wholeNumber } from '../options.ts';
import { type CommandResult, complain, table } from '../output.ts';

/** `lab fraud`: how well forged laps are found, on kinds of tampering, tracks and drivers that were not learnt from. */
export function labFraudCommand(options: Options): CommandResult {
  const seed = wholeNumber(options, 'seed', 0);
  const seeds = seed === null ? MEASURED_SEEDS : [seed];
  const book = new CourseBook([...LEARNT_TRACKS, ...HELD_OUT_TRACKS].map(readTrack));
  const shelf = new Map(POLICIES.map((name) => [name, readShippedPolicy(name)]));
  const trials = seeds.map((each) => {
    complain(`seed ${each}: laps are driven, forged and judged`);
    return runFraudTrial(each, book, shelf);
  });
  const methods = meanMethods(trials);
  const mean = (of: (trial: FraudTrial) => number): number =>
    trials.reduce((sum, trial) => sum + of(trial), 0) / trials.length;
  const feedback = meanFeedback(trials.map((trial) => trial.feedback));
  const nameOf = (id: string): string => METHODS.find((method) => method.id === id)!.name;
  const text = [
    `Seeds ${trials.map(({ seed }) => seed).join(', ')}. Learnt from ${Math.round(mean((t) => t.learnt.honest))} honest and ` +
      `${Math.round(mean((t) => t.learnt.tampered))} tampered laps of ${LEARNT_TRACKS.length} tracks; asked about ` +
      `${Math.round(mean((t) => t.heldOut.honest))} and ${Math.round(mean((t) => t.heldOut.tampered))} of ` +
      `${HELD_OUT_TRACKS.length} others, by other drivers.`,
    `"Kind unseen": the model has no example of the kind of tampering that it is asked about. Stopped: sent to review or refused.`,
    '',
    table([
      ['', 'precision', 'if 1 of 20', 'recall', 'ROC area', 'false alarms / 1,000'],
      ...methods.map(({ id, precision, precisionAtTwentieth, recall, rocArea, falseAlarms }) => [
        nameOf(id),
        share(precision),
        share(precisionAtTwentieth),
        share(recall),
        rocArea?.toFixed(3) ?? '–',
        falseAlarms?.toFixed(1) ?? '–',
      ]),
    ]),
    '',
    'Recall by kind:',
    table([
      ['', ...TAMPER_KINDS],
      ...methods.map(({ id, recallOf }) => [
        nameOf(id),
        ...TAMPER_KINDS.map((kind) => share(recallOf[kind] ?? null)),
      ]),
    ]),
    '',
    `Feedback: of a kind unseen the model stops ${share(feedback.before.forged)}, and of honest laps ` +
      `${share(feedback.before.honest)}; after a person has judged ${VERDICTS} of each, it stops ` +
      `${share(feedback.after.forged)} and ${share(feedback.after.honest)} of the others.`,
  ].join('\n');
  return { json: { trials, mean: { methods, feedback } }, text };
}

function share(value: number | null): string {
  return value === null ? '–' : `${(100 * value).toFixed(1)} %`;
}
