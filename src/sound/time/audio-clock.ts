/** Seconds between two ticks. */
const TICK = 0.025;

/** Whatever calls back again and again until it is told to stop. */
export type Ticker = (context: BaseAudioContext, tick: () => void) => () => void;

/**
 * Ticks that come from the audio itself: a silent source ends every 25 ms. Timers come once a second in a tab that is not
 * looked at, and once a minute later; the ends of sources come as long as there is sound.
 */
export const audioClock: Ticker = (context, tick) => {
  let source: ConstantSourceNode | null = null;
  const next = (): void => {
    source = new ConstantSourceNode(context, { offset: 0 });
    source.connect(context.destination);
    source.onended = () => {
      source?.disconnect();
      next();
      tick();
    };
    source.start();
    source.stop(context.currentTime + TICK);
  };
  next();
  return () => {
    if (!source) return;
    source.onended = null;
    source.stop();
    source.disconnect();
  };
};
