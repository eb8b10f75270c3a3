import { Rng } from '../../math/rng.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import { SceneryCache } from '../../sim/sensors/scenery.ts';
import { ReversedTrack } from '../../track/reversed-track.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { takeCameraImages } from './camera-images.ts';
import { chooseImages, dealOut, type ImageSet } from './image-set.ts';

/** Level tracks that the classifier of the car's camera learns on, both ways round; the one for the test is never among them. */
export const TRAINING_TRACKS = [
  'oval',
  'trefoil',
  'harbour',
  'bow-tie',
  'twin-apex',
  'snail',
  'arrowhead',
  'shoreline',
  'grand-circuit',
  'three-gates',
  'airfield',
  'long-way',
  'serpent',
  'skid-ring',
  'narrows',
  'thread',
] as const;

/** Where it is tested unless another track is named: neither it nor its mirror image is learnt from. */
export const USUAL_TEST_TRACK = 'home';

/** Of the pictures that are not for the test, the share that decides when to stop. */
const VALIDATION_SHARE = 0.15;

/** Pictures of each class of each track in each direction to learn from, and of the track for the test. */
export const USUAL_COUNTS = { perClass: 80, testPerClass: 200 } as const;

/** Pictures in three parts that have nothing to do with each other. Structured-cloneable. */
export interface SplitImages {
  readonly training: ImageSet;
  readonly validation: ImageSet;
  readonly test: ImageSet;
}

export interface CameraDataOptions {
  readonly trainingTracks: readonly TrackFile[];
  /** Driven in the direction of its file. */
  readonly testTrack: TrackFile;
  readonly car: CarSpec;
  readonly seed: number;
  readonly perClass?: number | undefined;
  readonly testPerClass?: number | undefined;
}

/** Takes the pictures of an experiment with the car's camera. @throws RangeError where the track for the test is learnt from */
export function takeCameraData(options: CameraDataOptions): SplitImages {
  const { trainingTracks, testTrack, car, seed } = options;
  const { perClass = USUAL_COUNTS.perClass, testPerClass = USUAL_COUNTS.testPerClass } = options;
  if (trainingTracks.some(({ id }) => id === testTrack.id))
    throw new RangeError(`The track for the test, ${testTrack.id}, must not be learnt from`);
  const rng = new Rng(seed);
  const sceneries = new SceneryCache();
  const tracks = trainingTracks
    .map((file) => new Track(file))
    .flatMap((track) => [track, new ReversedTrack(track)]);
  const learnt = takeCameraImages({ tracks, car, perClass, rng: rng.split(), sceneries });
  const [training, validation] = dealOut(learnt, [VALIDATION_SHARE], rng.split());
  return {
    training: chooseImages(learnt, training),
    validation: chooseImages(learnt, validation),
    test: takeCameraImages({
      tracks: [new Track(testTrack)],
      car,
      perClass: testPerClass,
      rng: rng.split(),
      sceneries,
    }),
  };
}
