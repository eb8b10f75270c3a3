import { WebGLRenderer } from 'three';
import type { QualitySettings } from './quality-governor.ts';

/** The browser offers no WebGL 2, which the 3D view needs. */
export class WebGlUnavailableError extends Error {
  constructor() {
    super('This browser offers no WebGL 2');
    this.name = 'WebGlUnavailableError';
  }
}

/** A renderer with a canvas of its own. @throws WebGlUnavailableError */
export function createWebGlRenderer({ quality, pixelRatio }: QualitySettings): WebGLRenderer {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', {
    antialias: quality === 'full',
    alpha: false,
    powerPreference: 'high-performance',
  });
  if (context === null) throw new WebGlUnavailableError();
  const renderer = new WebGLRenderer({ canvas, context });
  renderer.setPixelRatio(pixelRatio);
  return renderer;
}
