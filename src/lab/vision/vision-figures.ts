import { median } from '../../math/statistics.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import { SceneryCache } from '../../sim/sensors/scenery.ts';
import type { Clock } from '../../training/clock.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { snapshotPilot } from '../../training/snapshot-pilot.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { BRAKE_DRIVE } from './brake-drive.ts';
import { BrakePilot } from './brake-pilot.ts';
import { type BrakeTrial, driveAmongBoxes } from './brake-trial.ts';
import { takeCameraData } from './camera-data.ts';
import { CameraEye } from './camera-eye.ts';
import { Classifier, type ClassifierSnapshot } from './classifier.ts';
import { CAMERA_CONFIG } from './classifier-trainer.ts';
import { accuracyOf, type Confusion } from './confusion.ts';
import { giveLesson } from './give-lesson.ts';

export interface VisionFiguresOptions {
  readonly trainingTracks: readonly TrackFile[];
  /** Not one of them. */
  readonly testTrack: TrackFile;
  /** Drives on the track for the test; its car's camera is the one that is learnt. */
  readonly policy: PolicySnapshot;
  readonly seed: number;
}

/** What one seed gives on the car's camera. */
export interface VisionFigures {
  readonly seed: number;
  readonly trainingImages: number;
  readonly testImages: number;
  readonly epochs: number;
  /** Taking and labelling the pictures, and learning from them [CPU seconds] */
  readonly imagesSeconds: number;
  readonly trainingSeconds: number;
  /** Shares of the test's pictures that are told rightly: by the convolutional network, and by what it is compared with. */
  readonly accuracy: number;
  readonly linearAccuracy: number;
  readonly majorityAccuracy: number;
  readonly confusion: Confusion;
  /** Ten laps among boxes without the classifier and with it at the brake. */
  readonly brake: BrakeComparison;
}

export interface BrakeComparison {
  readonly without: BrakeTrial;
  readonly braked: BrakeTrial;
}

/** Learns to read the car's camera, is examined on a track that it has not learnt from, and brakes there. tfjs must have been started. */
export async function visionFigures(options: VisionFiguresOptions, clock: Clock): Promise<VisionFigures> {
  const { seed, testTrack, policy } = options;
  const begun = clock.cpuSeconds();
  const data = takeCameraData({ ...options, car: policy.car });
  const taken = clock.cpuSeconds();
  let learnt = taken;
  const onLearnt = (): void => void (learnt = clock.cpuSeconds());
  const lesson = await giveLesson(data, CAMERA_CONFIG, seed, { onLearnt });
  const { classifier, epochs, examination, linearAccuracy, majorityAccuracy } = lesson;
  return {
    seed,
    trainingImages: data.training.labels.length,
    testImages: data.test.labels.length,
    epochs: epochs.length,
    imagesSeconds: taken - begun,
    trainingSeconds: learnt - taken,
    accuracy: accuracyOf(examination.confusion) ?? 0,
    linearAccuracy,
    majorityAccuracy,
    confusion: examination.confusion,
    brake: compareBrake(classifier, policy, testTrack, seed),
  };
}

/** The same drive among the same boxes without the classifier, and with it at the brake. */
export function compareBrake(
  classifier: ClassifierSnapshot,
  policy: PolicySnapshot,
  track: TrackFile,
  seed: number,
): BrakeComparison {
  const car = carSpecOf(policy.car);
  const drive = { ...BRAKE_DRIVE, track: new Track(track), car, seed };
  const eye = new CameraEye(car.mounts.camera, new SceneryCache());
  const reader = new Classifier(classifier);
  return {
    without: driveAmongBoxes(() => snapshotPilot(policy), drive),
    braked: driveAmongBoxes(() => new BrakePilot(snapshotPilot(policy), reader, eye), drive),
  };
}

/** Of several seeds. */
export interface Spread {
  readonly worst: number;
  readonly median: number;
}

/** @param values at least one @param isHighBest whether the worst is the lowest */
export function spreadOf(values: readonly number[], isHighBest: boolean): Spread {
  return { worst: isHighBest ? Math.min(...values) : Math.max(...values), median: median(values)! };
}
