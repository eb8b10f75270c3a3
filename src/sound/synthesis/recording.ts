/** The sound of one note, made in code once and played at several pitches. */
export interface Recording {
  /** One channel, or left and right. */
  readonly channels: readonly Float32Array[];
  /** Its pitch; null where it has none and is always played as it is. */
  readonly hertz: number | null;
  /** Frame from which to its end it goes round; null where it rings out by itself. */
  readonly loopStart: number | null;
}
