import { onTestFinished } from 'vitest';
import { createSandbox, type Ended, type Sandbox } from '../sandbox.ts';
import { type MessagesServer, startMessagesServer } from './messages-server.ts';
import { clientEnvironment } from './run-client.ts';
import type { Script } from './script.ts';

/** The repository of the fixtures' team, and the real client with a scripted model to play its roles. */
export interface PlayedTeam {
  sandbox: Sandbox;
  server: MessagesServer;
  /** What coord is started with. */
  env: Record<string, string>;
  coord(...args: string[]): Promise<Ended>;
}

/** @param change what the team's config is made into */
export async function playTeam(
  executable: string,
  script: Script,
  change: (config: string) => string = (config) => config,
): Promise<PlayedTeam> {
  const sandbox = await createSandbox('test/fixtures/team');
  const server = await startMessagesServer(script);
  onTestFinished(() => server.stop());
  sandbox.write('coord.config.yaml', change(sandbox.read('coord.config.yaml')));
  const env = { ...clientEnvironment({ url: server.url, home: sandbox.home }), COORD_CLAUDE: executable };
  return { sandbox, server, env, coord: (...args) => sandbox.coord(args, { env }) };
}
