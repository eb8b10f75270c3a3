import { median } from '../../math/statistics.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { purity } from './choose-themes.ts';
import {
  HELD_OUT_SENTENCES,
  type LabelledSentence,
  type Mood,
  TUNING_SENTENCES,
} from './labelled-sentences.ts';
import { HELPS, STRANGE_SENTENCES } from './help-judgements.ts';
import { createAnalyst } from './hear-run.ts';
import type { RadioAnalyst } from './radio-analyst.ts';
import { recordedMessages, type RunRadio } from './recorded-messages.ts';
import { THEME_METHODS, type ThemeMethod } from './themes.ts';
import type { RadioMessage } from './write-messages.ts';
import { alertAt, type AlertFigures, alertFigures, type AlertRule } from './trouble-alert.ts';

/** How well the radio is understood. Shares are from 0 to 1; all of it is measured on what nothing was chosen by, where not said otherwise. */
export interface RadioAssessment {
  readonly runs: { readonly tuning: number; readonly test: number; readonly endedBadly: number };
  readonly messages: { readonly tuning: number; readonly test: number };
  readonly themes: {
    readonly method: ThemeMethod;
    readonly purity: Readonly<Record<ThemeMethod, number>>;
    /** Of the runs that methods were chosen by. */
    readonly chosenBy: Readonly<Record<ThemeMethod, number>>;
    /** Everything one theme. */
    readonly baseline: number;
    readonly words: readonly (readonly string[])[];
  };
  readonly sentiment: {
    readonly sentences: { readonly tuning: number; readonly heldOut: number };
    readonly accuracy: { readonly tuning: number; readonly heldOut: number };
    /** Always the most common label. */
    readonly baseline: number;
  };
  readonly alert: {
    readonly rule: AlertRule;
    readonly figures: AlertFigures;
    /** An alert for every run, and for none. */
    readonly always: AlertFigures;
    readonly never: AlertFigures;
    /** How long before the end it comes where it is right, environment steps; null: it never is. */
    readonly medianLead: number | null;
  };
  readonly help: {
    readonly messages: number;
    readonly strange: number;
    /** For how many messages, and for how many sentences in other words, one of three texts was thought right. */
    readonly found: number;
    readonly foundStrange: number;
    /** The same three texts for all of these sentences: those that are right most often. */
    readonly baseline: number;
  };
}

type Told = Pick<RadioMessage, 'kind' | 'text'>;

/** Measures themes, moods, alerts and help on the recorded runs and the labelled sentences. */
export function assessRadio(documents: readonly SearchDocument[]): RadioAssessment {
  const analyst = createAnalyst(documents);
  const { tuning, test } = recordedMessages();
  const said = (runs: readonly RunRadio[]) => runs.flatMap(({ messages }) => messages);
  const accuracy = (sentences: readonly LabelledSentence[]): number =>
    sentences.filter(({ text, mood }) => analyst.sentiment.mood(text) === mood).length / sentences.length;
  const overMethods = (runs: readonly RunRadio[]) =>
    Object.fromEntries(
      THEME_METHODS.map((method) => [method, purity(said(runs), analyst.themes.tried[method])]),
    ) as Record<ThemeMethod, number>;
  return {
    runs: {
      tuning: tuning.length,
      test: test.length,
      endedBadly: test.filter((run) => run.endedBadly).length,
    },
    messages: { tuning: said(tuning).length, test: said(test).length },
    themes: {
      method: analyst.themes.method,
      purity: overMethods(test),
      chosenBy: overMethods(tuning),
      baseline: purity(said(test), { themeOf: () => 0 }),
      words: analyst.themes.themes.words,
    },
    sentiment: {
      sentences: { tuning: TUNING_SENTENCES.length, heldOut: HELD_OUT_SENTENCES.length },
      accuracy: { tuning: accuracy(TUNING_SENTENCES), heldOut: accuracy(HELD_OUT_SENTENCES) },
      baseline: largestShare(HELD_OUT_SENTENCES.map(({ mood }) => mood)),
    },
    alert: assessAlert(analyst, test),
    help: assessHelp(analyst, said(test)),
  };
}

function assessAlert(analyst: RadioAnalyst, runs: readonly RunRadio[]): RadioAssessment['alert'] {
  const { rule } = analyst;
  const histories = runs.map(({ beforeEnd, endedBadly }) => ({
    moods: beforeEnd.map(({ text }) => analyst.tone(text)),
    endedBadly,
  }));
  const leads = runs.flatMap(({ beforeEnd, endedBadly, steps }, i) => {
    const at = alertAt(histories[i].moods, rule);
    return at === null || !endedBadly ? [] : [steps - beforeEnd[at].steps];
  });
  return {
    rule,
    figures: alertFigures(histories, (moods) => alertAt(moods, rule) !== null),
    always: alertFigures(histories, () => true),
    never: alertFigures(histories, () => false),
    medianLead: median(leads),
  };
}

function assessHelp(analyst: RadioAnalyst, messages: readonly Told[]): RadioAssessment['help'] {
  const troubled = messages.filter(({ kind }) => HELPS[kind] !== undefined);
  const strange = STRANGE_SENTENCES.map(([kind, text]) => ({ kind, text }));
  const share = (told: readonly Told[], ids: (text: string) => readonly string[]): number =>
    told.filter(({ kind, text }) => ids(text).some((id) => HELPS[kind]!.includes(id))).length / told.length;
  const often = new Map<string, number>();
  for (const id of strange.flatMap(({ kind }) => HELPS[kind]!)) often.set(id, (often.get(id) ?? 0) + 1);
  const same = [...often]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([id]) => id);
  const found = (text: string): string[] => analyst.helpFor(text).map(({ id }) => id);
  return {
    messages: troubled.length,
    strange: strange.length,
    found: share(troubled, found),
    foundStrange: share(strange, found),
    baseline: share(strange, () => same),
  };
}

function largestShare(labels: readonly Mood[]): number {
  return (
    Math.max(...new Set(labels.map((label) => labels.filter((other) => other === label).length))) /
    labels.length
  );
}
