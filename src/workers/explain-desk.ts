import type { Explanation } from '../training/explain/explanation.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';

/** As much of a `PolicyExplainer` as is used here. */
export interface Explains {
  explain(observation: Float32Array): Explanation;
  dispose(): void;
}

/** Makes an explainer, once the networks have been loaded. */
export type MakeExplainer = (policy: PolicySnapshot) => Explains;

/** Keeps one explainer, that of the policy asked for last. */
class Kept {
  #policy: PolicySnapshot | null = null;
  #explainer: Explains | null = null;

  of(policy: PolicySnapshot, make: MakeExplainer): Explains {
    if (this.#policy === policy && this.#explainer !== null) return this.#explainer;
    this.forget();
    this.#explainer = make(policy);
    this.#policy = policy;
    return this.#explainer;
  }

  forget(): void {
    this.#explainer?.dispose();
    this.#explainer = null;
    this.#policy = null;
  }
}

/**
 * Explains decisions beside a drive: those of the policy that drives, as long as that is wanted, and single ones of any other
 * on request. What it takes is loaded with the first wish.
 */
export class ExplainDesk {
  readonly #load: () => Promise<MakeExplainer>;
  #loading: Promise<MakeExplainer> | null = null;
  #make: MakeExplainer | null = null;
  #isWanted = false;
  readonly #driving = new Kept();
  readonly #asked = new Kept();

  constructor(load: () => Promise<MakeExplainer>) {
    this.#load = load;
  }

  /** Whether the drive is to be explained. Rejects where that cannot be loaded; the next wish tries again. */
  async want(isWanted: boolean): Promise<void> {
    this.#isWanted = isWanted;
    if (isWanted) await this.#loaded();
    else this.#driving.forget();
  }

  /** Why the policy that drives did what it just did; null while nobody wants to know, or it is still being loaded. */
  explainDrive(policy: PolicySnapshot, observation: Float32Array): Explanation | null {
    if (!this.#isWanted || this.#make === null) return null;
    return this.#driving.of(policy, this.#make).explain(observation);
  }

  /** Why a policy does what it does when it is given that observation. */
  async explain(policy: PolicySnapshot, observation: Float32Array): Promise<Explanation> {
    const make = await this.#loaded();
    return this.#asked.of(policy, make).explain(observation);
  }

  async #loaded(): Promise<MakeExplainer> {
    this.#loading ??= this.#load();
    try {
      this.#make = await this.#loading;
      return this.#make;
    } catch (error) {
      this.#loading = null;
      throw error;
    }
  }
}

/** What of an explanation can change hands instead of being copied. */
export function explanationBuffers({ picture, rays }: Explanation): ArrayBuffer[] {
  return [
    ...(picture ? [picture.shades, picture.steering, picture.speed] : []),
    ...(rays ? [rays.steering, rays.speed] : []),
  ].map(({ buffer }) => buffer as ArrayBuffer);
}
