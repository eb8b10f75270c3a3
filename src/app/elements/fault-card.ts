import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CircleX } from 'lucide';
import { faultAdvice } from '../../reward/fault-advice.ts';
import type { RewardParams } from '../../reward/step-params.ts';
import { PARAM_GLOSSARY } from '../catalogue/param-glossary.ts';
import { formatValue } from '../state/format.ts';
import { messageOf } from '../state/message-of.ts';
import type { RunFailure } from '../state/run-record.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * What went wrong in a run: type, message and line of a failed reward with the params of the failing call, or what
 * happened to a worker; and what to do now.
 * @fires gp-goto-line with the 1-based line
 */
@customElement('gp-fault-card')
export class FaultCard extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 10px 12px;
        border-top: 2px solid var(--off);
        background: color-mix(in oklab, var(--off) 9%, var(--panel));
        font-size: var(--type-lead);
      }

      .head {
        display: flex;
        align-items: flex-start;
        gap: 8px;
      }

      svg {
        flex: none;
        margin-top: 1px;
        color: var(--off-text);
      }

      .type {
        color: var(--off-text);
        font-weight: 600;
      }

      .message {
        font-family: var(--mono);
        font-size: var(--type-note);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      p {
        margin: 6px 0 0 26px;
      }

      details {
        margin: 8px 0 0 26px;
      }

      summary {
        cursor: pointer;
      }

      .scroll {
        max-height: 190px;
        margin-top: 6px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 6px;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-note);
      }

      td,
      th {
        padding: 3px 8px;
        text-align: left;
        vertical-align: top;
        border-bottom: 1px solid var(--line);
      }

      th,
      .value {
        font-family: var(--mono);
        font-weight: 400;
      }

      td {
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) failure: RunFailure | null = null;

  override render() {
    const { failure } = this;
    if (failure === null) return nothing;
    switch (failure.kind) {
      case 'reward':
        return this.#rewardFault(failure);
      case 'diverged':
        return divergence(failure.message);
      default:
        return workerFault(failure.message);
    }
  }

  #rewardFault({ file, fault, params }: Extract<RunFailure, { kind: 'reward' }>) {
    const { line, type, message } = fault;
    const advice = faultAdvice(fault, {
      language: file.endsWith('.py') ? 'python' : 'typescript',
      keys: Object.keys(PARAM_GLOSSARY),
      numObjects: params?.objects_location.length ?? 0,
    });
    const goTo = () => line !== null && emit(this, 'gp-goto-line', line);
    return html`<div class="head" role="alert">
        ${icon(CircleX)}
        <div>
          <span class="type">${type}</span> in
          ${file}${
            line === null ? nothing : html`, <button class="line link" @click=${goTo}>line ${line}</button>`
          }
          <div class="message">${message}</div>
        </div>
      </div>
      ${advice === null ? nothing : html`<p>${advice}</p>`}
      <p>Training has stopped; what was learnt before is kept. Change the reward, then train again.</p>
      ${params === null ? nothing : paramsTable(params)}`;
  }
}

function divergence(message: string) {
  return html`<div class="head" role="alert">
      ${icon(CircleX)}
      <div>
        <span class="type">Training has diverged</span>
        <div class="message">${message}</div>
      </div>
    </div>
    <p>Continue the run from the list of runs: it goes on from there with a tenth of the learning rate.</p>`;
}

function workerFault(message: string) {
  return html`<div class="head" role="alert">
      ${icon(CircleX)}
      <div>
        <span class="type">Training broke off</span>
        <div class="message">${messageOf(message)}</div>
      </div>
    </div>
    <p>
      The run is kept up to its last evaluation. Continue it from the list of runs; if that fails again,
      reload the page.
    </p>`;
}

function paramsTable(params: RewardParams) {
  return html`<details>
    <summary>The params of the failing call</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Params of the failing call">
      <table>
        <tbody>
          ${(Object.keys(PARAM_GLOSSARY) as (keyof RewardParams)[]).map(
            (key) =>
              html`<tr title=${PARAM_GLOSSARY[key].meaning}>
                <th scope="row">${key}</th>
                <td class="value">${show(params[key])}</td>
                <td class="quiet">${PARAM_GLOSSARY[key].unit}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function show(value: RewardParams[keyof RewardParams]): string {
  if (typeof value === 'number') return formatValue(value);
  if (typeof value === 'boolean') return String(value);
  if (value.length > 4) return `${value.length} points`;
  return `[${value.map((item) => (Array.isArray(item) ? `[${item.map(formatValue).join(', ')}]` : typeof item === 'number' ? formatValue(item) : String(item))).join(', ')}]`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fault-card': FaultCard;
  }
}
