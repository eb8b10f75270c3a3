import type { FleetFrame } from '../../workers/protocol.ts';

/** Where frames end up: the 3D view. */
export interface FrameSink {
  heroFrame(frame: FleetFrame): void;
  fleetFrame(frame: FleetFrame): void;
  /** No fleet trains any more, or another one does. */
  clearFleet(): void;
  /** Another policy drives, or none. */
  clearHero(): void;
}

/** Hands frames from the workers to the view. Fast state: it goes around the store, and is dropped while nobody looks. */
export class FrameHub implements FrameSink {
  #sink: FrameSink | null = null;

  /** @returns takes the sink away again */
  connect(sink: FrameSink): () => void {
    this.#sink = sink;
    return () => {
      if (this.#sink === sink) this.#sink = null;
    };
  }

  heroFrame(frame: FleetFrame): void {
    this.#sink?.heroFrame(frame);
  }

  fleetFrame(frame: FleetFrame): void {
    this.#sink?.fleetFrame(frame);
  }

  clearFleet(): void {
    this.#sink?.clearFleet();
  }

  clearHero(): void {
    this.#sink?.clearHero();
  }
}
