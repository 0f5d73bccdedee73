// Prints what the first view loads, compressed, and fails beyond 100 KB. The other scripts are loaded when they are needed.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const bound = 100_000;
const dist = new URL('../dist/', import.meta.url);
const size = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length;
const page = readFileSync(new URL('index.html', dist), 'utf8');
const first = ['index.html', ...[...page.matchAll(/"\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name)];
const later = readdirSync(new URL('assets', dist)).map((name) => `assets/${name}`).filter((name) => !first.includes(name));
const print = (names) => names.map((name) => [name, size(name)]).toSorted(([, a], [, b]) => b - a)
  .map(([name, bytes]) => `${String(bytes).padStart(8)} ${name}`).join('\n');
const total = first.reduce((sum, name) => sum + size(name), 0);
process.stdout.write(`first view: ${total} bytes of gzip, of ${bound}\n${print(first)}\nlater:\n${print(later)}\n`);
if (total > bound) process.exitCode = 1;
