const MICROSECONDS_PER_MINUTE = 60_000_000;

/** What a MIDI file keeps of a tempo: whole microseconds a beat. */
export function microsecondsOf(bpm: number): number {
  return Math.round(MICROSECONDS_PER_MINUTE / bpm);
}

/** The roundest tempo of so many microseconds a beat: a song of 110 bpm comes back as that, not as 109.99991. */
export function bpmOf(microseconds: number): number {
  const exact = MICROSECONDS_PER_MINUTE / microseconds;
  for (let digits = 0; digits < 7; digits++) {
    const rounded = Number(exact.toFixed(digits));
    if (microsecondsOf(rounded) === microseconds) return rounded;
  }
  return exact;
}
