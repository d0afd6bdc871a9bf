import { hintFor, listOf } from '../../config/diagnostics/suggest.ts';
import type { Playbook } from '../../domain/playbook.ts';

/** part → role, or the roles that play a part of several. */
export type Bindings = Record<string, string | string[]>;

/** Why a playbook can't be played so. */
export interface BindingFault {
  code: 'unknown-part' | 'unbound-part' | 'unknown-role' | 'part-of-one' | 'parts-apart';
  part: string;
  message: string;
  hint?: string;
}

/** Everything wrong with who plays what: unknown parts, parts that nobody plays, a reviewer who is the author. */
export function bindingFaults({ name, parts }: Playbook, bound: Bindings, roleIds: readonly string[]): BindingFault[] {
  const known = Object.keys(parts);
  const unknown = Object.keys(bound).filter((part) => !Object.hasOwn(parts, part));
  return [...unknown.map(unknownPart), ...known.flatMap(faultsOf)];

  function unknownPart(part: string): BindingFault {
    const hint = known.length === 0 ? 'it has no parts' : hintFor(part, known, 'the parts are');
    return { code: 'unknown-part', part, message: `playbook '${name}' has no part '${part}'`, ...(hint && { hint }) };
  }

  function faultsOf(part: string): BindingFault[] {
    const { many = false, not = [] } = parts[part] ?? {};
    const roles = rolesOf(bound, part);
    if (roles.length === 0) {
      const hint = `bind it to ${many ? 'some' : 'one'} of ${listOf(roleIds)}: under playbooks.${name}.parts, or with --part ${part}=${many ? 'ROLE,ROLE' : 'ROLE'}`;
      return [{ code: 'unbound-part', part, message: `nobody plays part '${part}' of playbook '${name}'`, hint }];
    }
    const strangers = roles.filter((role) => !roleIds.includes(role));
    if (strangers.length > 0) return strangers.map((role) => unknownRole(part, role));
    if (!many && roles.length > 1) {
      const message = `part '${part}' is played by one role, and ${roles.length} are named`;
      const hint = 'name one, or let the playbook say that several play it: many: true';
      return [{ code: 'part-of-one', part, message, hint }];
    }
    return not
      .filter((other) => rolesOf(bound, other).some((role) => roles.includes(role)))
      .map((other) => apart(part, other));
  }

  function unknownRole(part: string, role: string): BindingFault {
    const hint = hintFor(role, roleIds, 'the roles are');
    return {
      code: 'unknown-role',
      part,
      message: `there is no role '${role}' to play part '${part}'`,
      ...(hint && { hint }),
    };
  }
}

function apart(part: string, other: string): BindingFault {
  const message = `part '${part}' must not be played by the role that plays '${other}'`;
  return { code: 'parts-apart', part, message, hint: 'bind one of the two to another role' };
}

/** The bindings as a run keeps them: one role, or a list where several play the part. */
export function playedBy({ parts }: Playbook, bound: Bindings): Bindings {
  const played = Object.entries(parts).map(([part, { many }]): [string, string | string[]] => {
    const roles = rolesOf(bound, part);
    return [part, many ? roles : (roles[0] ?? '')];
  });
  return Object.fromEntries(played);
}

/** Each role once: named twice, it would be one branch of an `each` twice. */
function rolesOf(bound: Bindings, part: string): string[] {
  return [...new Set([bound[part] ?? []].flat())];
}
