import type { RewardSource } from '../../reward-scorer.ts';
import { readJavaScript } from './javascript-tree.ts';
import { readPython } from './python-tree.ts';
import type { Program } from './syntax-tree.ts';

/** The syntax tree of a reward in any of its languages. Never throws: what is no syntax is left out. */
export function readProgram({ language, code }: Pick<RewardSource, 'language' | 'code'>): Program {
  return language === 'python' ? readPython(code) : readJavaScript(code);
}
