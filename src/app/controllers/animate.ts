/** Seconds between two pictures at most: what is played rests while the page is hidden. */
const LONGEST = 0.1;

/** Calls back before every picture of the page with the seconds since the last one. @returns ends that */
export function animate(onPicture: (seconds: number) => void): () => void {
  let last = performance.now();
  const next = (now: number): void => {
    request = requestAnimationFrame(next);
    const seconds = Math.min(LONGEST, Math.max(0, now - last) / 1000);
    last = now;
    onPicture(seconds);
  };
  let request = requestAnimationFrame(next);
  return () => cancelAnimationFrame(request);
}
