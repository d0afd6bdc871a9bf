import type { Command } from 'commander';
import { estimateRun } from '../../services/runs/estimate.ts';
import { planOf } from '../../services/runs/plan.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { showPlan } from '../playbooks/show-plan.ts';
import { estimateLine } from '../run/estimate-line.ts';
import { collectPair, partsOf } from '../run/pairs.ts';
import { prepareRun, refuseUnprepared, type Unprepared } from '../run/prepare-run.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  input?: Record<string, string>;
  part?: Record<string, string>;
  rehearse?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<playbook>', "a playbook's name: a file in playbooks/, or one that coord ships")
    .option('-i, --input <name=value>', 'an input of the playbook; can be given more than once', collectPair)
    .option(
      '-p, --part <part=role>',
      'who plays a part, instead of what the config says; several roles with commas',
      collectPair,
    )
    .option('--rehearse', 'with the inputs of the rehearsal script')
    .option('--json', 'print the plan as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord plan review-chain
  coord plan parallel-consultation --part experts=frontend,backend --input question='Which queue?'

Starts nothing and costs nothing. Inputs that are not given are shown as what they are for.
Exits with 2 where the playbook can't be run so, and says why; with --json, mistakes in its file are told as JSON.`,
    )
    .action((name: string, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const wanted = { inputs: options.input ?? {}, parts: partsOf(options.part), rehearse: options.rehearse === true };
      const prepared = prepareRun(name, wanted, team, terminal);
      if (!prepared.ok) return refuse(name, prepared.error, options, terminal);
      const { playbook, bound, inputs, missing, faults } = prepared.value;
      const plan = planOf(playbook, bound, inputs, team.loaded.config);
      const names = missing.map(({ name }) => name);
      const estimate = estimateRun(playbook, bound, team.loaded.config, team.workplace.layout.runs);
      if (options.json) terminal.out(JSON.stringify({ ...plan, estimate, missing: names, faults }, undefined, 2));
      else terminal.out(showPlan(plan, terminal.colors, names, estimateLine(estimate)));
      if (!options.json && faults.length > 0) terminal.err(faults.map((fault) => `coord: ${fault}`).join('\n'));
      terminal.exit(faults.length > 0 ? EXIT.invalid : EXIT.ok);
    });
}

function refuse(playbook: string, why: Unprepared, { json }: Options, terminal: Terminal): void {
  if (!json) return refuseUnprepared(why, terminal);
  const told =
    why.kind === 'mistakes' ? { diagnostics: why.diagnostics, faults: [] } : { diagnostics: [], faults: [why.text] };
  terminal.out(JSON.stringify({ playbook, ...told }, undefined, 2));
  terminal.exit(EXIT.invalid);
}
