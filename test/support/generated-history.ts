import { seeded } from './seeded.ts';

/** Roles of the generated history: each owns the folder of its name. */
export const ROLES = ['api', 'data', 'docs', 'ops', 'web'] as const;
type Role = (typeof ROLES)[number];

/** The rules that it is checked against. */
const RULES = `version: 1
project: { name: shop }
roles:
${ROLES.map((role) => `  ${role}: { title: ${role}, owns: [${role}/**] }`).join('\n')}
ownership:
  unowned: deny
  shared: [{ paths: [shared/**], roles: [api, web] }]
`;

/** What one commit does. */
type Write = { kind: 'modify'; path: string; text: string; mode?: string } | { kind: 'delete'; path: string };

interface Commit {
  mark: number;
  branch: string;
  parents: number[];
  writes: Write[];
}

/** What was put in against the rules. */
export interface Planted {
  /** fast-import's mark of the commit. */
  mark: number;
  path: string;
}

/** A branch of one role, which began at a commit of main and is merged there. */
export interface Branch {
  name: string;
  role: Role;
  /** What main was at when the branch was to go in. */
  base: number;
  head: number;
}

export interface History {
  /** For `git fast-import`. */
  stream: string;
  commits: number;
  branches: Branch[];
  planted: Planted[];
}

/**
 * Branches of five roles that are made, brought up to date with main by merges, and merged, with files written, renamed, made
 * executable and deleted; and among them writes against the rules: plainly, by renames and deletes, within merges, and
 * taken back by the next commit.
 */
export function generateHistory(seed: number, size: { commits: number; planted: number }): History {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const commits: Commit[] = [];
  const trees = new Map<number, Map<string, string>>();
  const branches: Branch[] = [];
  const planted: Planted[] = [];

  const commit = (branch: string, parents: number[], writes: Write[], from = treeOf(parents[0])): number => {
    const mark = commits.length + 1;
    const tree = new Map(from);
    for (const write of writes) {
      if (write.kind === 'delete') tree.delete(write.path);
      else tree.set(write.path, write.text);
    }
    commits.push({ mark, branch, parents, writes: parents.length > 1 ? wholeOf(tree) : writes });
    trees.set(mark, tree);
    return mark;
  };
  const treeOf = (mark: number | undefined) => trees.get(mark ?? 0) ?? new Map<string, string>();
  const text = () => `text ${Math.floor(random() * 1e9)}\n`;
  const modify = (path: string): Write => ({ kind: 'modify', path, text: text() });
  const filesOf = (role: string, mark: number) =>
    [...treeOf(mark).keys()].filter((path) => path.startsWith(`${role}/`));

  /** What a role does within its rules. */
  const ownWork = (role: Role, at: number): Write[] => {
    const files = filesOf(role, at);
    const [old, kind] = [pick(files), below(10)];
    if (kind < 5 || files.length < 5) return [modify(`${role}/new-${below(1e6)}.txt`), modify(old)];
    if (kind < 7)
      return [
        { kind: 'delete', path: old },
        { kind: 'modify', path: `${role}/sub/moved-${below(1e6)}`, text: treeOf(at).get(old) ?? '' },
      ];
    if (kind < 8) return [{ kind: 'delete', path: old }];
    if (kind < 9 && (role === 'api' || role === 'web')) return [modify(`shared/${role}-${below(50)}.txt`)];
    return [modify(old)];
  };

  /** What is against the rules, as the paths that have to be found in this commit. */
  const badWork = (role: Role, at: number): Write[] => {
    const other = pick(ROLES.filter((one) => one !== role));
    const victim = pick(filesOf(other, at));
    switch (below(6)) {
      case 0:
        return [modify(victim)];
      case 1:
        return [modify(`${other}/slipped-${below(1e6)}.txt`)];
      case 2:
        return [{ kind: 'delete', path: victim }];
      case 3:
        return [
          { kind: 'delete', path: victim },
          { kind: 'modify', path: `${role}/taken-${below(1e6)}`, text: treeOf(at).get(victim) ?? '' },
        ];
      case 4:
        return [modify(`nobody-${below(1e6)}.txt`)];
      default:
        return [
          {
            kind: 'modify',
            path: 'coord.config.yaml',
            text: RULES.replace('api/**]', 'api/**, web/**]') + `# ${below(1e9)}\n`,
          },
        ];
    }
  };
  const plant = (role: Role, mark: number, writes: readonly Write[]) => {
    for (const { path } of writes) if (isAgainst(role, path)) planted.push({ mark, path });
  };

  const first = ROLES.flatMap((role) => Array.from({ length: 12 }, (_, index) => modify(`${role}/file-${index}.txt`)));
  let main = commit('main', [], [{ kind: 'modify', path: 'coord.config.yaml', text: RULES }, ...first]);
  while (commits.length < size.commits - 6) {
    const role = pick(ROLES);
    const name = `${role}/${branches.length + 1}`;
    let base = main;
    let head = main;
    for (let left = 4 + below(12); left > 0 && commits.length < size.commits - 5; left -= 1) {
      const own = ownWork(role, head);
      const wanted = random() < 0.15 ? badWork(role, head) : [];
      const bad = planted.length < size.planted ? wanted : [];
      const before = head;
      head = commit(name, [head], [...own, ...bad]);
      plant(role, head, bad);
      if (bad.length > 0 && planted.length < size.planted && random() < 0.5) {
        // Taken back at once: in the end nothing is to be seen of it.
        const against = bad.filter(({ path }) => isAgainst(role, path));
        const back = against.map(({ path }): Write => {
          const was = treeOf(before).get(path);
          return was === undefined ? { kind: 'delete', path } : { kind: 'modify', path, text: was };
        });
        head = commit(name, [head], back);
        plant(role, head, back);
      }
      // Others have gone on meanwhile, and the branch is brought up to date.
      if (random() < 0.15) {
        const other = pick(ROLES.filter((one) => one !== role));
        const ours = new Set(differences(treeOf(base), treeOf(head)).map(({ path }) => path));
        const theirs = filesOf(other, main).filter((path) => !ours.has(path));
        main = commit('main', [main], [modify(pick(theirs)), modify(`${other}/main-${below(1e6)}.txt`)]);
        const merged = mergedTree(treeOf(base), treeOf(head), treeOf(main));
        const isSlipped = planted.length < size.planted && random() < 0.4;
        const slipped = isSlipped ? [modify(`${other}/in-merge-${below(1e6)}.txt`)] : [];
        head = commit(name, [head, main], slipped, merged);
        plant(role, head, slipped);
        base = main;
      }
    }
    branches.push({ name, role, base: main, head });
    // What is against the rules never gets into main: the next branch begins without it.
    const clean = new Map(treeOf(main));
    for (const [path, value] of treeOf(head)) if (!isAgainst(role, path)) clean.set(path, value);
    for (const path of treeOf(main).keys()) if (!isAgainst(role, path) && !treeOf(head).has(path)) clean.delete(path);
    main = commit('main', [main, head], [], clean);
  }
  while (commits.length < size.commits) main = commit('main', [main], [modify('docs/last.txt')]);
  return { stream: commits.map(streamOf).join(''), commits: commits.length, branches, planted };
}

/** Whether a role may not write a path. */
function isAgainst(role: Role, path: string): boolean {
  return !path.startsWith(`${role}/`) && !(path.startsWith('shared/') && (role === 'api' || role === 'web'));
}

/** Both sides never change the same file here, so that their merge is what either has changed. */
function mergedTree(base: Map<string, string>, ours: Map<string, string>, theirs: Map<string, string>) {
  const merged = new Map(ours);
  for (const write of differences(base, theirs)) {
    if (write.kind === 'delete') merged.delete(write.path);
    else merged.set(write.path, write.text);
  }
  return merged;
}

function differences(from: Map<string, string>, to: Map<string, string>): Write[] {
  const changed = [...to].filter(([path, text]) => from.get(path) !== text);
  return [
    ...changed.map(([path, text]): Write => ({ kind: 'modify', path, text })),
    ...[...from.keys()].filter((path) => !to.has(path)).map((path): Write => ({ kind: 'delete', path })),
  ];
}

const wholeOf = (tree: Map<string, string>): Write[] =>
  [...tree].map(([path, text]) => ({ kind: 'modify', path, text }));

function streamOf({ mark, branch, parents, writes }: Commit): string {
  const isMerge = parents.length > 1;
  const lines = writes.map((write) =>
    write.kind === 'delete'
      ? `D ${write.path}\n`
      : `M 100644 inline ${write.path}\ndata ${Buffer.byteLength(write.text)}\n${write.text}\n`,
  );
  const message = `commit ${mark}`;
  return [
    `commit refs/heads/${branch}\nmark :${mark}\n`,
    `committer A Person <person@example.com> ${1_700_000_000 + mark} +0000\ndata ${message.length}\n${message}\n`,
    ...parents.map((parent, index) => `${index === 0 ? 'from' : 'merge'} :${parent}\n`),
    ...(isMerge ? ['deleteall\n'] : []),
    ...lines,
    '\n',
  ].join('');
}
