// Tests no single file: the server of the built site, scripts/serve.mjs and what its words may be, scripts/port.mjs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../scripts/serve.mjs';

const script = fileURLToPath(new URL('../scripts/serve.mjs', import.meta.url));

let folder: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entk-serve-'));
  mkdirSync(join(folder, 'guides'));
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, 'guides/größe.html'), 'guide');
  writeFileSync(join(folder, '404.html'), 'not found');
  server = await serve({ folder, base: '/' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Sends a request line as it is, which no client that knows URLs would; the status of the answer. */
function statusOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('end', () => resolve(Number(answer.split(' ')[1])));
    socket.on('error', reject);
  });
}

describe('an address', () => {
  test.each([
    ['/', 200],
    ['/guides/gr%C3%B6%C3%9Fe', 200],
    ['/none', 404],
    ['/%E0%A4%A', 400],
    ['/guides/%', 400],
    ['/%FF', 400],
    ['//', 200],
    ['//[', 404],
    ['http://[::', 200],
    ['/%00', 404],
    ['/..%2f..%2f..%2fetc/passwd', 404],
    [`/${'a'.repeat(5000)}`, 404],
  ])('%s is answered with %i, and the server stays', async (address, status) => {
    expect(await statusOf(address)).toBe(status);
    expect(await (await fetch(server.address)).text()).toBe('home');
  });

  test('without a built site each is a 404', async () => {
    const empty = await serve({ folder: join(folder, 'none') });
    try {
      expect((await fetch(empty.address)).status).toBe(404);
    } finally {
      await empty.close();
    }
  });
});

describe('a port', () => {
  test('that is taken gives way to the next that is free', async () => {
    const next = await serve({ folder, port: server.port });
    try {
      expect(next.port).toBeGreaterThan(server.port);
      expect((await fetch(next.address)).status).toBe(200);
    } finally {
      await next.close();
    }
  });

  test('is said by --port; what took it is said too', async () => {
    const child = spawn(process.execPath, [script, `--port=${server.port}`]);
    try {
      const said = { stdout: '', stderr: '' };
      await new Promise<void>((resolve) => {
        child.stderr.on('data', (bytes: Buffer) => (said.stderr += bytes.toString()));
        child.stdout.on('data', (bytes: Buffer) => {
          said.stdout += bytes.toString();
          resolve();
        });
      });
      expect(said.stderr).toBe(`port ${server.port} is taken\n`);
      expect(Number(new URL(said.stdout).port)).toBeGreaterThan(server.port);
    } finally {
      child.kill();
    }
  });

  test.each([['--port'], ['--port', 'x'], ['--port', '65536'], ['--port', '-1'], ['8080'], ['--prot', '8080']])(
    '%s %s: refused in one line, before anything is built',
    (...words) => {
      for (const file of [script, fileURLToPath(new URL('../../../scripts/site.mjs', import.meta.url))]) {
        const { status, stderr } = spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' });
        expect([status, stderr]).toEqual([2, `site: takes --port and a number in 0..65535, got ${words.join(' ')}\n`]);
      }
    },
  );
});
