import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createSandbox } from '../support/sandbox.ts';

const names = readdirSync('playbooks')
  .filter((file) => !file.endsWith('.rehearsal.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

describe.each(names)('docs/playbooks/%s.md', (name) => {
  const page = readFileSync(`docs/playbooks/${name}.md`, 'utf8');
  const { parts, inputs } = parse(readFileSync(`playbooks/${name}.yaml`, 'utf8')) as Record<string, object>;

  it('has the drawing that coord graph makes of it', async () => {
    const { coord } = await createSandbox('test/fixtures/team');
    const { stdout, code } = await coord(['graph', name, '--format', 'mermaid']);
    expect(code).toBe(0);
    const [, drawing] = /^```mermaid\n(.*?)^```$/ms.exec(page) ?? [];
    expect(drawing).toBe(stdout);
  });

  it('names all its parts and inputs, and no others', () => {
    const table = page.split('## Parts\n')[1]?.split('\n## ')[0] ?? '';
    expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, part]) => part)).toEqual(Object.keys(parts ?? {}));
    const given = page.split('\nInputs: ')[1] ?? '';
    expect([...given.matchAll(/(?:^|; )`(\w+)`, /g)].map(([, input]) => input)).toEqual(Object.keys(inputs ?? {}));
  });

  it('shows whom to bind its parts to, and how it is run', async () => {
    const [, bound = ''] = /```yaml\nplaybooks:\n {2}\S+:\n {4}parts: (\{.*\})\n```/.exec(page) ?? [];
    expect(Object.keys(parse(bound) as object)).toEqual(Object.keys(parts ?? {}));
    for (const verb of ['plan', 'run']) expect(page).toContain(`coord ${verb} ${name} --input `);
  });
});

it('lists every playbook in docs/playbooks/README.md', () => {
  const listed = readFileSync('docs/playbooks/README.md', 'utf8').matchAll(/^\| \[([a-z-]+)\]\(\1\.md\) \|/gm);
  expect([...listed].map(([, name]) => name).toSorted()).toEqual(names.toSorted());
});
