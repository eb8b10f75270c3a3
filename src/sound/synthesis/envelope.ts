/**
 * Shapes a sound in place: up in a straight line, then down by 60 dB in so many seconds, and to nothing at its end, so that
 * it does not click.
 */
export function shape(
  sound: Float32Array<ArrayBuffer>,
  { attack = 0, seconds }: { readonly attack?: number; readonly seconds: number },
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const decay = 10 ** (-3 / (seconds * sampleRate));
  const fade = Math.min(sound.length, Math.round(0.01 * sampleRate));
  let level = 1;
  for (let i = 0; i < sound.length; i++) {
    const rise = attack > 0 ? Math.min(1, i / (attack * sampleRate)) : 1;
    sound[i] *= rise * level * Math.min(1, (sound.length - 1 - i) / fade);
    if (rise === 1) level *= decay;
  }
  return sound;
}
