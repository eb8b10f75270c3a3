import type { WebGLRenderer } from 'three';
import { createWebGlRenderer } from './create-webgl-renderer.ts';
import type { QualitySettings } from './quality-governor.ts';

/** The canvas in its host and what draws on it, made anew for other settings; survives the loss of its graphics context. */
export class ViewerCanvas {
  /** Whether the graphics context is gone. */
  isContextLost = false;
  readonly #host: HTMLElement;
  readonly #onContext: () => void;
  #renderer: WebGLRenderer;

  /**
   * @param onContext told when the graphics context has gone or come back
   * @throws WebGlUnavailableError
   */
  constructor(host: HTMLElement, settings: QualitySettings, onContext: () => void) {
    this.#host = host;
    this.#onContext = onContext;
    this.#renderer = this.#open(settings);
  }

  get renderer(): WebGLRenderer {
    return this.#renderer;
  }

  /** Smooth edges are a property of the context: other settings may need a new one. */
  replace(settings: QualitySettings): void {
    this.close();
    this.#renderer = this.#open(settings);
  }

  close(): void {
    const canvas = this.#renderer.domElement;
    canvas.removeEventListener('webglcontextlost', this.#onLost);
    canvas.removeEventListener('webglcontextrestored', this.#onRestored);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    canvas.remove();
  }

  #open(settings: QualitySettings): WebGLRenderer {
    const renderer = createWebGlRenderer(settings);
    const canvas = renderer.domElement;
    canvas.addEventListener('webglcontextlost', this.#onLost);
    canvas.addEventListener('webglcontextrestored', this.#onRestored);
    this.#host.append(canvas);
    return renderer;
  }

  readonly #onLost = (event: Event): void => {
    event.preventDefault();
    this.isContextLost = true;
    this.#onContext();
  };

  readonly #onRestored = (): void => {
    this.isContextLost = false;
    this.#onContext();
  };
}
