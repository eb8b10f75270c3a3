import type { RewardFault, RewardSource } from '../reward-scorer.ts';
import { importedModules } from './imported-modules.ts';
import { NO_PROVISION, type PackageSource, type Wheel } from './package-source.ts';

/** The packages of one reward: those that it names in import statements, and those whose lack it complains of. */
export class RewardPackages {
  readonly #source: PackageSource | null;
  readonly #modules: Set<string>;
  #provision = NO_PROVISION;

  /** @param packages null where there are none */
  constructor(packages: PackageSource | null, { language, code }: RewardSource) {
    this.#source = language === 'python' ? packages : null;
    this.#modules = new Set(this.#source ? importedModules(code) : []);
  }

  get wheels(): readonly Wheel[] {
    return this.#provision.wheels;
  }

  /** The modules to import before the reward is, so that it does not pay for their first import. */
  get modules(): readonly string[] {
    return [...this.#modules];
  }

  /** Gets what is known to be needed. */
  async provide(): Promise<void> {
    if (this.#source) this.#provision = await this.#source(this.modules);
  }

  /** Gets the package whose lack made a reward fail. @returns whether there is one to try again with */
  async provideFor(fault: RewardFault): Promise<boolean> {
    const module = missingModule(fault);
    if (module === null || this.#modules.has(module)) return false;
    const before = this.wheels.length;
    this.#modules.add(module);
    await this.provide();
    return this.wheels.length > before;
  }

  /** Says of a module that is not there why, and what to do. */
  explain(fault: RewardFault): RewardFault {
    const module = missingModule(fault);
    if (module === null) return fault;
    const [top] = module.split('.');
    const known = [...this.#provision.missing].find(([name]) => name.split('.')[0] === top)?.[1];
    const otherwise = this.#source
      ? `No module named '${module}': rewards have Python's standard library and the packages of Pyodide, such as numpy, scipy, shapely and pandas. Put what you need of ${top} into this file`
      : `No module named '${module}'; only Python's standard library is available to rewards here`;
    return { ...fault, message: known ?? otherwise };
  }
}

function missingModule({ type, message }: RewardFault): string | null {
  if (type !== 'ModuleNotFoundError') return null;
  return /^No module named '([\w.]+)'/.exec(message)?.[1] ?? null;
}
