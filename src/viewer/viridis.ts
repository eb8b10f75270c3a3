/** The colour map viridis at eleven even places, dark blue to yellow, as CSS hex (van der Walt and Smith, matplotlib). */
export const VIRIDIS = [
  '#440154',
  '#482475',
  '#414487',
  '#355f8d',
  '#2a788e',
  '#21918c',
  '#22a884',
  '#44bf70',
  '#7ad151',
  '#bddf26',
  '#fde725',
] as const;
