import { svg } from 'lit';
import type { CarFile } from '../../../sim/car.ts';

/** Of the body, which is as long and as wide for every car [mm] */
const LENGTH = 320;
const WIDTH = 164;
const WHEEL = { length: 68, width: 38 } as const;

/** A car from above, to scale, its nose to the right: for browsers that draw nothing in 3D. */
export function carPlan({ body, values }: CarFile) {
  const axle = 500 * values.wheelbase;
  const side = 500 * values.trackWidth;
  const { cameraFieldOfView } = values;
  const reach = 90;
  const half = reach * Math.tan(Math.min(1, cameraFieldOfView / 2));
  return svg`<svg viewBox="-180 -130 440 260" role="img" aria-label="The car from above, to scale">
    ${[axle, -axle].flatMap((x) =>
      [side, -side].map(
        (y) =>
          svg`<rect x=${x - WHEEL.length / 2} y=${y - WHEEL.width / 2} width=${WHEEL.length} height=${WHEEL.width} rx="8" fill="currentColor" opacity="0.75"></rect>`,
      ),
    )}
    <path
      d="M ${LENGTH / 2} 0 L ${LENGTH / 4} ${WIDTH / 3} L ${-LENGTH / 2} ${WIDTH / 2} L ${-LENGTH / 2} ${-WIDTH / 2} L ${LENGTH / 4} ${-WIDTH / 3} Z"
      fill=${body.paint}
    ></path>
    <path d="M ${LENGTH / 2} 0 H ${-LENGTH / 2}" stroke=${body.trim} stroke-width="12"></path>
    <path d="M 145 0 L ${145 + reach} ${half} M 145 0 L ${145 + reach} ${-half}" stroke="var(--policy)" stroke-width="2"></path>
  </svg>`;
}
