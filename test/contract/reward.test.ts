import { NodeScorer } from '../../src/cli/scorer.ts';
import { describeRewardContract } from './reward-contract.ts';
import { describeJavaScriptRewards } from './reward-javascript.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';
import { describePythonRewards } from './reward-python.ts';

describeRewardContract('typescript', (onPrint) => new NodeScorer({ onPrint, limits: PATIENT_LIMITS }));
describeRewardContract('python', (onPrint) => new NodeScorer({ onPrint, limits: PATIENT_LIMITS }));
describeJavaScriptRewards((onPrint) => new NodeScorer({ onPrint, limits: PATIENT_LIMITS }));
describePythonRewards((onPrint) => new NodeScorer({ onPrint, limits: PATIENT_LIMITS }));
