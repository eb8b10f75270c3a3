import { comparisonRow } from '../lab/comparison/comparison-row.ts';
import { createExperiment, type Experiment } from '../lab/comparison/experiment.ts';
import { judge } from '../lab/comparison/judge.ts';
import { learnByImitation } from '../lab/comparison/learn-by-imitation.ts';
import { learnByRewards } from '../lab/comparison/learn-by-rewards.ts';
import type { LearningHost, LearningNews, Learnt } from '../lab/comparison/learnt.ts';
import { DriveRecorder } from '../lab/recording/drive-recorder.ts';
import { LinePilot } from '../lab/recording/line-pilot.ts';
import { recordDrive } from '../lab/recording/record-drive.ts';
import type { Recording } from '../lab/recording/recording.ts';
import { clonedPilot } from '../lab/supervised/cloned-pilot.ts';
import { driftOf } from '../lab/supervised/drift.ts';
import { curriculumStarts } from '../lab/unsupervised/curriculum-starts.ts';
import { recordRoughDrive } from '../lab/unsupervised/record-rough-drive.ts';
import { studyDrive } from '../lab/unsupervised/study-drive.ts';
import { Rng } from '../math/rng.ts';
import { toGymSpace } from '../race/action-space.ts';
import { ManualPilot } from '../race/manual-pilot.ts';
import type { Pilot } from '../race/pilot.ts';
import { PolicyPilot } from '../race/policy-pilot.ts';
import type { RewardScorer } from '../reward/reward-scorer.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { Track } from '../track/track.ts';
import { type ReferenceLap, referenceLap } from '../training/reference-lap.ts';
import type { Answers, Asking } from './questions.ts';
import { newsTeller } from './compare-news.ts';
import type {
  CompareNews,
  CompareQuestions,
  Demonstration,
  ExpertChoice,
  ExploredDrive,
  LearntDrive,
} from './compare-questions.ts';

/** What the desk needs from the worker it is in. */
export interface CompareHost {
  readonly scorer: RewardScorer;
  /** Resolves when networks can be trained. */
  readonly networks: () => Promise<unknown>;
  readonly seconds: () => number;
  /** Resolves after so many seconds, other messages having been let in; 0: at once. */
  readonly wait: (seconds: number) => Promise<void>;
}

/** Pushes of a demonstration that shows the way back: they keep most drives on the road. */
const PUSHES = { steering: 4, seconds: 0.4 };
const TEN_STARTS = Array.from({ length: 10 }, (_, i) => i / 10);
/** As fast as a person may drive who looks on from above [m/s] */
const TOP_SPEED = 2;

/** Answers the questions of the compare room. */
export class CompareDesk implements Answers<CompareQuestions, CompareNews> {
  readonly #host: CompareHost;
  readonly #person = new ManualPilot(TOP_SPEED);
  #reference: { readonly key: string; readonly lap: ReferenceLap } | null = null;

  constructor(host: CompareHost) {
    this.#host = host;
  }

  readonly record = ({ expert, laps, isPushed, ...settings }: Demonstration): Recording => {
    const experiment = createExperiment(settings.experiment);
    return recordDrive({
      ...this.#scene(experiment),
      sensors: experiment.sensors,
      expert: this.#pilot(expert, experiment),
      laps,
      ...(isPushed && { disturbance: { ...PUSHES, rng: new Rng(experiment.seed) } }),
    });
  };

  readonly drive = async (
    { laps, ...settings }: CompareQuestions['drive'][0],
    { tell, signal }: Asking<CompareNews>,
  ): Promise<Recording> => {
    const { seconds, wait } = this.#host;
    const experiment = createExperiment(settings.experiment);
    const recorder = new DriveRecorder({
      ...this.#scene(experiment),
      expert: this.#person,
      sensors: experiment.sensors,
      laps,
    });
    recorder.begin(0);
    for (let due = seconds(); !signal.aborted; due += 1 / DECISION_HZ) {
      await wait(Math.max(0, due - seconds()));
      // After a pause of the machine it goes on from here, not in a rush.
      if (seconds() - due > 1) due = seconds();
      const status = recorder.step();
      const { x, y, heading, speed } = recorder.world.states;
      const { laps, progress } = recorder;
      tell({ type: 'frame', x: x[0], y: y[0], heading: heading[0], speed: speed[0], laps, progress });
      if (status !== 'in_progress') break;
    }
    return recorder.take();
  };

