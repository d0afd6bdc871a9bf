import type { Command } from 'commander';
import { declareHandoffCreate } from '../handoff/create.ts';
import { declareHandoffList } from '../handoff/list.ts';
import { declareHandoffMoves } from '../handoff/moves.ts';
import { declareHandoffShow } from '../handoff/show.ts';
import { declareHandoffVerify } from '../handoff/verify.ts';
import type { Terminal } from '../terminal.ts';

const HELP = `
Examples:
  coord handoff create 'The users endpoint' --to frontend
  coord handoff ready HAND-0001 --field summary='GET /users/:id returns the e-mail'
  coord handoff verify HAND-0001
  coord handoff approve HAND-0001
  coord handoff complete HAND-0001

A handoff goes STANDBY, ACTIVE, HANDOFF_READY, VERIFICATION, APPROVED, HANDOFF_COMPLETE; what fails goes FAILED, REMEDIATION,
and is HANDOFF_READY again. People approve, unless handoff.verify.by or handoff.auto_approve of the config says otherwise.`;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', HELP);
  declareHandoffCreate(command, terminal);
  declareHandoffList(command, terminal);
  declareHandoffShow(command, terminal);
  declareHandoffVerify(command, terminal);
  declareHandoffMoves(command, terminal);
}
