/** What the roll is painted with: canvases know no custom properties. */
export interface RollColours {
  readonly ground: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly quiet: string;
  readonly melody: string;
  readonly onMelody: string;
  /** What is being recorded. */
  readonly fresh: string;
  readonly frame: string;
  readonly font: string;
}

const TOKENS: Readonly<Record<keyof RollColours, string>> = {
  ground: '--ground',
  panel: '--panel',
  raised: '--raised',
  line: '--line',
  lineStrong: '--line-strong',
  text: '--text',
  quiet: '--quiet',
  melody: '--part-melody',
  onMelody: '--on-part-melody',
  fresh: '--learning',
  frame: '--policy',
  font: '--font',
};

/** As the theme has them where the element is. */
export function coloursOf(element: Element): RollColours {
  const style = getComputedStyle(element);
  const entries = Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return Object.fromEntries(entries) as unknown as RollColours;
}