  readonly steer = (input: CompareQuestions['steer'][0]): null => {
    this.#person.input = input;
    return null;
  };

  readonly imitate = (
    { recording, expert, ...settings }: CompareQuestions['imitate'][0],
    asking: Asking<CompareNews>,
  ): Promise<LearntDrive> => {
    const experiment = createExperiment(settings.experiment);
    const pilot = expert && this.#pilot(expert, experiment);
    const learning = (host: LearningHost) => learnByImitation(experiment, recording, pilot, host);
    return this.#learn(experiment, learning, recording, asking);
  };

  readonly rewards = (
    settings: CompareQuestions['rewards'][0],
    asking: Asking<CompareNews>,
  ): Promise<LearntDrive> => {
    const experiment = createExperiment(settings.experiment);
    const learning = (host: LearningHost) => learnByRewards(experiment, host, settings.startPlaces);
    return this.#learn(experiment, learning, null, asking);
  };

  readonly explore = async ({
    experiment: settings,
    recording: given,
  }: CompareQuestions['explore'][0]): Promise<ExploredDrive> => {
    await this.#host.networks();
    const experiment = createExperiment(settings);
    const scene = this.#scene(experiment);
    const rng = new Rng(experiment.seed);
    const expert = this.#pilot({ type: 'line' }, experiment);
    const recording = given ?? recordRoughDrive({ ...scene, expert }, rng);
    const begun = this.#host.seconds();
    const study = studyDrive(recording, scene.track, rng);
    const seconds = this.#host.seconds() - begun;
    const { observations: _observations, ...trace } = recording;
    return { trace, study, seconds, startPlaces: curriculumStarts(study.hardPlaces, scene.track.length) };
  };

  async #learn(
    experiment: Experiment,
    learning: (host: LearningHost) => AsyncGenerator<LearningNews, Learnt>,
    shown: Recording | null,
    { tell, signal }: Asking<CompareNews>,
  ): Promise<LearntDrive> {
    const { scorer, networks, seconds, wait } = this.#host;
    await networks();
    const told = newsTeller(tell, seconds);
    const host: LearningHost = {
      scorer,
      // A browser tells no CPU time; this worker does nothing but learn.
      clock: { wallSeconds: seconds, cpuSeconds: seconds },
      shouldStop: () => signal.aborted,
      betweenIterations: () => wait(0),
    };
    const run = learning(host);
    let next = await run.next();
    for (; !next.done; next = await run.next()) told.add(next.value);
    told.flush();
    const learnt = next.value;
    const { actions, sensors } = experiment;
    const scene = this.#scene(experiment);
    const reference = this.#referenceOf(experiment);
    const { observations, ...trace } = recordDrive({
      ...scene,
      sensors,
      expert: new LinePilot(reference.line, scene.car),
      driver: clonedPilot(learnt.policy, actions, sensors, scene.car),
      starts: TEN_STARTS,
    });
    return {
      row: comparisonRow(learnt, judge(learnt.policy, experiment), reference),
      trace,
      drift: shown && driftOf(shown, { ...trace, observations }),
    };
  }

  #scene({ track, car }: Experiment) {
    return { track: new Track(track), car: carSpecOf(car) };
  }

  #pilot(expert: ExpertChoice, experiment: Experiment): Pilot {
    const car = carSpecOf(experiment.car);
    if (expert.type === 'line') return new LinePilot(this.#referenceOf(experiment).line, car);
    const { policy } = expert;
    const { actions, sensors } = policy;
    return new PolicyPilot(
      { policy: new GreedyPolicy(policy, toGymSpace(actions), 1), actions, sensors },
      car,
    );
  }

  #referenceOf({ track, car }: Experiment): ReferenceLap {
    const key = JSON.stringify([track, car]);
    if (this.#reference?.key !== key) this.#reference = { key, lap: referenceLap(new Track(track), car) };
    return this.#reference.lap;
  }
}
