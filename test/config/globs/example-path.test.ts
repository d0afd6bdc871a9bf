import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../../src/config/config.ts';
import { examplePath, foreignPath } from '../../../src/config/globs/example-path.ts';
import { policyDocumentOf } from '../../../src/config/policy.ts';
import { compilePolicy, type Policy } from '../../../src/domain/policy.ts';

function policyOf(roles: string, rest = '', base = ''): Policy {
  const text = `version: 1\nproject: { name: shop }\nroles:\n${roles}${rest}`;
  const checked = checkConfig('coord.config.yaml', text, { name: 'coord.config.yaml', look: () => 'file' });
  if (!checked.ok) throw new Error(checked.error.map(({ message }) => message).join());
  return compilePolicy(policyDocumentOf(checked.value, { configFile: `${base}coord.config.yaml`, base }));
}

const WEB = "  web: { title: Web, owns: [web/**, '!web/*'] }\n";
const API = '  api: { title: API, owns: [api/*.ts] }\n';

describe('example paths', () => {
  it('are what a role owns, and what it does not', () => {
    const policy = policyOf(WEB + API);
    expect([examplePath(policy, 'web'), examplePath(policy, 'api')]).toEqual(['web/x/example', 'api/example.ts']);
    expect([foreignPath(policy, 'web'), foreignPath(policy, 'api')]).toEqual(['api/example.ts', 'web/x/example']);
  });

  it('avoid what is shared or protected', () => {
    const rest =
      'ownership: { protected: ["api/*.test.ts"], shared: [{ paths: ["api/[a-z]*"], roles: [web, api] }] }\n';
    expect(examplePath(policyOf(WEB + API, rest), 'api')).toBe('api/Example.ts');
  });

  it('are repository paths where the config lies in a folder', () => {
    expect(examplePath(policyOf(API, '', 'packages/shop'), 'api')).toBe('packages/shop/api/example.ts');
  });

  it('of a role that owns nothing are none, and what nobody may write is foreign to all', () => {
    const policy = policyOf('  web: { title: Web }\n');
    expect(examplePath(policy, 'web')).toBeUndefined();
    expect(foreignPath(policy, 'web')).toMatch(/^\.git\//);
  });
});
