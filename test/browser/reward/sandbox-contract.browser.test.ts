import { afterAll } from 'vitest';
import { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { sandboxScorer } from '../../../src/workers/client/sandbox-scorer.ts';
import { describeRewardContract } from '../../contract/reward-contract.ts';
import { describeJavaScriptRewards } from '../../contract/reward-javascript.ts';
import { PATIENT_LIMITS } from '../../contract/reward-limits.ts';
import { describePythonRewards } from '../../contract/reward-python.ts';

const host = new SandboxHost({ parent: document.body });
afterAll(() => host.close());

describeRewardContract('typescript', (onPrint) => sandboxScorer(host, { onPrint, limits: PATIENT_LIMITS }));
describeRewardContract('python', (onPrint) => sandboxScorer(host, { onPrint, limits: PATIENT_LIMITS }));
describeJavaScriptRewards((onPrint) => sandboxScorer(host, { onPrint, limits: PATIENT_LIMITS }));
describePythonRewards((onPrint) => sandboxScorer(host, { onPrint, limits: PATIENT_LIMITS }));
