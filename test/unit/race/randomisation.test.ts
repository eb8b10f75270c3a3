import { describe, expect, it } from 'vitest';
import { parseRandomised, RandomisationError, randomisationOf } from '../../../src/race/randomisation.ts';
import { DEFAULT_SENSOR_VARIATION } from '../../../src/sim/sensors/sensor-variations.ts';

describe('what varies from episode to episode', () => {
  it('is nothing unless it is asked for', () => {
    expect(randomisationOf([])).toBeNull();
  });

  it('is only what is asked for', () => {
    expect(randomisationOf(['friction'])).toEqual({ sensors: null, friction: 0.3, mass: 0, latency: 0 });
    expect(randomisationOf(['light', 'noise'])?.sensors).toEqual(DEFAULT_SENSOR_VARIATION);
    expect(randomisationOf(['noise', 'mass'])).toMatchObject({
      sensors: { gain: 0, offset: 0, gamma: 0, pixelNoise: DEFAULT_SENSOR_VARIATION.pixelNoise },
      friction: 0,
      mass: 0.2,
    });
  });

  it('is read from a list, which names what it does not know', () => {
    expect(parseRandomised('light, latency', '--randomise')).toEqual(['light', 'latency']);
    expect(() => parseRandomised('light,rain', '--randomise')).toThrow(
      new RandomisationError('--randomise', 'rain'),
    );
    expect(() => parseRandomised('', '--randomise')).toThrow(/must be some of light, noise, friction/);
  });
});
