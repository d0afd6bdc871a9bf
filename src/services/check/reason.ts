import type { Ground } from '../../domain/decide.ts';

/** Why a change of a path is not simply right, as the end of a sentence that begins with the path. */
export function reasonFor(ground: Ground, role: string | undefined): string {
  switch (ground.kind) {
    case 'own':
    case 'shared':
    case 'excepted':
      return 'is its own';
    case 'protected':
      return 'is protected';
    case 'foreign':
      return `is owned by role ${ground.owner}, and this is a change by role ${role}`;
    case 'not-shared':
      return `is shared by ${ground.roles.join(', ')}, and this is a change by role ${role}`;
    case 'contested':
      return `is owned by more than one role: ${ground.owners.join(', ')}`;
    case 'unowned':
      return 'is owned by nobody';
    case 'unassigned':
      return `is owned by ${ground.owners.join(', ')}, and this is a change by a branch of no role`;
    case 'unknown-role':
      return `is changed by role ${ground.role}, which is not in the config`;
    case 'leased':
    case 'kept-for':
      return 'is leased';
  }
}
