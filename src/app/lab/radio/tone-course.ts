import { svg } from 'lit';
import type { RadioReport } from '../../../workers/client/radio-client.ts';

/** Of the drawing, in its own units. */
const [WIDTH, HEIGHT] = [600, 64];

/** The mean tone of the last messages over the conversation, from good above to bad below, with the limit of the alert. */
export function toneCourse({ messages, rule, alert }: RadioReport) {
  const tones = messages.map(({ tone }) => tone);
  const means = tones.map((_, i) => {
    const recent = tones.slice(Math.max(0, i - rule.window + 1), i + 1);
    return recent.reduce((sum, tone) => sum + tone, 0) / recent.length;
  });
  const x = (i: number): number => (tones.length < 2 ? 0 : (i / (tones.length - 1)) * WIDTH);
  const y = (tone: number): number => ((1 - tone) / 2) * (HEIGHT - 8) + 4;
  const line = means.map((mean, i) => `${x(i).toFixed(1)},${y(mean).toFixed(1)}`).join(' ');
  return svg`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
    aria-label="Mean tone of the last ${rule.window} messages, the limit of the alert dashed"
    style="width:100%;height:64px;border-radius:6px;background:var(--ground)">
    <line x1="0" x2=${WIDTH} y1=${y(0)} y2=${y(0)} stroke="var(--line)" vector-effect="non-scaling-stroke" />
    <line x1="0" x2=${WIDTH} y1=${y(rule.limit)} y2=${y(rule.limit)} stroke="var(--off)" stroke-dasharray="5 4"
      vector-effect="non-scaling-stroke" />
    ${
      alert === null
        ? ''
        : svg`<line x1=${x(alert.at)} x2=${x(alert.at)} y1="0" y2=${HEIGHT} stroke="var(--off)" stroke-width="2"
            vector-effect="non-scaling-stroke" />`
    }
    <polyline points=${line} fill="none" stroke="var(--text)" stroke-width="1.5" vector-effect="non-scaling-stroke" />
  </svg>`;
}
