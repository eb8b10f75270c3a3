/** Moves a target a share `tau` of the way to a source: target ← (1 − τ) target + τ source. */
export function polyak(target: Float32Array, source: Float32Array, tau: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (1 - tau) * target[i] + tau * source[i];
}
