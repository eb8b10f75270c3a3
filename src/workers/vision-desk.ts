import {
  type CameraDataOptions,
  type SplitImages,
  takeCameraData,
  takeExamples,
} from '../lab/vision/camera-data.ts';
import { Classifier } from '../lab/vision/classifier.ts';
import { CAMERA_CONFIG, type ClassifierConfig } from '../lab/vision/classifier-trainer.ts';
import { giveLesson } from '../lab/vision/give-lesson.ts';
import { LiveDrive } from '../lab/vision/live-drive.ts';
import { OWN_CONFIG, splitOwnImages } from '../lab/vision/own-images.ts';
import { saliencyOf } from '../lab/vision/saliency.ts';
import { compareBrake } from '../lab/vision/vision-figures.ts';
import type { Answers, Asking } from './questions.ts';
import type { ImageSource, LessonReport, VisionNews, VisionQuestions } from './vision-protocol.ts';

/** What the platform gives. */
export interface VisionDeskHost {
  /** Resolves when tfjs has been started. @throws TensorflowError */
  readonly networks: () => Promise<unknown>;
  /** Since some moment [s] */
  readonly seconds: () => number;
  /** Lets messages in. */
  readonly wait: (seconds: number) => Promise<void>;
}

/** Decisions a second, as the car makes them. */
const DRIVE_HZ = 15;

/** Teaches and asks classifiers of pictures; what of it is told while, and how it is stopped. */
export class VisionDesk {
  readonly answers: Answers<VisionQuestions, VisionNews> = {
    examples: ({ track, ...how }) => takeExamples(track, how),
    learnCamera: (question, asking) => this.#learnCamera(question, asking),
    learnOwn: ({ images, seed }, asking) =>
      this.#learn('own', () => splitOwnImages(images, seed), OWN_CONFIG, seed, asking),
    saliency: async ({ source, pixels, label }) => {
      const { snapshot } = this.#of(source);
      await this.#host.networks();
      return saliencyOf(snapshot, pixels, label);
    },
    classify: ({ source, pixels }) => this.#of(source).classify(pixels),
    brake: ({ policy, track, seed }) => compareBrake(this.#of('camera').snapshot, policy, track, seed),
    drive: (question, asking) => this.#drive(question, asking),
    setBrake: (isOn) => {
      this.#isBrakeOn = isOn;
      return null;
    },
  };
  readonly #host: VisionDeskHost;
  readonly #classifiers: Partial<Record<ImageSource, Classifier>> = {};
  #isBrakeOn = false;

  constructor(host: VisionDeskHost) {
    this.#host = host;
  }

  #learnCamera(question: CameraDataOptions, asking: Asking<VisionNews>): Promise<LessonReport> {
    return this.#learn('camera', () => takeCameraData(question), CAMERA_CONFIG, question.seed, asking);
  }

  async #learn(
    source: ImageSource,
    makeData: () => SplitImages,
    config: ClassifierConfig,
    seed: number,
    { tell, signal }: Asking<VisionNews>,
  ): Promise<LessonReport> {
    const { seconds, wait, networks } = this.#host;
    tell({ type: 'stage', stage: 'pictures' });
    const begun = seconds();
    const data = makeData();
    const taken = seconds();
    tell({ type: 'stage', stage: 'learning' });
    await networks();
    const ready = seconds();
    let learnt = ready;
    const { classifier, ...lesson } = await giveLesson(data, config, seed, {
      onEpoch: (epoch) => tell({ type: 'epoch', epoch }),
      shouldStop: async () => {
        await wait(0);
        return signal.aborted;
      },
      onLearnt: () => {
        learnt = seconds();
        tell({ type: 'stage', stage: 'baseline' });
      },
    });
    this.#classifiers[source] = new Classifier(classifier);
    return {
      ...lesson,
      numTraining: data.training.labels.length,
      numValidation: data.validation.labels.length,
      test: data.test,
      pictureSeconds: taken - begun,
      learningSeconds: learnt - ready,
    };
  }

  async #drive(question: VisionQuestions['drive'][0], { tell, signal }: Asking<VisionNews>): Promise<null> {
    const { seconds, wait } = this.#host;
    const drive = new LiveDrive({ ...question, classifier: this.#of('camera') });
    let due = seconds();
    while (!signal.aborted) {
      drive.isBrakeOn = this.#isBrakeOn;
      const frame = drive.step();
      tell({ type: 'frame', frame }, [frame.picture.buffer as ArrayBuffer]);
      // After a longer sleep, as of a hidden tab, the drive goes on from now.
      due = Math.max(due + 1 / DRIVE_HZ, seconds() - 1);
      await wait(Math.max(0, due - seconds()));
    }
    return null;
  }

  /** @throws Error where none has learnt since the worker began */
  #of(source: ImageSource): Classifier {
    const classifier = this.#classifiers[source];
    if (classifier === undefined)
      throw new Error('The classifier is not there any more, as its worker has ended. Train it again');
    return classifier;
  }
}
