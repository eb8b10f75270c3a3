import { css } from 'lit';

/** A canvas that stays where it is while its sheet is scrolled, and what lies over it. */
export const pianoRollStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    overflow: hidden;
  }

  .scroller {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  canvas {
    display: block;
    position: sticky;
    inset: 0 auto auto 0;
    touch-action: pan-x pan-y;
  }

  .playhead {
    position: absolute;
    inset: 0 auto 0 0;
    width: 2px;
    margin-left: -1px;
    background: var(--text);
    pointer-events: none;
    will-change: transform;
  }

  .playhead::before {
    content: '';
    position: absolute;
    left: -4px;
    border: 5px solid transparent;
    border-top-color: var(--text);
  }

  .zoom {
    position: absolute;
    right: 20px;
    bottom: calc(var(--floor, 0px) + 20px);
    display: flex;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--glass);
  }

  .empty {
    position: absolute;
    inset: 50% 16px auto 62px;
    margin: -2em 0 0;
    color: var(--quiet);
    font-size: var(--type-lead);
    text-align: center;
    pointer-events: none;
  }
`;
