import { html } from 'lit';
import type { RaceSession } from '../controllers/race-session.ts';
import { learningCars, type RaceState } from '../state/race-state.ts';
import type { AppEvent } from './emit.ts';

/** What of it changes more than the session's state. */
interface ResultHandlers {
  /** Shows what differs between the run in view and the one that it is compared with. */
  showComparison(): void;
  exportRun(runId: string): void;
}

/** What has been learnt: the evaluation in view and all runs. */
export function results(session: RaceSession, state: Readonly<RaceState>, handlers: ResultHandlers) {
  return html`<div class="results">
    <gp-evaluation-table
      .shown=${state.shown}
      .tracks=${state.tracks}
      .ideal=${state.shown && state.idealLaps.standing(state.track, state.shown.car)}
      ?ready=${state.driving.source !== 'none' && learningCars(state) === 0}
      ?evaluating=${state.evaluating}
      @gp-evaluate=${({ detail }: AppEvent<'gp-evaluate'>) => void session.evaluateOn(detail)}
    ></gp-evaluation-table>
    <gp-run-list
      .runs=${state.runs}
      .idealLaps=${state.idealLaps}
      selected=${state.selectedRunId ?? ''}
      compared=${session.comparison.pair?.[1].id ?? ''}
      @gp-compare=${({ detail }: AppEvent<'gp-compare'>) => void session.comparison.choose(detail || null)}
      @gp-comparison=${() => handlers.showComparison()}
      @gp-tag-run=${({ detail: { id, tags } }: AppEvent<'gp-tag-run'>) => session.library.tag(id, tags)}
      ?busy=${state.training.phase !== 'idle'}
      .checkpoints=${session.view.checkpoints}
      @gp-drive-checkpoint=${({ detail }: AppEvent<'gp-drive-checkpoint'>) =>
        void session.view.driveCheckpoint(detail.runId, detail.steps)}
      @gp-replay-checkpoints=${({ detail }: AppEvent<'gp-replay-checkpoints'>) =>
        void session.replays.showSideBySide(detail.runId, detail.steps)}
      @gp-train-from=${({ detail }: AppEvent<'gp-train-from'>) =>
        void session.runs.trainFrom(detail.runId, detail.steps)}
      @gp-select=${({ detail }: AppEvent<'gp-select'>) =>
        void (detail === '' ? session.showShipped() : session.view.select(detail))}
      @gp-resume=${({ detail }: AppEvent<'gp-resume'>) => void session.runs.resume(detail)}
      @gp-remove=${({ detail }: AppEvent<'gp-remove'>) => session.remove(detail)}
      @gp-reuse=${({ detail }: AppEvent<'gp-reuse'>) => session.rewards.openRun(detail)}
      @gp-import-run=${({ detail }: AppEvent<'gp-import-run'>) => void session.exchange.import(detail)}
      @gp-export-run=${({ detail }: AppEvent<'gp-export-run'>) => handlers.exportRun(detail)}
      @gp-rename=${({ detail }: AppEvent<'gp-rename'>) => session.rename(detail.id, detail.name)}
    ></gp-run-list>
  </div>`;
}
