import { Rng } from '../../math/rng.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import type { Car } from '../../sim/car.ts';
import { SceneryCache } from '../../sim/sensors/scenery.ts';
import { ReversedTrack } from '../../track/reversed-track.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { USUAL_COUNTS } from './camera-tracks.ts';
import { takeCameraImages } from './camera-images.ts';
import { chooseImages, dealOut, type ImageSet } from './image-set.ts';

/** Of the pictures that are not for the test, the share that decides when to stop. */
const VALIDATION_SHARE = 0.15;

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
  /** Whose camera it is. */
  readonly car: Car;
  readonly seed: number;
  readonly perClass?: number | undefined;
  readonly testPerClass?: number | undefined;
}

/** Takes the pictures of an experiment with the car's camera. @throws RangeError where the track for the test is learnt from */
export function takeCameraData(options: CameraDataOptions): SplitImages {
  const { trainingTracks, testTrack, seed } = options;
  const car = carSpecOf(options.car);
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

/** Some pictures of a track, to be looked at. */
export function takeExamples(
  file: TrackFile,
  { car, seed, perClass }: Pick<CameraDataOptions, 'car' | 'seed'> & { readonly perClass: number },
): ImageSet {
  const tracks = [new Track(file)];
  return takeCameraImages({
    tracks,
    car: carSpecOf(car),
    perClass,
    rng: new Rng(seed),
    sceneries: new SceneryCache(),
  });
}
