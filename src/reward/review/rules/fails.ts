import { faultAdvice } from '../../fault-advice.ts';
import { otherLanguage } from '../../other-language.ts';
import type { RewardFault } from '../../reward-scorer.ts';
import { type CodeFacts, placeOfReturn } from '../facts/code-facts.ts';
import { isParamsKey, PARAMS_KEY_NAMES } from '../facts/params-keys.ts';
import type { Finding } from '../finding.ts';
import { groupBy } from './group-by.ts';
import type { Rule } from './rule-context.ts';
import { lastRow, placeOfRow, say } from './rule-context.ts';

/** The reward has no answer in situations that a race comes to. One finding per line and kind of error. */
export const fails: Rule = ({ facts, states, observed, scene }) => {
  const numObjects = scene.objects?.numObjects ?? 0;
  const titles = new Map(states.situations.map(({ rows, title }) => [rows, title]));
  const own = observed.failures.filter(({ fault }) => !isUnknownKey(facts, fault));
  const groups = groupBy(own, ({ fault }) => `${fault.line} ${fault.type} ${fault.message}`);
  return [...groups.values()].map((failures) => {
    const [{ rows, step, fault }] = failures;
    const named = [...new Set(failures.flatMap((failure) => titles.get(failure.rows) ?? []))];
    const size = scene.params.rowSize;
    const row = rows.subarray(step * size, (step + 1) * size);
    const where = named.length > 0 ? named.slice(0, 3).join('; ') : 'on a recorded lap';
    const more = named.length > 3 ? ` and in ${named.length - 3} more situations` : '';
    return say(facts, {
      rule: 'fails',
      severity: 'error',
      at: fault.line === null ? placeOfReturn(facts) : spanOfLine(facts.source.code, fault.line),
      message: `${fault.type}: ${fault.message}`,
      evidence: {
        text: `It fails ${where}${more}.`,
        numbers: { failures: failures.length },
        place: placeOfRow(row.length > 0 ? row : lastRow(rows, scene)),
      },
      suggestion:
        faultAdvice(fault, { language: facts.source.language, keys: PARAMS_KEY_NAMES, numObjects }) ??
        'Make it give a number in this situation, too: training stops at the first call that fails.',
    });
  });
};

/** A key that params does not have: `unknownKeys` says so, and what may be meant. */
function isUnknownKey({ uses, lines }: CodeFacts, { type, message, line }: RewardFault): boolean {
  const isMeant = ({ key, from }: { readonly key: string | null; readonly from: number }): boolean =>
    key !== null && !isParamsKey(key) && lines.lineOf(from) === line && message.includes(`'${key}'`);
  return type === 'KeyError' && uses.reads.some(isMeant) && !uses.writes.some(isMeant);
}

/** The code cannot even be loaded. */
export function describeLoadFault(facts: CodeFacts, fault: RewardFault): Finding {
  const { code, language } = facts.source;
  const meant = fault.type === 'SyntaxError' ? otherLanguage(code, language) : null;
  return say(facts, {
    rule: 'fails',
    severity: 'error',
    at: fault.line === null ? placeOfReturn(facts) : spanOfLine(facts.source.code, fault.line),
    message: `${fault.type}: ${fault.message}`,
    evidence: { text: 'The code cannot be loaded, so nothing else could be tried.', numbers: {} },
    suggestion:
      meant !== null
        ? `This looks like ${meant}: choose ${meant} above the editor and paste it there.`
        : (faultAdvice(fault, { language, keys: PARAMS_KEY_NAMES, numObjects: 0 }) ??
          'Mend this line first.'),
  });
}

function spanOfLine(code: string, line: number): { from: number; to: number } {
  const lines = code.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const text = lines[line - 1] ?? '';
  return { from: from + (text.length - text.trimStart().length), to: from + text.length };
}
