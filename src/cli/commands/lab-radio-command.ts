import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import { searchDocuments } from '../../app/catalogue/search-documents.ts';
import { assessRadio, type RadioAssessment } from '../../lab/radio/assess-radio.ts';
import { createAnalyst } from '../../lab/radio/hear-run.ts';
import type { HeardRadio } from '../../lab/radio/radio-analyst.ts';
import { readTranscript, TranscriptError } from '../../lab/radio/transcript.ts';
import { THEME_METHODS } from '../../lab/radio/themes.ts';
import type { AlertFigures } from '../../lab/radio/trouble-alert.ts';
import { explainFaults } from '../file-faults.ts';
import { readTrack, trackIds } from '../files.ts';
import { flag, type Options } from '../options.ts';
import { type CommandResult, oneLine, table } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** `lab radio`: moods, themes and an alert of a transcript; with `--assess`, how well they are found. @throws UsageError */
export function labRadioCommand(files: readonly string[], options: Options): CommandResult {
  const documents = searchDocuments(trackIds().map(readTrack));
  if (flag(options, 'assess')) {
    if (files.length > 0)
      throw new UsageError('lab radio --assess takes no file: it listens to its recorded runs');
    const assessment = assessRadio(documents);
    return { json: assessment, text: describe(assessment) };
  }
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new UsageError('lab radio: name one text file with a message to a line, or give --assess');
  const bytes = explainFaults(file, 'transcript', () => readFileSync(file));
  try {
    const { lines, notes, encoding } = readTranscript(bytes, basename(file));
    const heard = createAnalyst(documents).hear(lines.map((text) => ({ text, steps: null })));
    return { json: { encoding, notes, ...heard }, text: [...notes, tell(heard)].join('\n') };
  } catch (error) {
    throw error instanceof TranscriptError ? new UsageError(error.message) : error;
  }
}

function tell({ messages, themes, alert, known, isUnderstood }: HeardRadio): string {
  const rows = messages.map(({ text, mood, theme }, i) => [
    i === alert?.at ? 'ALERT' : '',
    mood,
    theme === null ? '' : themes[theme].slice(0, 2).join(' '),
    oneLine(text),
  ]);
  const help =
    alert === null ? [] : ['', `What may help: ${alert.help.map(({ title }) => title).join('; ')}`];
  const doubt = isUnderstood
    ? []
    : [
        `Too few of its words are known to say whether there is trouble: ${Math.round(100 * known)} %. The radio understands English.`,
      ];
  return [...doubt, table(rows), ...help].join('\n');
}

function describe({ runs, messages, themes, sentiment, alert, help }: RadioAssessment): string {
  const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  const all = ({ precision, recall, f1 }: AlertFigures): string[] => [
    share(precision),
    share(recall),
    share(f1),
  ];
  return [
    `${runs.tuning} runs (${messages.tuning} messages) to choose by, ${runs.test} runs (${messages.test} messages) to measure on; ${runs.endedBadly} of these ended badly`,
    '',
    table([
      ['what', 'metric', 'measured', 'baseline'],
      ...THEME_METHODS.map((method) => [
        `themes by ${method}${method === themes.method ? ' (in use)' : ''}`,
        'purity',
        share(themes.purity[method]),
        `${share(themes.baseline)} all one theme`,
      ]),
      [
        `mood of ${sentiment.sentences.heldOut} held-out sentences`,
        'accuracy',
        share(sentiment.accuracy.heldOut),
        `${share(sentiment.baseline)} the most common one`,
      ],
      [`help for ${help.messages} messages`, 'found@3', share(help.found), ''],
      [
        `help for ${help.strange} sentences in other words`,
        'found@3',
        share(help.foundStrange),
        `${share(help.baseline)} the same three texts`,
      ],
    ]),
    '',
    table([
      ['alert', 'precision', 'recall', 'F1'],
      [`mean tone of ${alert.rule.window} messages below ${alert.rule.limit}`, ...all(alert.figures)],
      ['always', ...all(alert.always)],
      ['never', ...all(alert.never)],
    ]),
    `where it is right it comes ${alert.medianLead ?? '–'} steps before the end (median)`,
    '',
    'themes:',
    ...themes.words.map((words) => `  ${words.join(', ')}`),
  ].join('\n');
}
