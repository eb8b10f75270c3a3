/** How the notes of a melody follow one another. */
export interface Contour {
  /** Weights of moving by 0, 1, 2 … 7 notes of the scale, either way. */
  readonly moves: readonly number[];
  /** Weight of a note outside the chord on a beat, where one within has 1. */
  readonly outside: number;
  /** Weight of going on in the direction of the last move, where turning has 1. */
  readonly onwards: number;
  /** Without F and B, each a semitone from a neighbour. */
  readonly isPentatonic?: boolean;
}

export const CONTOURS = {
  mixed: { moves: [0.35, 1, 0.5, 0.25, 0.2, 0.1, 0.04, 0.08], outside: 0.04, onwards: 1.2 },
  stepwise: { moves: [0.2, 1, 0.12, 0.03, 0.02, 0, 0, 0.01], outside: 0.25, onwards: 2 },
  runs: { moves: [0.04, 1, 0.1, 0.04, 0.03, 0.01, 0, 0.02], outside: 0.3, onwards: 6 },
  repeated: { moves: [1.4, 0.6, 0.25, 0.1, 0.1, 0.03, 0, 0.03], outside: 0.03, onwards: 1 },
  arpeggio: { moves: [0.15, 0.12, 1, 0.6, 0.4, 0.15, 0.05, 0.15], outside: 0.01, onwards: 2 },
  hook: { moves: [0.5, 1, 0.6, 0.25, 0.1, 0.05, 0, 0], outside: 0.03, onwards: 1, isPentatonic: true },
} as const satisfies Record<string, Contour>;

export type ContourName = keyof typeof CONTOURS;
