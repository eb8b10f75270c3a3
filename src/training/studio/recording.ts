import { drivenLaps, type DrivenRecording } from './driven-laps.ts';
import type { LapSource } from './lap-source.ts';
import { loggedLaps, type LoggedRecording } from './logged-laps.ts';

/** Laps that rewards are asked about: of policies, or of DeepRacer's simulator. */
export type Recording = DrivenRecording | LoggedRecording;

/** @throws SimTraceError for a log that cannot be read, or was driven elsewhere */
export function openRecording(recording: Recording): LapSource {
  return 'drives' in recording ? drivenLaps(recording) : loggedLaps(recording);
}
