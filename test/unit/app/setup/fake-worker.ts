import type {
  ContestMessage,
  ContestRequest,
  DriverMessage,
  DriverRequest,
  StudioMessage,
  StudioRequest,
  TrainerMessage,
  TrainerRequest,
  TypesMessage,
  TypesRequest,
} from '../../../../src/workers/protocol.ts';

/** Stands in for a worker: keeps what it is told and says what a test wants it to say. */
export class FakeWorker<Request, Message> {
  readonly requests: Request[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent<Message>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: (() => void) | null = null;

  postMessage(request: Request): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: Message): void {
    this.onmessage?.({ data: message } as MessageEvent<Message>);
  }

  /** Dies as a worker does that could not be loaded or threw. */
  crash(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
  }

  /** For code that wants a real worker. */
  get asWorker(): Worker {
    return this as unknown as Worker;
  }
}

export class FakeTrainer extends FakeWorker<TrainerRequest, TrainerMessage> {}
export class FakeDriver extends FakeWorker<DriverRequest, DriverMessage> {}
export class FakeStudio extends FakeWorker<StudioRequest, StudioMessage> {}
export class FakeContest extends FakeWorker<ContestRequest, ContestMessage> {}
export class FakeTypes extends FakeWorker<TypesRequest, TypesMessage> {}
