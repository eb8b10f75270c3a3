/**
 * Inverse discrete Fourier transform in place, without the division by the length: a bin of amplitude a becomes a wave of
 * amplitude a. Radix 2, decimation in time (Cooley & Tukey 1965).
 * @param re real parts; as long as a power of two
 * @param im imaginary parts
 */
export function inverseFft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  reverseBits(re, im);
  for (let half = 1; half < n; half *= 2) {
    const angle = Math.PI / half;
    const [stepRe, stepIm] = [Math.cos(angle), Math.sin(angle)];
    // Neighbours after each other, as they lie in the memory: many times as fast as the other way round.
    for (let block = 0; block < n; block += 2 * half) {
      let turnRe = 1;
      let turnIm = 0;
      for (let i = block; i < block + half; i++) {
        const j = i + half;
        const oddRe = re[j] * turnRe - im[j] * turnIm;
        const oddIm = re[j] * turnIm + im[j] * turnRe;
        re[j] = re[i] - oddRe;
        im[j] = im[i] - oddIm;
        re[i] += oddRe;
        im[i] += oddIm;
        const next = turnRe * stepRe - turnIm * stepIm;
        turnIm = turnRe * stepIm + turnIm * stepRe;
        turnRe = next;
      }
    }
  }
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const [swappedRe, swappedIm] = [re[i], im[i]];
    re[i] = re[j];
    im[i] = im[j];
    re[j] = swappedRe;
    im[j] = swappedIm;
  }
}
