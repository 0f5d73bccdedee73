import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server, without a slash at its end. */
    server: string;
    /** The path of the program, for servers with other flags. */
    program: string;
  }
}

/** Flags of the server in tests, beside its address. */
const flags = ['-admin-addr', '', '-rate', '0', '-contact', 'errors@example.org'];

/** Builds the server from the repository, starts it on a free port of this computer, and stops it after all tests. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'coopgraph-explorer-'));
  const program = join(folder, 'coopgraph');
  execFileSync('go', ['build', '-o', program, '..'], { stdio: 'inherit' });
  const { address, stop } = await start(program);
  project.provide('server', address);
  project.provide('program', program);
  return () => {
    stop();
    rmSync(folder, { recursive: true });
  };
}

/** Starts a server with more flags on a free port, and waits until it is ready. */
export async function start(program: string, ...more: string[]): Promise<{ address: string; stop: () => void }> {
  const host = `127.0.0.1:${await freePort()}`;
  const running = spawn(program, ['serve', '-addr', host, ...flags, ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
  const log: string[] = [];
  running.stderr?.on('data', (text: Buffer) => log.push(text.toString()));
  await ready(`http://${host}`, running, log);
  return { address: `http://${host}`, stop: () => { running.kill(); } };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

async function ready(server: string, running: ChildProcess, log: string[]): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (running.exitCode !== null) break;
    const up = await fetch(`${server}/readyz`).then(({ ok }) => ok, () => false);
    if (up) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`the server does not start:\n${log.join('')}`);
}
