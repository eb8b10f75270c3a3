import { svg, type TemplateResult } from 'lit';
import type { IconNode } from 'lucide';

/**
 * One of lucide's icons as part of a template. It says nothing to screen readers: the button around it does.
 * @param size CSS pixels
 */
export function icon(node: IconNode, size = 18): TemplateResult {
  return svg`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${node.map(([tag, attributes]) => shape(tag, attributes))}</svg>`;
}

function shape(tag: string, a: IconNode[number][1]): TemplateResult {
  switch (tag) {
    case 'circle':
      return svg`<circle cx=${a['cx']!} cy=${a['cy']!} r=${a['r']!} />`;
    case 'rect':
      return svg`<rect x=${a['x'] ?? 0} y=${a['y'] ?? 0} width=${a['width']!} height=${a['height']!} rx=${a['rx'] ?? 0} />`;
    case 'line':
      return svg`<line x1=${a['x1']!} y1=${a['y1']!} x2=${a['x2']!} y2=${a['y2']!} />`;
    case 'polygon':
      return svg`<polygon points=${a['points']!} />`;
    case 'polyline':
      return svg`<polyline points=${a['points']!} />`;
    default:
      return svg`<path d=${a['d']!} />`;
  }
}
