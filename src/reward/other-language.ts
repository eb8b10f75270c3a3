import type { RewardLanguage } from './reward-scorer.ts';

const PYTHON = /^[ \t]*(?:(?:async )?def \w+\(.*\)[^:\n]*:|import [\w.]+[ \t]*$|from [\w.]+ import )/m;
const TYPESCRIPT = /^[ \t]*(?:export )?(?:(?:async )?function\s*\w*\s*\(|(?:const|let|var) [\w{[])/m;

/** The language that a text which cannot be read in its own seems to be written in; null: none of the others. */
export function otherLanguage(code: string, language: RewardLanguage): 'Python' | 'TypeScript' | null {
  if (language === 'python') return TYPESCRIPT.test(code) && !PYTHON.test(code) ? 'TypeScript' : null;
  return PYTHON.test(code) && !TYPESCRIPT.test(code) ? 'Python' : null;
}
