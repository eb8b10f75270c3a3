import type { RaceState } from './race-state.ts';
import type { RunSetup } from './run-setup.ts';

/** Parts of a setup as they were before a preset, a file, an address or the tour replaced them. */
export type FormerSetup = Partial<RunSetup>;

/** More ways back than that nobody remembers. */
const MOST = 5;

/** What is kept once more of a setup is replaced, the oldest first. @param patch what replaces it */
export function withFormer(
  formers: readonly FormerSetup[],
  setup: RunSetup,
  patch: Partial<RunSetup>,
): readonly FormerSetup[] {
  const former = Object.fromEntries(Object.entries(setup).filter(([name]) => Object.hasOwn(patch, name)));
  return [...formers, former].slice(-MOST);
}

/** The newest one that is not what is set up; null where there is none. */
export function formerSetupOf({
  formerSetups,
  setup,
}: Pick<RaceState, 'formerSetups' | 'setup'>): FormerSetup | null {
  return formerSetups.findLast((former) => Object.keys(changesTo(former, setup)).length > 0) ?? null;
}

/** What of a setup is otherwise in a former one. */
export function changesTo(former: FormerSetup, setup: RunSetup): FormerSetup {
  const isOther = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(setup[name as keyof RunSetup]);
  return Object.fromEntries(Object.entries(former).filter(isOther));
}
