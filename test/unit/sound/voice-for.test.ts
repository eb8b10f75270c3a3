import { describe, expect, it } from 'vitest';
import type { Voice } from '../../../src/sound/voices/voice.ts';
import { voiceFor } from '../../../src/sound/voices/voice-for.ts';

const programs = Array.from({ length: 128 }, (_, program) => program);

describe('the voice of a program', () => {
  it('is there for each of 128, and for each kit', () => {
    expect(programs.every((program) => voiceFor(program, false).name !== '')).toBe(true);
    expect(programs.every((program) => voiceFor(program, true).isDrum)).toBe(true);
    expect(programs.some((program) => voiceFor(program, false).isDrum)).toBe(false);
  });

  it('has a name that no other voice has: recordings are kept by it', () => {
    const voices = new Map<string, Voice>();
    for (const isDrum of [false, true])
      for (const program of programs) {
        const voice = voiceFor(program, isDrum);
        expect(voices.get(voice.name) ?? voice).toBe(voice);
        voices.set(voice.name, voice);
      }
    expect(voices.size).toBeGreaterThan(120);
  });

  it.each([
    [0, 'standard kit'],
    [1, 'standard kit'],
    [16, 'power kit'],
    [25, 'analog kit'],
    [40, 'brush kit'],
    [48, 'orchestra kit'],
    [127, 'orchestra kit'],
  ])('of drums, %i: %s', (program, name) => {
    expect(voiceFor(program, true).name).toBe(name);
  });

  it('chokes an open hi-hat, a long whistle and a long triangle, and nothing else', () => {
    const { choke } = voiceFor(0, true);
    expect([42, 44, 46].map((pitch) => choke?.(pitch))).toEqual(['42', '42', '42']);
    expect(choke?.(81)).toBe(choke?.(80));
    expect([36, 38, 49, 51].map((pitch) => choke?.(pitch))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is recorded in tune where it has a pitch', () => {
    for (const program of programs.slice(0, 112)) {
      const { hertz, channels } = voiceFor(program, false).record(69, 22_050);
      expect(Math.abs(1200 * Math.log2((hertz ?? 440) / 440))).toBeLessThan(2);
      expect(channels.every((channel) => channel.every(Number.isFinite))).toBe(true);
    }
  });
});
