import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPolicy, rememberedMode } from '../../../src/services/guard/policy.ts';
import { openWorkplace } from '../../../src/services/workplace.ts';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';

const config = (mode: string) => `version: 1
project: { name: shop }
roles:
  one: { title: One, owns: [src/**] }
ownership: { mode: ${mode} }
`;

function sourceOf(sandbox: Sandbox, file: string) {
  const configPath = join(sandbox.dir, file);
  return openWorkplace({ cwd: sandbox.dir, configPath, platform: process.platform }).source;
}

it('each config of a repository is remembered by itself', async () => {
  const sandbox = await createSandbox();
  sandbox.write('coord.config.yaml', config('warn'));
  sandbox.write('sub/coord.config.yaml', config('enforce'));
  const [top, sub] = [sourceOf(sandbox, 'coord.config.yaml'), sourceOf(sandbox, 'sub/coord.config.yaml')];
  for (const source of [top, sub]) expect(await loadPolicy(source)).toMatchObject({ ok: true });
  sandbox.write('coord.config.yaml', 'version: [');
  sandbox.write('sub/coord.config.yaml', 'version: [');
  expect([rememberedMode(top), rememberedMode(sub)]).toEqual(['warn', 'enforce']);
  expect(await loadPolicy(top)).toMatchObject({ ok: false, error: { mode: 'warn' } });
});

it('a cache made for another place of the config in its repository does not count', async () => {
  const sandbox = await createSandbox();
  sandbox.write('sub/coord.config.yaml', config('enforce'));
  const source = sourceOf(sandbox, 'sub/coord.config.yaml');
  expect(source).toMatchObject({ configFile: 'sub/coord.config.yaml', base: 'sub' });
  expect(await loadPolicy(source)).toMatchObject({ ok: true, value: { base: 'sub' } });
  const moved = { ...source, configFile: 'coord.config.yaml', base: '' };
  expect(await loadPolicy(moved)).toMatchObject({ ok: true, value: { base: '' } });
});

it('a config outside the repository rules nothing, and says so', async () => {
  const sandbox = await createSandbox();
  const source = sourceOf(sandbox, '../coord.config.yaml');
  expect(await loadPolicy(source)).toEqual({
    ok: false,
    error: {
      reason: `${join(dirname(sandbox.dir), 'coord.config.yaml')} lies outside the repository, whose files it would have to rule`,
      mend: 'A person has to move it into the repository.',
      mode: 'enforce',
    },
  });
});
