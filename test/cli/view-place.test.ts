import { expect, it } from 'vitest';
import { parsePlaybook } from '../../src/config/playbooks/playbook.ts';
import { ok } from '../../src/domain/result.ts';
import { whoIs } from '../../src/cli/run/view/place.ts';
import { draw } from '../../src/cli/run/view/draw.ts';
import { at, progressOf, started } from '../support/happenings.ts';

const USED = `version: 1
name: used
description: Goes through its own list.
parts: { author: { description: writes } }
steps:
  - id: consult
    each: { in: '["a"]', steps: [{ id: say, agent: author, prompt: Say. }, { id: more, agent: author, prompt: More. }] }
`;
const USING = `version: 1
name: demo
description: An id that the playbook it uses has as well.
parts: { author: { description: writes }, experts: { description: know, many: true } }
steps:
  - { id: one, use: used }
  - { id: consult, each: { part: experts, steps: [{ id: say, agent: experts, prompt: Say. }] } }
finally:
  - { id: tell, title: Tell, run: echo, part: author }
`;
const parsed = parsePlaybook('demo.yaml', USING, undefined, {
  names: () => ['used'],
  find: () => ok({ file: 'used.yaml', text: USED }),
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const playbook = parsed.value;

it('a step is told by the block that it stands in, and by no other of the same name', () => {
  expect(whoIs('one/consult:a/say', 'backend', playbook)).toBe('one, a, say by backend');
  expect(whoIs('consult:ops/say', 'ops', playbook)).toBe('ops');
});

it('what is done at the end is drawn as well', () => {
  const canvas = {
    columns: 78,
    rows: 40,
    marks: { idle: '.', running: '*', waiting: '?', stopped: '-', done: 'v', failed: 'x', skipped: '>' },
    dim: (text: string) => text,
  };
  const progress = progressOf([started(1, 'tell', 'backend')]);
  expect(draw(playbook, progress, 'going', at(2), canvas).steps[2]).toEqual(['* Tell', '    backend  1s']);
});
