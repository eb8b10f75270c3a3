import { describe, expect, it } from 'vitest';
import { CAMERA_CLASSES } from '../../../../src/lab/vision/camera-classes.ts';
import { takeCameraData, takeExamples } from '../../../../src/lab/vision/camera-data.ts';
import { trainingTracksFor } from '../../../../src/lab/vision/camera-tracks.ts';
import { countLabels, pictureAt } from '../../../../src/lab/vision/image-set.ts';
import { STOCK_CAR } from '../../../../src/sim/cars.ts';
import { trackFile, trackFiles } from '../../../contract/track-files.ts';

const take = (seed: number, testTrack = 'home') =>
  takeCameraData({
    trainingTracks: ['oval', 'trefoil'].map(trackFile),
    testTrack: trackFile(testTrack),
    car: STOCK_CAR,
    seed,
    perClass: 6,
    testPerClass: 4,
  });

describe('pictures of the car’s camera', () => {
  const data = take(1);

  it('come in three parts, as many as asked for of every class that a track has', () => {
    const { training, validation, test } = data;
    expect(countLabels(test)).toEqual([4, 4, 4, 4, 4]);
    // Both ways round: the oval turns to one side only, the trefoil is nowhere straight for long.
    const both = countLabels(training).map((count, k) => count + countLabels(validation)[k]);
    expect(both).toEqual([12, 18, 18, 24, 24]);
    expect(Math.min(...countLabels(validation))).toBeGreaterThan(0);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(take(1)).toEqual(data);
    expect(take(2).test.pixels).not.toEqual(data.test.pixels);
  });

  it('differ from each other: places, light and noise are drawn anew', () => {
    const pictures = new Set([...data.test.labels.keys()].map((i) => pictureAt(data.test, i).join()));
    expect(pictures.size).toBe(data.test.labels.length);
  });

  it('are never learnt from on the track of the test', () => {
    expect(() => take(1, 'oval')).toThrow(/oval, must not be learnt from/);
    expect(trainingTracksFor('oval')).not.toContain('oval');
    // Its mirror image would give it away.
    for (const id of ['home', 'home-mirror']) {
      expect(trainingTracksFor(id)).not.toContain('home');
      expect(trainingTracksFor(id)).not.toContain('home-mirror');
    }
  });

  it('are learnt from on all tracks that are level, and on no others', () => {
    const level = trackFiles.filter(
      ({ elevation, banking }) => elevation === undefined && banking === undefined,
    );
    expect(trainingTracksFor('ridge')).toEqual(level.map(({ id }) => id).toSorted());
  });

  it('are shown as examples, of the classes that a track has', () => {
    const examples = takeExamples(trackFile('oval'), { car: STOCK_CAR, seed: 1, perClass: 2 });
    expect(countLabels(examples)).toEqual([2, 2, 0, 2, 2]);
    expect(examples.classes).toEqual(CAMERA_CLASSES);
  });
});
