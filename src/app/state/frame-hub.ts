import type { Sight } from '../../training/policy-sight.ts';
import type { FleetFrame } from '../../workers/protocol.ts';
import type { ReplayReel } from './replay-reel.ts';

/** Where frames end up: the 3D view. */
export interface FrameSink {
  heroFrame(frame: FleetFrame): void;
  /** What the solid car sees. */
  sight(sight: Sight): void;
  fleetFrame(frame: FleetFrame): void;
  /** The fleet has driven its last step; what was not yet shown still may be. */
  finishFleet(): void;
  /** Another fleet, or none, is in view from now on. */
  clearFleet(): void;
  /** Another policy drives, or none. */
  clearHero(): void;
  /** Recorded drives are shown in place of all that drives now, until null is. */
  showReplay(reel: ReplayReel | null): void;
}

/** Hands frames from the workers to the view. Fast state: it goes around the store, and is dropped while nobody looks. */
export class FrameHub implements FrameSink {
  #sink: FrameSink | null = null;
  /** It does not come again by itself: a view that is there later is told. */
  #replay: ReplayReel | null = null;

  /** @returns takes the sink away again */
  connect(sink: FrameSink): () => void {
    this.#sink = sink;
    if (this.#replay !== null) sink.showReplay(this.#replay);
    return () => {
      if (this.#sink === sink) this.#sink = null;
    };
  }

  heroFrame(frame: FleetFrame): void {
    this.#sink?.heroFrame(frame);
  }

  sight(sight: Sight): void {
    this.#sink?.sight(sight);
  }

  fleetFrame(frame: FleetFrame): void {
    this.#sink?.fleetFrame(frame);
  }

  finishFleet(): void {
    this.#sink?.finishFleet();
  }

  clearFleet(): void {
    this.#sink?.clearFleet();
  }

  clearHero(): void {
    this.#sink?.clearHero();
  }

  showReplay(reel: ReplayReel | null): void {
    this.#replay = reel;
    this.#sink?.showReplay(reel);
  }
}
