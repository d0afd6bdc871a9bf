import { createSandbox, type Ended, type Sandbox } from '../../support/sandbox.ts';

const SHOP = 'test/fixtures/verification/shop';

interface Reported {
  passed: boolean;
  base?: string;
  unchanged: string[];
  because: Record<string, string>;
  recorded: Record<string, number>;
  layers: {
    layer: string;
    flow?: true;
    status: string;
    because?: string;
    checks: {
      name: string;
      kind: string;
      passed: boolean;
      ending: string;
      tail: string;
      cached?: true;
      hint?: string;
    }[];
  }[];
}

export interface Shop extends Sandbox {
  /** A verification's report, and how the command ended. */
  verify(...args: string[]): Promise<Ended & { report: Reported }>;
}

/** Six layers of all types with a flow through three of them, on a branch of its own. */
export async function shop(): Promise<Shop> {
  const sandbox = await createSandbox(SHOP);
  await sandbox.git('checkout', '--quiet', '-b', 'work');
  return {
    ...sandbox,
    async verify(...args) {
      const ended = await sandbox.coord(['verify', '--json', ...args]);
      return { ...ended, report: JSON.parse(ended.stdout || '{}') };
    },
  };
}

/** `data passed: ids, stock`; what failed is marked. */
export function outline({ layers }: Reported): string[] {
  return layers.map(({ layer, status, checks, because }) => {
    const names = checks.map(({ name, kind, passed, cached }) => {
      const mark = cached ? '=' : passed ? '' : '!';
      return `${mark}${name}${kind === 'compatibility' ? '~' : ''}`;
    });
    return `${layer} ${status}${because ? ` (${because})` : ''}: ${names.join(' ')}`.replace(/: $/, '');
  });
}
