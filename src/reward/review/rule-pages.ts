import type { RuleId } from './finding.ts';
import { ANGLE_PAGES } from './pages/angle-pages.ts';
import { CODE_PAGES } from './pages/code-pages.ts';
import { INCENTIVE_PAGES } from './pages/incentive-pages.ts';
import type { RulePage } from './pages/rule-page.ts';
import { SHAPE_PAGES } from './pages/shape-pages.ts';

export type { RulePage } from './pages/rule-page.ts';

/** A page of the help for every rule of the reviewer. */
export const RULE_PAGES: Readonly<Record<RuleId, RulePage>> = {
  ...CODE_PAGES,
  ...ANGLE_PAGES,
  ...INCENTIVE_PAGES,
  ...SHAPE_PAGES,
};
