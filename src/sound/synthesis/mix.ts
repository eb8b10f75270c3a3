/** Sum of sounds, each with its level; as long as the longest. */
export function mix(
  ...parts: readonly (readonly [sound: Float32Array, level: number])[]
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(Math.max(...parts.map(([sound]) => sound.length)));
  for (const [sound, level] of parts) for (let i = 0; i < sound.length; i++) out[i] += level * sound[i];
  return out;
}
