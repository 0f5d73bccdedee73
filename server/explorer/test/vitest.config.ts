import { defineConfig } from 'vitest/config';

/** Tests in Chromium, over a server that is built and started once for all of them. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/server.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2, // each has a Chromium of its own, and waits most of the time
  },
});
