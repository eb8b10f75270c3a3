import type { PictureInfluence } from '../../training/explain/explanation.ts';

/** Orange, as a lidar's hits are: it stands out from a grey picture for people with any kind of colour vision. */
const TINT = [255, 155, 61] as const;
/** The most that mattered hides this much of the grey. */
const STRONGEST = 0.85;

/**
 * Writes a picture's greys as RGBA, tinted by how much each pixel mattered, the most of the picture strongest (a saliency map:
 * Simonyan et al. 2014, arXiv:1312.6034, section 3).
 * @param effects per pixel, 0 or more; null for the plain picture
 * @param out [4 × pixels]; alpha is left as it is
 */
export function writeTinted(
  shades: PictureInfluence['shades'],
  effects: Float32Array | null,
  out: Uint8ClampedArray,
): void {
  let most = 0;
  if (effects !== null) for (const effect of effects) most = Math.max(most, effect);
  for (let i = 0; i < shades.length; i++) {
    const share = effects === null || most === 0 ? 0 : (STRONGEST * effects[i]) / most;
    for (let c = 0; c < TINT.length; c++) out[4 * i + c] = shades[i] + share * (TINT[c] - shades[i]);
  }
}
