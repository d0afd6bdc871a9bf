import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSandbox } from '../support/sandbox.ts';

// The npm name `coord` is somebody else's: in a checkout, npx has to find ours, and ask nobody.
it('`npx coord` in a checkout runs this checkout and asks no registry', async () => {
  const asked: string[] = [];
  const registry = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(404).end();
  });
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  onTestFinished(() => void registry.close());

  const sandbox = await createSandbox();
  const { port } = registry.address() as AddressInfo;
  const ended = await sandbox.exec('npx', ['coord', 'run', '--help'], {
    cwd: resolve('.'),
    env: { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_update_notifier: 'false' },
  });
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('Usage: coord run [options] <playbook>');
  expect(asked).toEqual([]);
});
