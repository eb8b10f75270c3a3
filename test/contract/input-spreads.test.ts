import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputMeanings, PIXEL_SPREAD } from '../../src/race/observers/input-meanings.ts';
import { STATE_INPUTS } from '../../src/race/observers/state-inputs.ts';
import { checkSensorSpec } from '../../src/race/observers/sensor-spec.ts';
import { createObserver } from '../../src/race/observers/create-observer.ts';
import { PolicyDriver } from '../../src/training/policy-driver.ts';
import { shippedPolicy } from '../unit/training/shipped-policy.ts';
import { trackFile } from './track-files.ts';

/** What a shipped policy meets on its own track, at most two laps and 1,500 decisions. */
function observationsOf(id: string): Float32Array[] {
  const policy = shippedPolicy(id);
  const driver = new PolicyDriver(trackFile(policy.trackId), policy);
  const met: Float32Array[] = [];
  for (let laps = 0; laps < 2 && met.length < 1500;) {
    if (driver.step() !== null) laps++;
    met.push(driver.observation.slice());
  }
  return met;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe('what inputs usually vary by', () => {
  it('is what they vary by under the shipped policies', () => {
    const ids = readdirSync('policies').filter((id) => id !== 'generalist-camera');
    const met = ids.flatMap(observationsOf);
    expect(met.length).toBeGreaterThan(3000);
    STATE_INPUTS.forEach(({ name, spread }, i) => {
      const measured = deviation(met.map((observation) => observation[i]));
      expect(`${name} ${Math.abs(measured / spread - 1) < 0.15}`).toBe(`${name} true`);
    });
  });

  it('is for pixels what they vary by for the camera policy', () => {
    const met = observationsOf('generalist-camera').flatMap((observation) => [...observation]);
    expect(deviation(met) / PIXEL_SPREAD).toBeCloseTo(1, 1);
  });
});

describe('the meanings of inputs', () => {
  it.each([
    'state',
    'state,lidar',
    'sector_lidar,state',
    'state,discretized_sector_lidar',
    'front_camera,lidar',
  ])('are as many as the numbers, each with a name of its own: %s', (names) => {
    const sensors = checkSensorSpec(names, 'test');
    const parts = createObserver(sensors).parts.filter(({ shape }) => shape.length === 1);
    const meanings = inputMeanings(sensors);
    expect(meanings).toHaveLength(parts.reduce((sum, { shape }) => sum + shape[0], 0));
    expect(new Set(meanings.map(({ name }) => name)).size).toBe(meanings.length);
  });

  it('say where a beam points, and where something is', () => {
    const named = (names: string): string[] =>
      inputMeanings(checkSensorSpec(names, 'test')).map(({ name }) => name);
    const beams = named('state,lidar').slice(26);
    // A car without a camera looks ahead with it: from 150° on one side to 150° on the other.
    expect([beams[0], beams[31], beams[32], beams[63]]).toEqual([
      'lidar beam 150° right',
      'lidar beam 2° right',
      'lidar beam 2° left',
      'lidar beam 150° left',
    ]);
    expect(named('front_camera,lidar')[0]).toBe('lidar beam 30° left');
    expect(named('state,sector_lidar')[26]).toBe('something 0 to 0.5 m 133° right');
    expect(named('state,discretized_sector_lidar').slice(26, 28)).toEqual([
      'something 0 to 0.25 m 133° right',
      'something 0.25 to 0.5 m 133° right',
    ]);
  });
});
