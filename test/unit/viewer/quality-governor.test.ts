import { describe, expect, it } from 'vitest';
import { QualityGovernor } from '../../../src/viewer/quality-governor.ts';

/** Feeds frames whose cost goes with the number of pixels. */
function run(governor: QualityGovernor, frames: number, costAtFullSize: (quality: string) => number): void {
  for (let i = 0; i < frames; i++) {
    const { quality, pixelRatio } = governor.settings;
    governor.sample(costAtFullSize(quality) * Math.min(1, pixelRatio) ** 2);
  }
}

describe('QualityGovernor', () => {
  it('starts plainly', () => {
    expect(new QualityGovernor(2).settings).toMatchObject({ quality: 'plain', pixelRatio: 1 });
  });

  it('goes to full detail at the display’s own resolution where frames are cheap', () => {
    const governor = new QualityGovernor(3);
    run(governor, 20, () => 2);
    expect(governor.settings).toEqual({ quality: 'full', pixelRatio: 2, maxFps: Infinity });
  });

  it('is not misled by the first frames, which compile shaders', () => {
    const governor = new QualityGovernor(1);
    for (const cost of [400, 90, 40]) governor.sample(cost);
    run(governor, 8, () => 3);
    expect(governor.settings.quality).toBe('full');
  });

  it('comes back from full detail that proves too dear, and does not try again', () => {
    const governor = new QualityGovernor(2);
    run(governor, 40, (quality) => (quality === 'full' ? 30 : 4));
    expect(governor.settings.quality).toBe('plain');
    run(governor, 40, (quality) => (quality === 'full' ? 30 : 4));
    expect(governor.settings.quality).toBe('plain');
  });

  it('draws fewer pixels where frames are dear, and more when the machine has time again', () => {
    const governor = new QualityGovernor(1);
    run(governor, 40, () => 44);
    expect(governor.settings.pixelRatio).toBeCloseTo(Math.SQRT1_2, 1);
    run(governor, 40, () => 20);
    expect(governor.settings.pixelRatio).toBe(1);
  });

  it('leaves the machine to other work while there is some', () => {
    const governor = new QualityGovernor(1);
    governor.isBusy = true;
    run(governor, 40, () => 18);
    expect(governor.settings.pixelRatio).toBeCloseTo(Math.SQRT1_2, 1);
    governor.isBusy = false;
    run(governor, 40, () => 18);
    expect(governor.settings.pixelRatio).toBe(1);
  });

  it('never draws less than 60 % of the pixels’ edge length', () => {
    const governor = new QualityGovernor(1);
    run(governor, 60, () => 500);
    expect(governor.settings).toMatchObject({ quality: 'plain', pixelRatio: 0.6 });
  });
});
