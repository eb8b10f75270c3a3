import type { TrackDesign } from '../../track/design/track-design.ts';

/** What can be taken back, and no more, so that an afternoon of drawing does not fill the memory. */
const MOST = 300;

/** What a hand does to a design. */
export interface DesignChange {
  readonly design: TrackDesign;
  /** Whether the hand has let go of it. */
  readonly isDone: boolean;
  /** What is changed bit by bit, as by keys: bits of the same in a row are taken back as one. */
  readonly series?: string;
}

/** A design with what it was before, and what it would be again. Immutable. */
export interface DesignHistory {
  /** The oldest first. */
  readonly past: readonly TrackDesign[];
  readonly present: TrackDesign;
  /** The next first. */
  readonly future: readonly TrackDesign[];
}

export function historyOf(present: TrackDesign): DesignHistory {
  return { past: [], present, future: [] };
}

/** The same step goes on: what was before it stays what it was. */
export function continued({ past }: DesignHistory, next: TrackDesign): DesignHistory {
  return { past, present: next, future: [] };
}

export function recorded({ past, present }: DesignHistory, next: TrackDesign): DesignHistory {
  return { past: [...past, present].slice(-MOST), present: next, future: [] };
}

/** The same where nothing can be taken back. */
export function undone(history: DesignHistory): DesignHistory {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

/** The same where nothing was taken back. */
export function redone(history: DesignHistory): DesignHistory {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (next === undefined) return history;
  return { past: [...past, present], present: next, future: rest };
}
