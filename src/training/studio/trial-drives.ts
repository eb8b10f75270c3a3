/** Standing starts that rewards are tried on, a lap each: undisturbed ones, and disturbed ones that leave the line and the road. */
export const TRIAL_DRIVES = [
  { starts: 2, noise: 0 },
  { starts: 4, noise: 0.3 },
] as const;
