/** What forgers do to a lap; each leaves another trace. */
export const TAMPER_KINDS = [
  'time-edited',
  'sped-up',
  'frames-dropped',
  'teleported',
  'spliced',
  'hacked-car',
  'copied',
] as const;
export type TamperKind = (typeof TAMPER_KINDS)[number];
