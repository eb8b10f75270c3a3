import type { ClassifierEpoch } from '../../../lab/vision/classifier-trainer.ts';
import type { ImageSet } from '../../../lab/vision/image-set.ts';
import type { LiveFrame } from '../../../lab/vision/live-drive.ts';
import type { BrakeComparison } from '../../../lab/vision/vision-figures.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { ImageSource, LessonReport } from '../../../workers/vision-protocol.ts';
import type { OwnClass, OwnPicture } from './own-picture.ts';

/** A lesson under way. */
export interface LessonUnderWay {
  readonly stage: 'pictures' | 'learning' | 'baseline';
  readonly isStopping: boolean;
}

/** What there is of learning from one kind of pictures. */
export interface LessonState {
  /** Null while nothing is learnt. */
  readonly underWay: LessonUnderWay | null;
  /** Of the lesson under way, or else of the last one. */
  readonly epochs: readonly ClassifierEpoch[];
  /** Null until a lesson is over. */
  readonly report: LessonReport | null;
  /** Why the last one failed; empty where it did not. */
  readonly trouble: string;
  /** Which cell of the confusion matrix is looked into. */
  readonly cell: readonly [truth: number, told: number] | null;
}

export const NO_LESSON: LessonState = { underWay: null, epochs: [], report: null, trouble: '', cell: null };

/** Laps of the live drive, by how they ended. */
export interface LapCounts {
  readonly completed: number;
  readonly crashed: number;
  readonly offTrack: number;
  readonly other: number;
}

export const NO_LAPS: LapCounts = { completed: 0, crashed: 0, offTrack: 0, other: 0 };

/** What the room shows. */
export interface VisionState {
  /** Whose pictures are in view. */
  readonly source: ImageSource;
  readonly tracks: readonly TrackFile[];
  /** Of the test with the car's camera. */
  readonly testTrackId: string;
  readonly seed: number;
  /** Some pictures of that track; null until they are taken. */
  readonly examples: ImageSet | null;
  readonly classes: readonly OwnClass[];
  readonly pictures: readonly OwnPicture[];
  /** Whether they are learnt from in colour; else in grey. */
  readonly isInColour: boolean;
  /** How many files are being read. */
  readonly reading: number;
  /** What was wrong with files or with the camera, a line each. */
  readonly faults: readonly string[];
  readonly lessons: Readonly<Record<ImageSource, LessonState>>;
  readonly isDriving: boolean;
  readonly isBrakeOn: boolean;
  readonly hasBoxes: boolean;
  readonly isCameraOn: boolean;
  readonly brake: BrakeComparison | 'under way' | null;
  /** Why the drive or the laps of the brake failed; empty where they did not. */
  readonly trouble: string;
}

/** What changes many times a second. */
export interface VisionLive {
  /** The newest moment of the live drive; null before the first. */
  readonly frame: LiveFrame | null;
  readonly laps: LapCounts;
  /** What the webcam sees now, as the network is given it, and the probability of each class; null while nobody looks. */
  readonly seen: { readonly pixels: Uint8Array; readonly probabilities: Float32Array } | null;
}
