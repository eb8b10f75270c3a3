import { drained } from '../lab/comparison/compare-techniques.ts';
import { createExperiment, type ExperimentSettings } from '../lab/comparison/experiment.ts';
import { type ExploredDrive, exploredDrive } from '../lab/comparison/explored-drive.ts';
import { learnByImitation } from '../lab/comparison/learn-by-imitation.ts';
import { learnByRewards } from '../lab/comparison/learn-by-rewards.ts';
import { driveLearnt, type LearntDrive } from '../lab/comparison/learnt-drive.ts';
import type { LearningHost, LearningNews, Learnt } from '../lab/comparison/learnt.ts';
import { recordDemonstration } from '../lab/comparison/record-demonstration.ts';
import { Scene } from '../lab/comparison/scene.ts';
import { ManualDrive } from '../lab/recording/manual-drive.ts';
import type { Recording } from '../lab/recording/recording.ts';
import type { RewardScorer } from '../reward/reward-scorer.ts';
import { newsTeller } from './compare-news.ts';
import type { CompareNews, CompareQuestions } from './compare-questions.ts';
import type { Answers, Asking } from './questions.ts';

/** What the desk needs from the worker it is in. */
export interface CompareHost {
  readonly scorer: RewardScorer;
  /** Resolves when networks can be trained. */
  readonly networks: () => Promise<unknown>;
  readonly seconds: () => number;
  /** Resolves after so many seconds, other messages having been let in; 0: at once. */
  readonly wait: (seconds: number) => Promise<void>;
}

type Question<Name extends keyof CompareQuestions> = CompareQuestions[Name][0];

/** After a pause of the machine as long as this a drive goes on from there, not in a rush [s] */
const LONG_PAUSE = 1;

/** Answers the questions of the compare room. */
export class CompareDesk implements Answers<CompareQuestions, CompareNews> {
  readonly #host: CompareHost;
  /** Of the last question: its ideal lap takes half a second to find. */
  #scene: Scene | null = null;
  /** What a person drives. */
  #manual: ManualDrive | null = null;

  constructor(host: CompareHost) {
    this.#host = host;
  }

  readonly record = ({ experiment: settings, ...options }: Question<'record'>): Recording => {
    const experiment = createExperiment(settings);
    return recordDemonstration(this.#sceneOf(experiment), experiment, options);
  };

  readonly drive = async (
    { experiment: settings, laps }: Question<'drive'>,
    { tell, signal }: Asking<CompareNews>,
  ): Promise<Recording> => {
    const { seconds, wait } = this.#host;
    const experiment = createExperiment(settings);
    const { track, car } = this.#sceneOf(experiment);
    const drive = new ManualDrive({ track, car, sensors: experiment.sensors, laps });
    this.#manual = drive;
    for (let due = seconds(); !signal.aborted; due += ManualDrive.INTERVAL) {
      await wait(Math.max(0, due - seconds()));
      if (seconds() - due > LONG_PAUSE) due = seconds();
      const goesOn = drive.step();
      tell({ type: 'frame', frame: drive.frame });
      if (!goesOn) break;
    }
    this.#manual = null;
    return drive.take();
  };

  readonly steer = (input: Question<'steer'>): null => {
    if (this.#manual !== null) this.#manual.input = input;
    return null;
  };

  readonly imitate = (
    { recording, expert, ...question }: Question<'imitate'>,
    asking: Asking<CompareNews>,
  ): Promise<LearntDrive> => {
    const experiment = createExperiment(question.experiment);
    const pilot = expert && this.#sceneOf(experiment).pilot(expert);
    return this.#learn(question.experiment, asking, (host) =>
      learnByImitation(experiment, recording, pilot, host),
    );
  };

  readonly rewards = (
    { experiment, startPlaces }: Question<'rewards'>,
    asking: Asking<CompareNews>,
  ): Promise<LearntDrive> =>
    this.#learn(experiment, asking, (host) =>
      learnByRewards(createExperiment(experiment), host, startPlaces),
    );

  readonly explore = async ({
    experiment: settings,
    recording,
  }: Question<'explore'>): Promise<ExploredDrive> => {
    await this.#host.networks();
    const experiment = createExperiment(settings);
    return exploredDrive(this.#sceneOf(experiment), experiment.seed, recording, this.#host.seconds);
  };

  async #learn(
    settings: ExperimentSettings,
    { tell, signal }: Asking<CompareNews>,
    learning: (host: LearningHost) => AsyncGenerator<LearningNews, Learnt>,
  ): Promise<LearntDrive> {
    const { scorer, networks, seconds, wait } = this.#host;
    await networks();
    const told = newsTeller(tell, seconds);
    const run = learning({
      scorer,
      // A browser tells no CPU time; this worker does nothing but learn.
      clock: { wallSeconds: seconds, cpuSeconds: seconds },
      shouldStop: () => signal.aborted,
      betweenIterations: () => wait(0),
    });
    const learnt = await drained(run, (news) => told.add(news));
    told.flush();
    const experiment = createExperiment(settings);
    return driveLearnt(this.#sceneOf(experiment), experiment, learnt);
  }

  #sceneOf(experiment: ConstructorParameters<typeof Scene>[0]): Scene {
    if (!this.#scene?.isOf(experiment)) this.#scene = new Scene(experiment);
    return this.#scene;
  }
}
