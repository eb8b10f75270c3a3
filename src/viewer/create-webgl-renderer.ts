import { WebGLRenderer } from 'three';
import type { QualitySettings } from './quality-governor.ts';

/** The browser offers no WebGL 2, which the 3D view needs. */
export class WebGlUnavailableError extends Error {
  constructor() {
    super('This browser offers no WebGL 2');
    this.name = 'WebGlUnavailableError';
  }
}

/**
 * A renderer with a canvas of its own.
 * @param alpha whether what is behind the canvas is seen through it @throws WebGlUnavailableError
 */
export function createWebGlRenderer(
  { quality, pixelRatio }: Pick<QualitySettings, 'quality' | 'pixelRatio'>,
  alpha = false,
): WebGLRenderer {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', {
    antialias: quality === 'full',
    alpha,
    powerPreference: 'high-performance',
  });
  if (context === null) throw new WebGlUnavailableError();
  const renderer = new WebGLRenderer({ canvas, context });
  renderer.setPixelRatio(pixelRatio);
  return renderer;
}
