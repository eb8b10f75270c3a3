import { css, html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DiscreteAction } from '../../race/action-space.ts';
import { ACTION_LIMITS } from '../../workers/client/create-run-config.ts';
import {
  ACTION_STEP,
  type ActionSetup,
  DEFAULT_ACTION_SETUP,
  describeActions,
  describeAngle,
  nearestAction,
  withAction,
} from '../state/action-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

const { steering: STEERING, speed: SPEED, count: COUNT } = ACTION_LIMITS;
/** The plane in its own units; left is left, as the driver sees it. */
const PLANE = { left: 30, right: 292, top: 12, bottom: 158, width: 300, height: 184 };
const ANGLES = [30, 15, 0, -15, -30];
const SPEEDS = [0, 1, 2, 3, 4];
/** A side of the range of a continuous space that can be dragged. */
const SIDES = [
  ['steering', 'low'],
  ['steering', 'high'],
  ['speed', 'low'],
  ['speed', 'high'],
] as const;
type Side = (typeof SIDES)[number];

/** What follows the pointer: an action of the list, or a side of the range. */
type Grip = number | Side;

/**
 * What a policy may command as places on a plane of steering and speed, to be dragged: the actions of a list or the sides
 * of a range. Keys move an action that has the focus; sliders beside the plane do the same for a range.
 * @fires gp-actions with the changed part @fires gp-action with the index of the action that is looked at
 */
