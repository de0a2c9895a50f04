import { expose } from 'comlink';
import { Connection } from '../../demos/worker/connection.js';

/** What a worker of these tests answers. */
export interface Api {
  stop(): void;
  work(): Promise<number>;
}

const open: Connection<Api>[] = [];

/** A connection to workers that answer as told, and those that it has started. */
export function connectionTo(api: Api, patience = 50) {
  const fakes: ReturnType<typeof fakeWorker>[] = [];
  const connection = new Connection<Api>(
    () => {
      fakes.push(fakeWorker(api));
      return fakes[fakes.length - 1].worker;
    },
    { patience },
  );
  open.push(connection);
  return { connection, fakes };
}

/** Ends every worker: an open channel keeps the process alive. */
export function closeConnections(): void {
  for (const connection of open.splice(0)) connection.close();
}

/** A worker's answers over a channel, with a worker's `terminate` and its `error` event. */
function fakeWorker(api: Api): { worker: Worker; ended: () => boolean; fail: (message: string) => void } {
  const { port1, port2 } = new MessageChannel();
  expose(api, port2);
  let ended = false;
  const terminate = () => {
    ended = true;
    port1.close();
  };
  const fail = (message: string) => port1.dispatchEvent(Object.assign(new Event('error'), { message }));
  return { worker: Object.assign(port1, { terminate }) as unknown as Worker, ended: () => ended, fail };
}
