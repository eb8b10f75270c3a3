import type { MusicTask, MusicTrainerMessage } from '../../../workers/music-protocol.ts';
import type { TrainingStorage } from '../storage/training-storage.ts';
import type { MusicPlatform } from './music-platform.ts';

/** As much of the client of the training worker as is used. */
export interface MusicTrainer {
  survey(id: string, question: Pick<MusicTask, 'source' | 'probe'>): void;
  train(id: string, task: MusicTask): void;
  steer(how: 'pause' | 'resume' | 'stop', id: string): void;
}

/** What training music needs from the outside. */
export interface TrainingPlatform extends Pick<MusicPlatform, 'claims' | 'now' | 'newId' | 'saveFile'> {
  readonly storage: TrainingStorage;
  makeTrainer(receive: (message: MusicTrainerMessage) => void): MusicTrainer;
}