@customElement('gp-action-plane')
export class ActionPlane extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      svg {
        display: block;
        width: 100%;
        overflow: visible;
        border-radius: 6px;
        background: var(--ground);
        user-select: none;
      }

      svg.free {
        cursor: copy;
      }

      line {
        stroke: var(--line);
      }

      text {
        fill: var(--quiet);
        font-size: 0.625rem;
        font-variant-numeric: tabular-nums;
      }

      .grip {
        fill: var(--policy);
        stroke: var(--ground);
        stroke-width: 1.5;
        cursor: grab;
        touch-action: none;
      }

      .grip:focus-visible {
        outline: none;
        stroke: var(--text);
        stroke-width: 2.5;
      }

      .chosen {
        fill: var(--learning-line);
      }

      /* Fingers are larger than dots. */
      .reach {
        fill: transparent;
        cursor: grab;
        touch-action: none;
      }

      .range {
        fill: var(--chosen);
        fill-opacity: 0.6;
        stroke: var(--policy);
        stroke-width: 1.5;
      }
    `,
  ];

  @property({ attribute: false }) actions: ActionSetup = DEFAULT_ACTION_SETUP;
  /** Index of the action that is looked at. */
  @property({ type: Number }) chosen = 0;
  /** What it would be if the pointer let go here. */
  @state() private dragged: ActionSetup | null = null;
  @query('svg') private readonly plane!: SVGSVGElement;
  #grip: Grip | null = null;
  /** Where it was taken, and how far beside its middle, CSS pixels. */
  #grab = { x: 0, y: 0, right: 0, down: 0 };
  /** Whether the click that ends this press is of a drag: a captured pointer clicks on the plane. */
  #isDrag = false;
  /** Whether the action that had the focus is to go. */
  #isRemoved = false;

  override updated(changed: PropertyValues<this>): void {
    if (!this.#isRemoved || !changed.has('actions')) return;
    this.#isRemoved = false;
    this.renderRoot.querySelector<SVGElement>('.chosen')?.focus();
  }

  override render() {
    const actions = this.dragged ?? this.actions;
    const isList = actions.type === 'discrete';
    const isFree = isList && actions.list.length < COUNT.high;
    return html`<svg
      class=${isFree ? 'free' : ''}
      viewBox="0 0 ${PLANE.width} ${PLANE.height}"
      role=${isList ? 'group' : 'img'}
      aria-label="Steering and speed: ${describeActions(actions)}"
      @pointerdown=${() => (this.#isDrag = this.#grip !== null)}
      @pointermove=${this.#move}
      @pointerup=${this.#drop}
      @pointercancel=${this.#letGo}
      @click=${(event: MouseEvent) => (isFree && !this.#isDrag ? this.#add(event) : undefined)}
    >
      ${axes()} ${isList ? this.#points(actions.list) : this.#range(actions)}
    </svg>`;
  }

  #points(list: readonly DiscreteAction[]) {
    return list.map((action, index) => {
      const [x, y] = placeOf(action.steering_angle, action.speed);
      const isChosen = index === this.chosen;
      return svg`<g
        tabindex=${isChosen ? 0 : -1}
        role="button"
        aria-label="Action ${index}: ${describeAngle(action.steering_angle)} at ${action.speed} m/s. Arrow keys move it, Delete removes it."
        class="grip ${isChosen ? 'chosen' : ''}"
        @pointerdown=${(event: PointerEvent) => this.#take(event, index)}
        @keydown=${(event: KeyboardEvent) => this.#press(event, index)}
      >
        <circle class="reach" cx=${x} cy=${y} r="13" stroke="none"></circle>
        <circle cx=${x} cy=${y} r=${isChosen ? 7 : 5}></circle>
      </g>`;
    });
  }

  #range({ steering, speed }: ActionSetup) {
    const [left, top] = placeOf(steering.high, speed.high);
    const [right, bottom] = placeOf(steering.low, speed.low);
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const grip = ([name, end]: Side) => {
      const isSteering = name === 'steering';
      const x = isSteering ? (end === 'high' ? left : right) : middle.x;
      const y = isSteering ? middle.y : end === 'high' ? top : bottom;
      return svg`<g class="grip" @pointerdown=${(event: PointerEvent) => this.#take(event, [name, end])}>
        <circle class="reach" cx=${x} cy=${y} r="14" stroke="none"></circle>
        <rect
          x=${x - (isSteering ? 3 : 9)}
          y=${y - (isSteering ? 9 : 3)}
          width=${isSteering ? 6 : 18}
          height=${isSteering ? 18 : 6}
          rx="3"
        ></rect>
      </g>`;
    };
    return svg`<rect class="range" x=${left} y=${top} width=${right - left} height=${bottom - top} rx="3"></rect>
      ${SIDES.map(grip)}`;
  }

  #take(event: PointerEvent, grip: Grip): void {
    if (event.button !== 0) return;
    this.#grip = grip;
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    this.#grab = {
      x: event.clientX,
      y: event.clientY,
      right: event.clientX - (box.left + box.width / 2),
      down: event.clientY - (box.top + box.height / 2),
    };
    // Moves and the end come to the plane even where the pointer has left it.
    this.plane.setPointerCapture(event.pointerId);
    if (typeof grip !== 'number') return;
    emit(this, 'gp-action', grip);
    (event.currentTarget as SVGElement).focus();
  }

  readonly #move = (event: PointerEvent): void => {
    const { x, y, right, down } = this.#grab;
    if (this.#grip === null) return;
    // A hand that only chooses is not quite still.
    if (this.dragged === null && Math.hypot(event.clientX - x, event.clientY - y) < STILL) return;
    const place = this.#placeUnder({ clientX: event.clientX - right, clientY: event.clientY - down });
    const { actions } = this;
    this.dragged =
      typeof this.#grip === 'number'
        ? { ...actions, list: withAction(actions.list, this.#grip, place) }
        : withSide(actions, this.#grip, place);
  };

  readonly #drop = (): void => {
    if (this.dragged !== null) {
      const { steering, speed, list } = this.dragged;
      emit(this, 'gp-actions', typeof this.#grip === 'number' ? { list } : { steering, speed });
    }
    this.#letGo();
  };

  readonly #letGo = (): void => {
    this.#grip = null;
    this.dragged = null;
  };

  #add(event: MouseEvent): void {
    const { list } = this.actions;
    emit(this, 'gp-actions', { list: [...list, this.#placeUnder(event)] });
    emit(this, 'gp-action', list.length);
  }

  #press(event: KeyboardEvent, index: number): void {
    const { list } = this.actions;
    const step = STEPS[event.key];
    const isRemoved = event.key === 'Delete' || event.key === 'Backspace';
    if (step === undefined && !isRemoved) return;
    event.preventDefault();
    // The view beside it listens to keys, too.
    event.stopPropagation();
    if (isRemoved) {
      if (list.length > COUNT.low) this.#remove(index);
      return;
    }
    const { steering_angle, speed } = list[index];
    const moved = nearestAction({
      steering_angle: steering_angle + step!.steering * ACTION_STEP.steering,
      speed: speed + step!.speed * ACTION_STEP.speed,
    });
    emit(this, 'gp-actions', { list: withAction(list, index, moved) });
  }

  /** The next one, or the last, takes its place, so that keys go on. */
  #remove(index: number): void {
    const list = this.actions.list.filter((_, i) => i !== index);
    this.#isRemoved = true;
    emit(this, 'gp-actions', { list });
    emit(this, 'gp-action', Math.min(index, list.length - 1));
  }

  #placeUnder({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): DiscreteAction {
    const box = this.plane.getBoundingClientRect();
    const x = ((clientX - box.left) / box.width) * PLANE.width;
    const y = ((clientY - box.top) / box.height) * PLANE.height;
    return nearestAction({
      steering_angle:
        STEERING.high - ((x - PLANE.left) / (PLANE.right - PLANE.left)) * (STEERING.high - STEERING.low),
      speed: ((PLANE.bottom - y) / (PLANE.bottom - PLANE.top)) * SPEED.high,
    });
  }
}

const STEPS: Readonly<Record<string, { readonly steering: number; readonly speed: number } | undefined>> = {
  ArrowLeft: { steering: 1, speed: 0 },
  ArrowRight: { steering: -1, speed: 0 },
  ArrowUp: { steering: 0, speed: 1 },
  ArrowDown: { steering: 0, speed: -1 },
};

/** A pointer that has moved less is still, CSS pixels. */
const STILL = 4;

/** A range with one of its sides elsewhere, at least a step from the other. */
function withSide(actions: ActionSetup, [name, end]: Side, place: DiscreteAction): ActionSetup {
  const span = actions[name];
  const wished = name === 'steering' ? place.steering_angle : place.speed;
  const step = ACTION_STEP[name];
  const moved =
    end === 'low'
      ? { ...span, low: Math.min(wished, span.high - step) }
      : { ...span, high: Math.max(wished, span.low + step) };
  return { ...actions, [name]: moved };
}

function placeOf(steering: number, speed: number): [x: number, y: number] {
  const across = (STEERING.high - steering) / (STEERING.high - STEERING.low);
  return [
    PLANE.left + across * (PLANE.right - PLANE.left),
    PLANE.bottom - (speed / SPEED.high) * (PLANE.bottom - PLANE.top),
  ];
}

function axes() {
  return svg`${ANGLES.map((angle) => {
    const [x] = placeOf(angle, 0);
    const anchor = angle === STEERING.high ? 'start' : angle === STEERING.low ? 'end' : 'middle';
    return svg`<line x1=${x} x2=${x} y1=${PLANE.top} y2=${PLANE.bottom}></line>
      <text x=${x} y=${PLANE.bottom + 14} text-anchor=${anchor}>${Math.abs(angle) === STEERING.high ? describeAngle(angle) : `${Math.abs(angle)}°`}</text>`;
  })}
  ${SPEEDS.map((speed) => {
    const [, y] = placeOf(0, speed);
    return svg`<line x1=${PLANE.left} x2=${PLANE.right} y1=${y} y2=${y}></line>
      <text x=${PLANE.left - 6} y=${y + 3} text-anchor="end">${speed}</text>
      ${speed === SPEED.high ? svg`<text x=${PLANE.left + 4} y=${y + 11}>m/s</text>` : nothing}`;
  })}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-action-plane': ActionPlane;
  }
}
