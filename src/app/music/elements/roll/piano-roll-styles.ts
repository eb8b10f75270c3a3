import { css } from 'lit';

/** A canvas that stays where it is while its sheet is scrolled, and what lies over it. */
export const pianoRollStyles = css`
  :host {
    display: block;
    position: relative;
    /* Of the melody, a little more than an octave and a half is to be seen at any rate, above the parts. */
    min-height: calc(200px + var(--floor, 0px));
    overflow: hidden;
  }

  .scroller {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }

  /* Where the keys are below the window's edge, a finger goes on to them. */
  @media (max-height: 640px) {
    .scroller {
      overscroll-behavior-y: auto;
    }
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
