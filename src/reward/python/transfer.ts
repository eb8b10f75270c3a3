import { afterAwake, type Timer } from '../timer.ts';

/** Something that is on its way from a host. */
export interface Transfer<T> {
  /** Rejects with the reason of `cancel` where that was faster, and says otherwise why not. */
  readonly done: Promise<T>;
  cancel(reason: Error): void;
}

/** A host that has sent nothing for so long is given up, milliseconds. */
const MOST_SILENCE = 10_000;

/** What a transfer brings, unless its host falls silent. @param start is handed what to call whenever something has arrived */
export async function arrivalOf<T>(timer: Timer, start: (arrived: () => void) => Transfer<T>): Promise<T> {
  let stopWaiting: () => void = () => undefined;
  const wait = (): void => {
    stopWaiting();
    stopWaiting = afterAwake(timer, MOST_SILENCE, () =>
      transfer.cancel(new Error(`it sent nothing for ${MOST_SILENCE / 1000} s`)),
    );
  };
  const transfer = start(wait);
  wait();
  try {
    return await transfer.done;
  } finally {
    stopWaiting();
  }
}
