import type { CallOptions, Ended, Sandbox } from './sandbox.ts';

/** Calls the built command as an agent of a role. */
export function agentOf(sandbox: Sandbox, role: string, instance?: string) {
  const env = { CLAUDECODE: '1', COORD_ROLE: role, ...(instance !== undefined && { COORD_INSTANCE: instance }) };
  return (args: string[], options: CallOptions = {}): Promise<Ended> =>
    sandbox.coord(args, { ...options, env: { ...env, ...options.env } });
}

/** Gives the roles of the fixture `team` something that they know. */
export function withExpertise(sandbox: Sandbox): void {
  const config = sandbox
    .read('coord.config.yaml')
    .replace('title: Frontend developer', 'title: Frontend developer\n    expertise: [CSS, accessibility]')
    .replace('title: Backend developer', 'title: Backend developer\n    expertise: [API, SQL, accessibility]');
  sandbox.write('coord.config.yaml', config);
}
