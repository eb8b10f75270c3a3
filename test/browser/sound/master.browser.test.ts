import { describe, expect, it } from 'vitest';
import { Master } from '../../../src/sound/mixing/master.ts';
import { Room } from '../../../src/sound/mixing/room.ts';
import { amplitudeAt, decibels, differenceOf, firstAbove, peakOf } from './setup/measure.ts';

const RATE = 44_100;

/** A sine of 441 Hz, from the first sample on: as it is, and behind what `connect` puts in its way. */
async function passed(
  amplitude: number,
  connect: (context: OfflineAudioContext, source: AudioNode) => void,
): Promise<{ sine: Float32Array; channels: Float32Array[] }> {
  const sine = Float32Array.from(
    { length: RATE },
    (_, i) => amplitude * Math.sin((2 * Math.PI * 441 * i) / RATE),
  );
  const context = new OfflineAudioContext({ numberOfChannels: 2, length: 2 * RATE, sampleRate: RATE });
  const buffer = new AudioBuffer({ length: RATE, sampleRate: RATE });
  buffer.copyToChannel(sine, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  connect(context, source);
  source.start();
  const rendered = await context.startRendering();
  return { sine, channels: [rendered.getChannelData(0), rendered.getChannelData(1)] };
}

describe('the master', () => {
  const behindMaster = (context: OfflineAudioContext, source: AudioNode): void => {
    source.connect(new Master(context).input);
  };

  it('lets through what is not loud as it is, from the first sample on', async () => {
    const { sine, channels } = await passed(0.15, behindMaster);
    expect(differenceOf([channels[0].subarray(0, RATE)], [sine])).toBeLessThan(1e-4);
    expect(differenceOf([channels[0]], [channels[1]])).toBe(0);
  });

  it('holds back what is loud, to a third of what is above −17 dB', async () => {
    const { channels } = await passed(1, behindMaster);
    // A full sine is at −3 dB: 14 above, of which a third is left.
    expect(decibels(channels, RATE / 2, RATE)).toBeCloseTo(-17 + 14 / 3, 0);
  });

  it.each([1, 4, 50])('never reaches 1, from a sine of %i', async (amplitude) => {
    expect(peakOf((await passed(amplitude, behindMaster)).channels)).toBeLessThan(0.99);
  });
});

describe('the room', () => {
  const inRoom = (context: OfflineAudioContext, source: AudioNode): void => {
    source.connect(new Room(context.destination).input);
  };

  it('answers after its first wall, half as loud again, differently on both sides, and is silent in the end', async () => {
    const { channels } = await passed(0.1, inRoom);
    expect(firstAbove(channels[0], 1e-6)).toBeGreaterThanOrEqual(Math.round(0.012 * RATE));
    // Which waves add up is chance: within 6 dB.
    const answer = amplitudeAt(channels[0], 441, RATE / 2, 16_384) / 0.15;
    expect(Math.abs(20 * Math.log10(answer))).toBeLessThan(6);
    expect(differenceOf([channels[0]], [channels[1]])).toBeGreaterThan(0.01);
    expect(decibels(channels, 1.9 * RATE)).toBeLessThan(decibels(channels, 0.9 * RATE, RATE) - 35);
  });
});
