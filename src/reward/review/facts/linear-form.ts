import { EVERYTHING, type Interval, intervalOf, scaled, sum } from './interval.ts';

/** A sum of multiples of atoms, which are values that nothing more is known of than their bounds, and a constant. */
export interface LinearForm {
  readonly constant: number;
  /** Coefficient of every atom, by the atom's name. */
  readonly terms: ReadonlyMap<string, number>;
}

export function constantForm(constant: number): LinearForm {
  return { constant, terms: new Map() };
}

export function atomForm(atom: string): LinearForm {
  return { constant: 0, terms: new Map([[atom, 1]]) };
}

/** a + factor × b */
export function addForms(a: LinearForm, b: LinearForm, factor = 1): LinearForm {
  const terms = new Map(a.terms);
  for (const [atom, coefficient] of b.terms) {
    const total = (terms.get(atom) ?? 0) + factor * coefficient;
    if (total === 0) terms.delete(atom);
    else terms.set(atom, total);
  }
  return { constant: a.constant + factor * b.constant, terms };
}

export function scaleForm(form: LinearForm, factor: number): LinearForm {
  return addForms(constantForm(0), form, factor);
}

export function isConstant({ terms }: LinearForm): boolean {
  return terms.size === 0;
}

/** The same text for the same form, so that a calculation done twice is known as one. */
export function nameOfForm({ constant, terms }: LinearForm): string {
  const parts = [...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([atom, factor]) => `${factor}·${atom}`);
  return [...parts, String(constant)].join(' + ');
}

/** Bounds of a form, as far as those of its atoms are known. */
export function boundsOf({ constant, terms }: LinearForm, atoms: ReadonlyMap<string, Interval>): Interval {
  let bounds = intervalOf(constant);
  for (const [atom, factor] of terms) bounds = sum(bounds, scaled(atoms.get(atom) ?? EVERYTHING, factor));
  return bounds;
}
