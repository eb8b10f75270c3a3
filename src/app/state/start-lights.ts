/** How many lights come on before the start. */
export const NUM_LIGHTS = 5;
/** From one light to the next, and from the last one to the start [s] */
const INTERVAL = 0.6;

/** How many lights are on so many seconds after the cars have lined up; null: they are out, and the race has begun. */
export function lightsAt(seconds: number): number | null {
  const on = Math.floor(seconds / INTERVAL + 1e-9);
  return on > NUM_LIGHTS ? null : on;
}
