/**
 * The diverging colour map PuOr at seven even places, orange over a pale middle to purple, as CSS hex (Brewer, ColorBrewer;
 * told apart with every common kind of colour blindness).
 */
export const PURPLE_ORANGE = [
  '#b35806',
  '#f1a340',
  '#fee0b6',
  '#f7f7f7',
  '#d8daeb',
  '#998ec3',
  '#542788',
] as const;
