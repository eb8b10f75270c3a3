import { html, nothing } from 'lit';
import type { RaceSession } from '../controllers/race-session.ts';
import type { RaceState } from '../state/race-state.ts';
import { isEdited, lapOf } from '../state/tour.ts';
import type { AppEvent } from './emit.ts';

/** The tour as it stands, over the view; nothing where nobody is on it. */
export function tourStep({ tour: controller }: RaceSession, state: Readonly<RaceState>) {
  const { tour, runs, training, drafts, language } = state;
  if (tour === null) return nothing;
  // One that an earlier visit has left is there from the start.
  void import('./tour-card.ts');
  const lapBy = (id: string | null) => lapOf(runs.find((run) => run.id === id));
  return html`<gp-tour
    .tour=${tour}
    language=${language}
    ?training=${training.phase !== 'idle'}
    ?edited=${isEdited(tour, drafts[language].code, state, language)}
    .firstLap=${lapBy(tour.first)}
    .secondLap=${lapBy(tour.second)}
    @gp-tour=${({ detail }: AppEvent<'gp-tour'>) => {
      if (detail === 'go-on') controller.goOn();
      else if (detail === 'edit-for-me') controller.editForMe();
      else if (detail === 'try-again') controller.tryAgain();
      else controller.end();
    }}
  ></gp-tour>`;
}
