/** What keeps a hostile file finite; no piece of music that people have sent us comes near. */
export const SONG_LIMITS = {
  /** Of all tracks together. */
  notes: 200_000,
  tracks: 1_000,
  /** 14 hours at 120 bpm. */
  beats: 100_000,
  tempos: 50_000,
  timeSignatures: 10_000,
  /** Characters of a title or a name. */
  name: 200,
} as const;

/** Quarter notes a minute. The slowest is the slowest that MIDI can write: 2²⁴ − 1 µs a beat. */
export const TEMPO = { low: 60e6 / (2 ** 24 - 1), high: 10_000 } as const;

/** What a file means that says nothing: the MIDI standard's 120 bpm and 4/4. */
export const DEFAULT_BPM = 120;
export const DEFAULT_BAR = { numerator: 4, denominator: 4 } as const;

/** Notes in a bar, and the lengths they can have. */
export const NUMERATOR = { low: 1, high: 64 } as const;
export const DENOMINATORS: readonly number[] = [1, 2, 4, 8, 16, 32, 64];
