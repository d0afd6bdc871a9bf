// The document that `npm run soak` writes: a row for each file of tests, with how much its tests have done.

/** The files, and what each finds out. */
export const PARTS = [
  {
    file: 'test/cli/kill.test.ts',
    what: 'A run of a playbook with a step of every kind is killed, at every record of its journal and by seeds. Carried on, it comes to the same files, outcomes and documents, with each step ended once, and leaves no process, worktree or branch',
  },
  {
    file: 'test/chaos/killed-instances.test.ts',
    what: '16 instances do mixed things with tasks, messages, decisions, notes and leases, and are killed at random and at named points. Nothing acknowledged is lost, no id is given twice, nothing has two holders, and the state is sound',
  },
  {
    file: 'test/chaos/sessions-at-once.test.ts',
    what: '10 sessions in 4 worktrees write through the hooks, and are stopped in the middle for longer than a lease lasts. Two writes of one path overlap only where coord says that one is late, and the status is true',
  },
  {
    file: 'test/store/files/killed-workers.test.ts',
    what: '8 processes use the store, and are killed. Nothing acknowledged is lost',
  },
  {
    file: 'test/store/files/faults.test.ts',
    what: 'Every file-system call of the store fails in every way, once and for good, or is where the process is killed. What was asked for is done or not done',
  },
  {
    file: 'test/cli/faults.test.ts',
    what: 'The same for whole commands and hooks. What is not done is said',
  },
  {
    file: 'test/hooks/generated-calls.test.ts',
    what: 'Tool calls of every shape, also broken and hostile ones, come to the hook before a tool. Each is answered, and where it is known what a call writes the answer is the right one',
  },
  {
    file: 'test/services/shell/generated.test.ts',
    what: 'Generated and damaged command lines are read for what they write. Each is answered',
  },
  {
    file: 'test/services/audit/changes.property.test.ts',
    what: 'Two sessions write, commit and move about in one repository. What each look says has changed is what a picture of everything says',
  },
  {
    file: 'test/cli/check/history.test.ts',
    what: 'A history of five roles with planted violations is checked. Exactly those are found',
  },
  {
    file: 'test/services/role-settings/deny-patterns.test.ts',
    what: "Generated configs become rules of the client's own. No rule denies a path that its role may write",
  },
];

/**
 * @param testResults as Vitest's JSON reporter has them
 * @param size how much of the whole soak was run, in percent
 */
export function soakReport(testResults, size) {
  const rows = PARTS.map(({ file, what }) => {
    const tests = testResults.find(({ name }) => name.endsWith(file))?.assertionResults;
    const came = tests ? `${amountsOf(tests)} | ${tests.filter(hasFailed).length}` : 'not run this time |';
    return `| ${what}. | ${came} |`;
  });
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).filter(hasFailed);
  const failures = failed.length === 0 ? 'None failed.' : failed.map(({ fullName }) => `- ${fullName}`).join('\n');
  return `# Soak

The last result of \`npm run soak\`, of ${new Date().toISOString().slice(0, 10)}, at ${size} % of its whole length.

| what | how much | tests failed |
| --- | --- | --- |
${rows.join('\n')}

${failures}
`;
}

const hasFailed = ({ status }) => status !== 'passed';

function amountsOf(tests) {
  const sums = new Map();
  for (const test of tests) {
    const amounts = test.meta?.soaked ?? { runs: runsIn(test) };
    for (const [name, amount] of Object.entries(amounts)) sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return [...sums].map(([name, sum]) => `${sum.toLocaleString('en')} ${name}`).join(', ');
}

/** A test may kill two runs at a time; its title says where. */
function runsIn({ title }) {
  return title.split(' | ').length;
}
