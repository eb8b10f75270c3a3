import { describe, expect, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { Bots } from '../../src/sim/objects/bots.ts';
import { Boxes } from '../../src/sim/objects/boxes.ts';
import { Lanes } from '../../src/sim/objects/lanes.ts';
import { ReversedTrack } from '../../src/track/reversed-track.ts';
import { Track } from '../../src/track/track.ts';
import { trackFiles } from './track-files.ts';

describe.each(trackFiles.map((file) => [file.id, file] as const))('objects on %s', (_id, file) => {
  const forward = new Track(file);
  for (const [way, track] of [
    ['forwards', forward],
    ['backwards', new ReversedTrack(forward)],
  ] as const) {
    it(`stay between the borders and keep clear of the centre line but to change lanes, ${way}`, () => {
      const lanes = new Lanes(track);
      const bots = new Bots({ numCars: 1, numBots: 2, speed: 4, laneChanges: false, placement: 'even' });
      const boxes = new Boxes({ numCars: 1, numBoxes: 6, placement: 'random' });
      boxes.reseed(new Rng(1));
      bots.start(0, lanes);
      for (let step = 0; step * (4 / 15) < track.length; step++) {
        if (step % 20 === 0) boxes.start(0, lanes);
        for (const { x, y, numObjects, heading } of [bots.states, boxes.states]) {
          for (let k = 0; k < numObjects; k++) {
            const place = track.project(x[k], y[k]);
            const width = place.lateral > 0 ? track.widthLeft : track.widthRight;
            const next = (place.segment + 1) % track.centre.numPoints;
            const share =
              place.distance / (width[place.segment] + place.t * (width[next] - width[place.segment]));
            expect(track.isOnRoad(x[k], y[k])).toBe(true);
            expect(share).toBeGreaterThan(0.4);
            expect(share).toBeLessThan(0.6);
            expect(Math.cos(heading[k] - track.headingAt(place.s))).toBeGreaterThan(0.8);
          }
        }
        bots.advance(0);
      }
    });
  }
});
