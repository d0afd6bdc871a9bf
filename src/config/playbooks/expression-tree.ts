/** A node of the library's syntax tree; `args` depends on `op`. */
export interface Node {
  op: string;
  args: unknown;
  start: number;
  end: number;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

export function isText(value: unknown): value is Node & { args: string } {
  return isNode(value) && value.op === 'value' && typeof value.args === 'string';
}

export function isId(value: unknown): value is Node & { args: string } {
  return isNode(value) && value.op === 'id';
}

/** The nodes that stand directly in a node. */
export function nodesIn({ args }: Node): Node[] {
  return [args].flat(3).filter(isNode);
}

/** What an expression asks for before it uses it, as `steps.fix`: with `has(steps.fix.output)`, or `"fix" in steps`. */
export function askedFor(ast: unknown): Set<string> {
  const asked = new Set<string>();
  visit(ast);
  return asked;

  function visit(node: unknown): void {
    if (!isNode(node)) return;
    const names = namesAsked(node) ?? [];
    for (const index of names.keys()) asked.add(names.slice(0, index + 1).join('.'));
    for (const inner of nodesIn(node)) visit(inner);
  }
}

function namesAsked({ op, args }: Node): string[] | undefined {
  if (op === 'call' && (args as [string])[0] === 'has') return chainOf((args as [string, unknown[]])[1][0]);
  if (op !== 'in') return undefined;
  const [name, owner] = args as [unknown, unknown];
  const before = chainOf(owner);
  return before && isText(name) ? [...before, name.args] : undefined;
}

/** `a.b["c"]` as its names; undefined for anything else. */
function chainOf(node: unknown): string[] | undefined {
  if (isId(node)) return [node.args];
  if (!isNode(node) || (node.op !== '.' && node.op !== '[]')) return undefined;
  const [owner, member] = node.args as [unknown, unknown];
  const before = chainOf(owner);
  const name = isText(member) ? member.args : member;
  return before && typeof name === 'string' ? [...before, name] : undefined;
}
