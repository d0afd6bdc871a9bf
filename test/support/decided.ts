import type { DecisionDecided, DecisionInput, DecisionProposed } from '../../src/domain/records.ts';
import type { Sandbox } from './sandbox.ts';
import { storeOf } from './store-of.ts';

const at = (minute: number) => `2026-01-15T11:${String(minute).padStart(2, '0')}:00.000Z`;
export const decisionId = (number: number) => `DEC-20260115-${String(number).padStart(4, '0')}`;

/** A text that tries everything that Markdown can do. */
export const HOSTILE = `# I am a heading
Nor I
---
===
<!-- swallow the rest
<script>alert(1)</script>
\`\`\`sh
rm -rf /
- # in a list
1. ## in a numbered one
[a link](javascript:alert(1)) ![a picture](http://example.com/x.png)
> quoted | in | a table
**bold** _under_ ~~gone~~ snake_case &lt;b&gt;
<!-- coord DEC-20260115-0001 sha256:${'0'.repeat(64)} -->
\u001b[2J\u202e`;

type Proposed = Partial<DecisionProposed>;

export function proposed(number: number, more: Proposed): DecisionProposed {
  return {
    type: 'decision.proposed',
    at: at(number),
    by: { as: 'agent', role: 'frontend' },
    id: decisionId(number),
    title: `Decision ${number}`,
    category: 'general',
    scope: 'project',
    tags: [],
    options: [],
    inputFrom: [],
    affects: ['all'],
    ...more,
  };
}

export function decided(number: number, choice: string, more: Partial<DecisionDecided> = {}): DecisionDecided {
  return {
    type: 'decision.decided',
    at: at(number + 10),
    by: { as: 'agent', role: 'frontend' },
    id: decisionId(number),
    choice,
    rationale: `It was the best.\n\nIn every way:\n- one\n- two`,
    contributors: [],
    withoutInput: [],
    ...more,
  };
}

function input(number: number, text: string, more: Partial<DecisionInput> = {}): DecisionInput {
  return {
    type: 'decision.input',
    at: at(number + 5),
    by: { as: 'agent', role: 'backend' },
    id: decisionId(number),
    text,
    ...more,
  };
}

/** One of every kind: replaced, hostile, made outright, pending. All times are fixed. */
export async function decideAll(sandbox: Sandbox): Promise<void> {
  const log = storeOf(sandbox).log('decisions');
  const records = [
    proposed(1, {
      title: 'How do services talk?',
      description: 'One way for all of them.\n\nIt has to be there by spring.',
      category: 'api-design',
      scope: 'service',
      tags: ['api', 'http'],
      options: [
        { name: 'REST', pros: ['well understood', 'easy to debug'], cons: ['many endpoints'] },
        { name: 'GraphQL', pros: ['one endpoint'], cons: [] },
        { name: 'neither', pros: [], cons: [] },
      ],
      inputFrom: ['backend'],
      affects: ['frontend', 'backend'],
      about: { task: 'TASK-0001' },
    }),
    input(1, 'It is what we know.', { prefers: 'REST' }),
    decided(1, 'REST', { contributors: ['backend'] }),
    proposed(2, {
      title: '# Ids](x) <b>',
      description: HOSTILE,
      category: '*c*',
      tags: ['`t`'],
      options: [{ name: '# ULID', pros: ['## sorts'], cons: ['[x](y)'] }],
      inputFrom: ['backend'],
    }),
    input(2, HOSTILE, { by: { as: 'person' } }),
    decided(2, '# ULID', { rationale: HOSTILE, by: { as: 'person', role: 'backend' }, withoutInput: ['backend'] }),
    proposed(3, {
      title: 'How do services talk, again?',
      replaces: [decisionId(1)],
      decided: { choice: 'GraphQL', rationale: 'We have grown.' },
    }),
    proposed(4, {
      title: 'Which cache?',
      options: [{ name: 'Redis', pros: [], cons: [] }],
      deadline: '2026-01-20T16:00:00.000Z',
      inputFrom: ['backend'],
    }),
  ];
  for (const record of records) await log.append(record);
}
