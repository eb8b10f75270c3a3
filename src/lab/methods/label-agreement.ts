/** How well two ways of dividing the same rows agree, whatever the parts are called. */
export interface LabelAgreement {
  /** Adjusted Rand index (Hubert & Arabie 1985): 1 the same, 0 as by chance, below 0 worse than that. */
  readonly adjustedRand: number;
  /** Mutual information over the mean of both entropies, 0 … 1; chance leaves it a little above 0. */
  readonly normalisedMutualInformation: number;
}

/** @param b as long as `a`; labels are whole numbers from 0 */
export function labelAgreement(a: ArrayLike<number>, b: ArrayLike<number>): LabelAgreement {
  const { cells, rows, columns, total } = contingency(a, b);
  const inCells = pairs(cells);
  const inRows = pairs(rows);
  const inColumns = pairs(columns);
  const byChance = total > 1 ? (inRows * inColumns) / ((total * (total - 1)) / 2) : 0;
  const most = (inRows + inColumns) / 2;
  const entropies = (entropy(rows, total) + entropy(columns, total)) / 2;
  const mutual = entropy(rows, total) + entropy(columns, total) - entropy(cells, total);
  return {
    // Two divisions that are both one part, or both single rows, are the same.
    adjustedRand: most === byChance ? 1 : (inCells - byChance) / (most - byChance),
    normalisedMutualInformation: entropies === 0 ? 1 : Math.max(0, mutual) / entropies,
  };
}

/** How many rows have which two labels, and which label of each. */
function contingency(a: ArrayLike<number>, b: ArrayLike<number>) {
  const [height, width] = [numLabels(a), numLabels(b)];
  const cells = new Int32Array(height * width);
  const rows = new Int32Array(height);
  const columns = new Int32Array(width);
  for (let i = 0; i < a.length; i++) {
    cells[a[i] * width + b[i]]++;
    rows[a[i]]++;
    columns[b[i]]++;
  }
  return { cells, rows, columns, total: a.length };
}

function numLabels(labels: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < labels.length; i++) most = Math.max(most, labels[i]);
  return most + 1;
}

/** Pairs of rows that are in the same part. */
function pairs(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

function entropy(counts: Int32Array, total: number): number {
  return -counts.reduce((sum, count) => sum + (count ? (count / total) * Math.log(count / total) : 0), 0);
}
