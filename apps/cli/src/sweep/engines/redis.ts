import { MisuseError } from '@entk/core';
import type { Redis } from 'ioredis';
import { faultText, MachineFault } from '../../files/machine-fault.js';
import { version } from '../../version.js';

/** Another version of the program has another queue: it would compute other cells under the same names. */
export const queueName = `entk-${version}`;

/** What keys in Redis begin with. */
export const prefix = 'entk';

/** The libraries of the queue, which only this engine needs. */
export async function queueLibraries() {
  try {
    const [{ Queue, Worker, UnrecoverableError }, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { Queue, Worker, UnrecoverableError, Redis };
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MisuseError({
      in: 'sweep',
      rule: 'the engine bullmq needs two packages that are not here',
      context: (error as Error).message.split('\n')[0],
      remedy: 'npm install bullmq@6 ioredis, where entk is installed',
    });
  }
}

/** How long the first answer is waited for (ms). */
const patience = 5000;

/**
 * Connects to a Redis or Valkey, and sees that it is one before anything is asked of it.
 *
 * @returns A connection that waits for a server that is gone, and continues when it is back.
 * @throws MisuseError for an address or a password that is wrong, or a server that is no Redis.
 * @throws MachineFault if nothing answers.
 */
export async function connect(address: string): Promise<Redis> {
  const shown = withoutPassword(address);
  const { Redis } = await queueLibraries();
  const options = { connectTimeout: patience, commandTimeout: patience, lazyConnect: true };
  const first = new Redis(address, { ...options, retryStrategy: () => null });
  let fault: Error | undefined;
  first.on('error', (error: Error) => (fault ??= error));
  try {
    await first.connect();
    await first.ping();
  } catch (error) {
    throw refusal(shown, fault ?? (error as Error));
  } finally {
    first.disconnect();
  }
  // Commands wait for a server that is gone for a while: nothing is lost with it.
  const connection = new Redis(address, { maxRetriesPerRequest: null });
  connection.on('error', () => undefined);
  return connection;
}

/** Whether Redis itself refused a command. */
export function isReply(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}

/** What an answer of Redis, or the lack of one, means for whoever gave the address. */
export function refusal(address: string, error: Error): Error {
  const { code } = error as { code?: string };
  if (code !== undefined && /^E(CONN|HOST|NET|TIMEDOUT|AI_AGAIN|NOTFOUND)/.test(code)) {
    return new MachineFault(`Redis at ${address} does not answer: ${faultText(error)}`);
  }
  const [said] = error.message.split('\n');
  // Its first word says it: what follows are sentences for who writes clients.
  const about = { in: 'sweep', got: address, context: said.split(' ')[0] };
  if (/NOPERM/.test(error.message)) {
    return new MisuseError({
      ...about,
      context: said,
      rule: 'Redis must let this user do all that a queue takes',
      remedy: 'give a user with the rights +@all on the keys entk:*',
    });
  }
  if (/NOAUTH|WRONGPASS|AUTH|password/i.test(error.message)) {
    return new MisuseError({
      ...about,
      rule: 'Redis must let us in',
      remedy: 'give the password: redis://:PASSWORD@HOST:PORT',
    });
  }
  return new MisuseError({
    ...about,
    context: /RESP/.test(said) ? 'what answers there speaks another protocol' : said,
    rule: '--redis must be the address of a Redis or Valkey',
  });
}

/**
 * An address for messages and files.
 *
 * @throws MisuseError for what is no address of Redis.
 */
export function withoutPassword(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['redis:', 'rediss:'].includes(url.protocol)) {
    throw new MisuseError({
      in: 'sweep',
      rule: '--redis must be an address such as redis://localhost:6379',
      got: address.replace(/:[^:@/]*@/, ':…@'),
    });
  }
  url.password = '';
  return url.href;
}
