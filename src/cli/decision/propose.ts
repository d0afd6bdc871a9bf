import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { parseProposal, type ProposalFile } from '../../config/proposal.ts';
import { readSourceFile } from '../../config/yaml/source-file.ts';
import type { Decision } from '../../domain/decision.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Proposal } from '../../services/decisions/proposal.ts';
import { propose } from '../../services/decisions/propose.ts';
import { EXIT } from '../exit-codes.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { parseMoment } from '../when.ts';
import { declareDeadline, declareProposal, proposalOf, type ProposalOptions } from './options.ts';

interface Options extends ProposalOptions {
  inputFrom?: string[];
  deadline?: string;
  file?: string;
}

const EXAMPLES = `
Examples:
  coord decision propose 'How do services talk?' --category api-design --input-from backend,devops --deadline 2d \\
    --option REST --pro 'well understood' --con 'many endpoints' \\
    --option GraphQL --pro 'one endpoint' --con 'harder to debug'
  coord decision propose --file decision.yaml

The file, YAML or JSON, has title, description, category, scope, tags, options (each with name, pros and cons), input_from,
deadline, affects, task and replaces. With - it comes from standard input.`;

export function declarePropose(command: Command, terminal: Terminal): void {
  declareDeadline(declareProposal(command.argument('[title]', 'what is to be decided, in one line')))
    .option('-f, --file <file>', 'all of it from a YAML or JSON file, or from standard input with -')
    .addHelpText('after', EXAMPLES)
    .action(async (title: string | undefined, options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const proposal = await readProposal(title, options, terminal);
      if (!proposal) return;
      const { roleIds } = team.policy;
      const proposed = await propose(team.workplace, team.author, proposal, { roleIds });
      if (!proposed.ok) return refuse(proposed.error, terminal);
      const { id, title: about } = proposed.value;
      tellOutside({ kind: 'decision', text: `${id} is to be decided: ${about}` }, team, terminal);
      terminal.out(options.json ? JSON.stringify(proposed.value, undefined, 2) : toldOf(proposed.value));
    });
}

function toldOf({ id, title, inputFrom, options }: Decision): string {
  const next =
    inputFrom.length > 0
      ? `Input is needed from ${inputFrom.join(', ')}, who give it with: coord decision input ${id} 'TEXT'`
      : `Decide it with: coord decision decide ${id} ${options.length > 0 ? 'OPTION' : "--choice 'TEXT'"} --rationale 'TEXT'`;
  return `Proposed ${id}: ${safeText(title)}\n${next}`;
}

/** From the options, or whole from a file; says what is wrong where that can't be. */
async function readProposal(
  title: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<Proposal | undefined> {
  const { file, inputFrom, deadline, json: _, config: __, ...rest } = options;
  const given = proposalOf(title ?? '', rest);
  const more = { ...(inputFrom && { inputFrom }), ...(deadline !== undefined && { deadline }) };
  if (file === undefined && title !== undefined) return { ...given, ...more };
  const isMixed = title !== undefined || Object.keys({ ...given, ...more }).length > 1;
  if (file === undefined || isMixed) {
    const reason = file === undefined ? 'say what is to be decided' : 'with --file, the file says all of it';
    const mend = file === undefined ? 'coord decision propose --help shows how.' : 'Leave the rest of the line out.';
    refuse({ kind: 'invalid', reason, mend }, terminal);
    return undefined;
  }
  const shown = file === '-' ? 'standard input' : file;
  const text = file === '-' ? ok(await terminal.readInput()) : readSourceFile(resolve(terminal.cwd, file), file);
  const read = text.ok ? fromFile(shown, text.value) : text;
  if (read.ok) return read.value;
  showDiagnostics(terminal, read.error, text.ok ? { [shown]: text.value } : {});
  terminal.exit(EXIT.invalid);
  return undefined;
}

function fromFile(shown: string, text: string): Result<Proposal, Diagnostic[]> {
  const parsed = parseProposal(shown, text);
  if (!parsed.ok) return parsed;
  const { input_from: inputFrom, deadline, options, ...rest } = parsed.value;
  const moment = deadline === undefined ? ok(undefined) : momentIn(shown, deadline);
  if (!moment.ok) return moment;
  return ok({
    ...rest,
    ...(options && { options: options.map(withArguments) }),
    ...(inputFrom && { inputFrom }),
    ...(moment.value !== undefined && { deadline: moment.value }),
  });
}

const withArguments = ({ name, pros = [], cons = [] }: NonNullable<ProposalFile['options']>[number]) => ({
  name,
  pros,
  cons,
});

function momentIn(file: string, text: string): Result<string, Diagnostic[]> {
  try {
    return ok(parseMoment(text));
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return err([{ severity: 'error', code: 'bad-deadline', message: `deadline: ${error.message}`, file }]);
  }
}
