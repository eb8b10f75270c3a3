import { svg, type SVGTemplateResult } from 'lit';

/**
 * What the pictures of `params` are made of: a piece of road seen from above, 160 × 80, driven from left to right. What a key
 * measures has the class `measured`; everything else is quiet.
 */
export const PICTURE = { width: 160, height: 80, centre: 40, halfRoad: 24 } as const;

const { width, centre, halfRoad } = PICTURE;

/** A straight road with its painted borders and its dashed centre line. */
export const road = svg`
  <rect class="road" x="0" y=${centre - halfRoad} width=${width} height=${2 * halfRoad} />
  <path class="border" d=${`M0 ${centre - halfRoad}H${width}M0 ${centre + halfRoad}H${width}`} />
  <path class="dashes" d=${`M0 ${centre}H${width}`} />`;

/** A whole lap, and the line that it starts at. */
export const loop = svg`
  <rect class="loop" x="30" y="16" width="100" height="48" rx="24" />
  <path class="border" d="M80 57v14" />`;

/** The car with its four wheels; its front point is (x, y), as in `params`. @param heading degrees, positive to the left */
export function car(x: number, y: number, heading = 0, steering = 0): SVGTemplateResult {
  const front = `translate(-5 0) rotate(${-steering})`;
  return svg`<g transform=${`translate(${x} ${y}) rotate(${-heading})`}>
    <rect class="car" x="-26" y="-7" width="26" height="14" rx="3" />
    ${[-9, 9].map(
      (side) => svg`
        <rect class="wheel" x="-24" y=${side - 1.5} width="7" height="3" />
        <g transform=${`translate(0 ${side}) ${front}`}><rect class="wheel" x="-3.5" y="-1.5" width="7" height="3" /></g>`,
    )}
  </g>`;
}

export function box(x: number, y: number, isMeasured = false): SVGTemplateResult {
  return svg`<rect class=${isMeasured ? 'box measured-area' : 'box'} x=${x - 8} y=${y - 7} width="16" height="14" rx="1" />`;
}

/** A measured distance, with a bar at either end. */
export function distance(x1: number, y1: number, x2: number, y2: number): SVGTemplateResult {
  const bar = x1 === x2 ? 'h8m-8 0' : 'v8';
  const [dx, dy] = x1 === x2 ? [-4, 0] : [0, -4];
  return svg`<path class="measured" d=${`M${x1} ${y1}L${x2} ${y2}M${x1 + dx} ${y1 + dy}${bar}M${x2 + dx} ${y2 + dy}${bar}`} />`;
}

/** A measured speed or direction. */
export function arrow(x1: number, y1: number, x2: number, y2: number): SVGTemplateResult {
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return svg`<path class="measured" d=${`M${x1} ${y1}L${x2} ${y2}`} />
    <path class="measured-fill" transform=${`translate(${x2} ${y2}) rotate(${angle})`} d="M4 0L-5 -4.5V4.5Z" />`;
}

/** Points of a line. @param measured indices of those that are meant */
export function points(
  at: readonly (readonly [number, number])[],
  measured: readonly number[],
): SVGTemplateResult {
  return svg`${at.map(
    ([x, y], i) =>
      svg`<circle class=${measured.includes(i) ? 'measured-fill' : 'point'} cx=${x} cy=${y} r=${measured.includes(i) ? 4 : 2.5} />`,
  )}`;
}

/** A measured angle about (x, y). @param from, to degrees, counter-clockwise */
export function angle(x: number, y: number, radius: number, from: number, to: number): SVGTemplateResult {
  const at = (degrees: number): string => {
    const radians = (degrees * Math.PI) / 180;
    return `${x + radius * Math.cos(radians)} ${y - radius * Math.sin(radians)}`;
  };
  return svg`<path class="measured" d=${`M${at(from)}A${radius} ${radius} 0 0 0 ${at(to)}`} />`;
}

export function label(x: number, y: number, text: string): SVGTemplateResult {
  return svg`<text x=${x} y=${y}>${text}</text>`;
}
