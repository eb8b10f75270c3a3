/** Where a policy is tried that did not learn there: on another track, or where it is with less grip. */
export type Elsewhere = { readonly trackId: string } | { readonly grip: number };

/** Shares of a car's grip that a policy is tried with: a wet road, and ice. */
export const LESS_GRIP = [0.75, 0.5, 0.25] as const;
