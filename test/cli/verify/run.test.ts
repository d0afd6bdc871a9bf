import { expect, it } from 'vitest';
import { journalOf, onlyRun, outcomeOf } from '../../support/runs.ts';
import { shop } from './stage.ts';

const PLAYBOOK = `version: 1
name: change
description: Changes what a layer promises.
parts:
  author: { description: Writes. }
steps:
  - { id: write, agent: author, prompt: Write. }
  - { id: verify, verify: { part: author } }
`;

/** A run in which the backend writes, and is verified. */
async function written(files: Record<string, string>) {
  const stage = await shop();
  stage.write('playbooks/change.yaml', PLAYBOOK);
  const writes = Object.entries(files).map(([path, text]) => ({ path, text }));
  stage.write(
    'playbooks/change.rehearsal.yaml',
    `version: 1\nplaybook: change\nsteps:\n  write: [{ writes: ${JSON.stringify(writes)} }]\n`,
  );
  await stage.git('add', '--all');
  await stage.git('commit', '--quiet', '-m', 'a playbook');
  const ended = await stage.coord(['run', 'change', '--rehearse', '--part', 'author=backend']);
  const run = onlyRun(stage);
  return {
    ended,
    logs: (await stage.coord(['logs', run])).stdout,
    outcome: outcomeOf(journalOf(stage, run), 'verify'),
  };
}

it('a run verifies contracts, benchmarks and flows too, and says so in its logs', async () => {
  const { ended, logs, outcome } = await written({ 'service/note.md': 'A word.\n' });
  expect(ended.code).toBe(0);
  expect(logs).toMatch(/verify: done in .*, 6 checks passed/);
  expect(outcome).toMatchObject({
    verification: {
      passed: true,
      layers: [
        { layer: 'data' },
        { layer: 'service', checks: [{}, {}, { name: 'cost', measured: { value: 40, unit: 'steps' } }] },
      ],
    },
  });
});

it('a run fails where its work breaks those who rely on a contract as it was when the run began', async () => {
  const quote = { type: 'object', required: ['state'], properties: { state: { enum: ['open', 'paid', 'lost'] } } };
  const { ended, logs, outcome } = await written({
    'contracts/quote.json': JSON.stringify(quote),
    'service/cost.mjs': "console.log('cost: 80');\n",
  });
  const reason =
    'layer service, compatibility of quote: it breaks who relies on it: output: /total was always there, and is gone; ' +
    'output: /state may be "lost" now, and was one of "open", "paid" (contracts/cart.json, contracts/quote.json). ' +
    'Change it so that both hold, add a contract of another name beside it, or have a person set compatible: false. ' +
    'Also failed: layer service, benchmark cost.';
  expect(outcome).toMatchObject({ kind: 'failed', reason });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain(reason);
  expect(logs).toContain(reason);
});

it('a run lets no agent write the numbers that its work is held against', async () => {
  const { ended, outcome } = await written({ 'coord.baselines.json': '{ "service/cost": 90 }' });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain('refused to write coord.baselines.json');
  expect(outcome).toBeUndefined();
});
