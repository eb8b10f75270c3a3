import { PARTS } from '../../../../music/roll/roll-layout.ts';

/** What the roll is painted with: canvases know no custom properties. */
export interface RollColours {
  readonly ground: string;
  readonly panel: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly quiet: string;
  readonly melody: string;
  readonly onMelody: string;
  /** What plays along, in the order of `PARTS`. */
  readonly parts: readonly string[];
  /** What is being recorded. */
  readonly fresh: string;
  /** What an edit in style has added. */
  readonly added: string;
  readonly frame: string;
  readonly font: string;
}

/** As the theme has them where the element is. */
export function coloursOf(element: Element): RollColours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: token('ground'),
    panel: token('panel'),
    line: token('line'),
    lineStrong: token('line-strong'),
    text: token('text'),
    quiet: token('quiet'),
    melody: token('part-melody'),
    onMelody: token('on-part-melody'),
    parts: PARTS.map((part) => token(`part-${part}`)),
    fresh: token('learning'),
    added: token('learning-line'),
    frame: token('policy'),
    font: token('font'),
  };
}
