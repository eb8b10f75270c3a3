import type { CameraDataOptions } from '../lab/vision/camera-data.ts';
import type { ClassifierEpoch } from '../lab/vision/classifier-trainer.ts';
import type { Lesson } from '../lab/vision/give-lesson.ts';
import type { ImageSet } from '../lab/vision/image-set.ts';
import type { LiveDriveOptions, LiveFrame } from '../lab/vision/live-drive.ts';
import type { BrakeComparison } from '../lab/vision/vision-figures.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import type { TrackFile } from '../track/track-file.ts';

/** What a classifier learns from: the car's camera, or a person's own pictures. The worker remembers the last one of each. */
export type ImageSource = 'camera' | 'own';

/** A lesson that is over. */
export interface LessonReport extends Omit<Lesson, 'classifier'> {
  readonly numTraining: number;
  readonly numValidation: number;
  /** What it was examined on, with the examination's rows in its order. */
  readonly test: ImageSet;
  /** Taking the pictures, and learning from them [s] */
  readonly pictureSeconds: number;
  readonly learningSeconds: number;
}

/** What the vision worker is asked. */
export interface VisionQuestions {
  /** Some pictures of a track, to be looked at. */
  readonly examples: readonly [
    question: Pick<CameraDataOptions, 'car' | 'seed'> & {
      readonly track: TrackFile;
      readonly perClass: number;
    },
    answer: ImageSet,
  ];
  /** Takes pictures, learns, is examined. */
  readonly learnCamera: readonly [question: CameraDataOptions, answer: LessonReport];
  /** @throws what `whyNotTrainable` says */
  readonly learnOwn: readonly [
    question: { readonly images: ImageSet; readonly seed: number },
    answer: LessonReport,
  ];
  /** Which pixels of a picture a class's score hangs on. */
  readonly saliency: readonly [
    question: { readonly source: ImageSource; readonly pixels: Uint8Array; readonly label: number },
    answer: Float32Array,
  ];
  /** Probabilities of the classes. */
  readonly classify: readonly [
    question: { readonly source: ImageSource; readonly pixels: Uint8Array },
    answer: Float32Array,
  ];
  /** Ten laps among boxes with the brake and without. */
  readonly brake: readonly [
    question: { readonly policy: PolicySnapshot; readonly track: TrackFile; readonly seed: number },
    answer: BrakeComparison,
  ];
  /** Drives until no more is wanted. */
  readonly drive: readonly [question: Omit<LiveDriveOptions, 'classifier'>, answer: null];
  /** Whether the classifier of the drive brakes. */
  readonly setBrake: readonly [question: boolean, answer: null];
}

/** What it tells before it answers. */
export type VisionNews =
  | { readonly type: 'stage'; readonly stage: 'pictures' | 'learning' | 'baseline' }
  | { readonly type: 'epoch'; readonly epoch: ClassifierEpoch }
  | { readonly type: 'frame'; readonly frame: LiveFrame };
