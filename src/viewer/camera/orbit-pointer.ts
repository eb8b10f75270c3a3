import type { OrbitCamera } from './orbit-camera.ts';

const KEY_STEP = 0.12;

/**
 * Pointer, wheel and keys for the orbit camera: drag to turn, right or Shift drag to move, wheel or pinch to zoom;
 * arrow keys turn, + and − zoom.
 * @param onUse called on every use, so that the view can switch to this camera
 * @returns takes all listeners away again
 */
export function attachOrbitControls(element: HTMLElement, orbit: OrbitCamera, onUse: () => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const pointers = new Map<number, { x: number; y: number }>();
  let pinch = 0;

  const spread = () => {
    const [a, b] = [...pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      element.setPointerCapture(event.pointerId);
      pinch = spread();
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const last = pointers.get(event.pointerId);
      if (last === undefined) return;
      const dx = event.clientX - last.x;
      const dy = event.clientY - last.y;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (dx === 0 && dy === 0) return;
      onUse();
      const height = element.clientHeight || 1;
      if (pointers.size > 1) {
        const now = spread();
        if (pinch > 0 && now > 0) orbit.zoom(pinch / now);
        pinch = now;
        orbit.pan(-dx / height / 2, dy / height / 2);
      } else if (event.shiftKey || (event.buttons & 2) !== 0) orbit.pan(-dx / height, dy / height);
      else orbit.rotate((-3 * dx) / height, (2 * dy) / height);
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    element.addEventListener(
      type,
      (event) => {
        pointers.delete(event.pointerId);
        pinch = spread();
      },
      { signal },
    );
  }
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      onUse();
      orbit.zoom(Math.exp(event.deltaY * (event.deltaMode === 1 ? 0.04 : 0.0012)));
    },
    { signal, passive: false },
  );
  element.addEventListener(
    'keydown',
    (event) => {
      const act = KEYS[event.key];
      if (act === undefined) return;
      event.preventDefault();
      onUse();
      act(orbit);
    },
    { signal },
  );
  return () => abort.abort();
}

const KEYS: Readonly<Record<string, ((orbit: OrbitCamera) => void) | undefined>> = {
  ArrowLeft: (orbit) => orbit.rotate(-KEY_STEP, 0),
  ArrowRight: (orbit) => orbit.rotate(KEY_STEP, 0),
  ArrowUp: (orbit) => orbit.rotate(0, KEY_STEP),
  ArrowDown: (orbit) => orbit.rotate(0, -KEY_STEP),
  '+': (orbit) => orbit.zoom(0.85),
  '=': (orbit) => orbit.zoom(0.85),
  '-': (orbit) => orbit.zoom(1 / 0.85),
};
