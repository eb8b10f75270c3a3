/** A worker that did not answer: it could not be loaded, died, or took too long. */
export class WorkerSilentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WorkerSilentError';
  }
}

/**
 * Asks a worker the one question that it is made for, and ends it whatever comes of it.
 * @param deadline ms @param transfer what the request hands over
 * @throws WorkerSilentError
 */
export async function askOnce<Message>(
  worker: Worker,
  request: unknown,
  deadline: number,
  transfer: Transferable[] = [],
): Promise<Message> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Message>((resolve, reject) => {
      timer = setTimeout(() => reject(new WorkerSilentError('it took too long')), deadline);
      worker.onmessage = ({ data }: MessageEvent<Message>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new WorkerSilentError(event.message || 'its worker could not be loaded'));
      };
      worker.postMessage(request, transfer);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
