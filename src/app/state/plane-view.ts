/** Part of the ground that a plane shows: the place in its middle, metres, and CSS pixels per metre. y goes up the page. */
export interface PlaneView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** CSS pixels. */
export interface PlaneSize {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** From ten kilometres across a phone to a car across a screen, CSS pixels per metre. */
const SCALE = { low: 0.02, high: 4000 } as const;
/** Left free around what is shown, CSS pixels. */
const MARGIN = 36;

export function toPixels(view: PlaneView, size: PlaneSize, { x, y }: Place): Place {
  return { x: size.width / 2 + (x - view.x) * view.scale, y: size.height / 2 - (y - view.y) * view.scale };
}

export function toMetres(view: PlaneView, size: PlaneSize, { x, y }: Place): Place {
  return { x: view.x + (x - size.width / 2) / view.scale, y: view.y - (y - size.height / 2) / view.scale };
}

/** All of these places, as large as they fit. */
export function viewOf(places: readonly Place[], { width, height }: PlaneSize): PlaneView {
  const x = places.map((place) => place.x);
  const y = places.map((place) => place.y);
  const [left, right, bottom, top] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  const room = (pixels: number, metres: number): number =>
    Math.max(pixels - 2 * MARGIN, 40) / Math.max(metres, 0.5);
  return {
    x: (left + right) / 2,
    y: (bottom + top) / 2,
    scale: withinScale(Math.min(room(width, right - left), room(height, top - bottom))),
  };
}

/** What is under a place of the screen stays under it. @param at CSS pixels */
export function zoomed(view: PlaneView, size: PlaneSize, factor: number, at: Place): PlaneView {
  const scale = withinScale(view.scale * factor);
  const fixed = toMetres(view, size, at);
  return {
    x: fixed.x - (at.x - size.width / 2) / scale,
    y: fixed.y + (at.y - size.height / 2) / scale,
    scale,
  };
}

/** Moved with the hand that holds it, CSS pixels. */
export function panned(view: PlaneView, right: number, down: number): PlaneView {
  return { ...view, x: view.x - right / view.scale, y: view.y + down / view.scale };
}

/** A round distance that some sixty to a hundred and fifty pixels stand for: 1, 2 or 5 times a power of ten, metres. */
export function roundStep({ scale }: PlaneView): number {
  const least = 60 / scale;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least) ?? 10 * power;
}

function withinScale(scale: number): number {
  return Math.min(Math.max(scale, SCALE.low), SCALE.high);
}
