/** `full`: sharp and smooth. `plain`: for machines that draw without a graphics card, and leaves their time to training. */
export type Quality = 'full' | 'plain';

export interface QualitySettings {
  readonly quality: Quality;
  /** Canvas pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** Frames per second drawn at most. */
  readonly maxFps: number;
}

/** A frame that costs more than this is drawn plainly, ms. */
const FULL_BUDGET = 8;
/** What a plain frame should cost at most, ms: while the machine has other work, and while it has none. */
const PLAIN_BUDGET = { busy: 9, idle: 22 } as const;
/** The first frames compile shaders and say nothing. */
const WARM_UP = 3;
const WINDOW = 5;
const MAX_PIXEL_RATIO = 2;
const PLAIN_SCALE = { low: 0.6, high: 1 } as const;
/** The smallest change of the pixel ratio worth making. */
const SCALE_STEP = 0.15;
const PLAIN_FPS = 30;

/**
 * Chooses how the scene is drawn by what its frames really cost. Starts plainly, goes to full detail where that is
 * affordable, and comes back from it for good when it proves not to be. Plain pictures have as many pixels as the
 * machine can afford at the moment.
 */
export class QualityGovernor {
  #settings: QualitySettings = { quality: 'plain', pixelRatio: 1, maxFps: PLAIN_FPS };
  #samples: number[] = [];
  #skipped = 0;
  #triedFull = false;
  /** Whether the machine has better things to do than to draw; plain pictures then have fewer pixels. */
  isBusy = false;

  /** @param devicePixelRatio of the display */
  constructor(readonly devicePixelRatio: number) {}

  get settings(): QualitySettings {
    return this.#settings;
  }

  /** Whether enough frames were measured since the last change to judge it. */
  get settled(): boolean {
    return this.#samples.length >= WINDOW;
  }

  /**
   * Takes the cost of one whole frame, drawing included.
   * @param milliseconds from the first call to the last pixel
   * @returns true when the settings have changed
   */
  sample(milliseconds: number): boolean {
    if (this.#skipped < WARM_UP) {
      this.#skipped++;
      return false;
    }
    this.#samples.push(milliseconds);
    if (this.#samples.length > WINDOW) this.#samples.shift();
    if (this.#samples.length < WINDOW) return false;
    const cost = median(this.#samples);
    const next = this.#choose(cost);
    if (sameSettings(next, this.#settings)) return false;
    this.#settings = next;
    this.#samples = [];
    this.#skipped = 0;
    return true;
  }

  #choose(cost: number): QualitySettings {
    if (this.#settings.quality === 'full') {
      return cost <= 2 * FULL_BUDGET
        ? this.#settings
        : { quality: 'plain', pixelRatio: PLAIN_SCALE.high, maxFps: PLAIN_FPS };
    }
    const { pixelRatio } = this.#settings;
    if (cost <= FULL_BUDGET && pixelRatio === PLAIN_SCALE.high && !this.#triedFull) {
      this.#triedFull = true;
      return {
        quality: 'full',
        pixelRatio: Math.min(MAX_PIXEL_RATIO, this.devicePixelRatio),
        maxFps: Infinity,
      };
    }
    // Cost goes with the number of pixels. Small corrections are not worth the flicker.
    const budget = this.isBusy ? PLAIN_BUDGET.busy : PLAIN_BUDGET.idle;
    const wanted = pixelRatio * Math.sqrt(budget / cost);
    const scale = Math.min(PLAIN_SCALE.high, Math.max(PLAIN_SCALE.low, Math.round(20 * wanted) / 20));
    return Math.abs(scale - pixelRatio) < SCALE_STEP
      ? this.#settings
      : { quality: 'plain', pixelRatio: scale, maxFps: PLAIN_FPS };
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function sameSettings(a: QualitySettings, b: QualitySettings): boolean {
  return a.quality === b.quality && a.pixelRatio === b.pixelRatio && a.maxFps === b.maxFps;
}
