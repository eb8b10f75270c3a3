/** One idea for a reward, written in both languages with the same results. */
export interface RewardTemplate {
  /** For example `centre-line`; `centre-line.py` and `centre-line.ts` name its two files. */
  readonly id: string;
  readonly title: string;
  /** What one learns from it, in one sentence. */
  readonly teaches: string;
  readonly python: string;
  readonly typescript: string;
}
