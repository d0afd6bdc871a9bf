import { authorName } from '../../domain/author.ts';
import type { Handoff } from '../../domain/records.ts';
import { gitIn } from '../../store/git.ts';
import type { Team } from '../runs/team.ts';
import type { Workplace } from '../workplace.ts';
import type { HandoffValues } from './document.ts';
import { checkValues, entryValues, fieldValues, nameOf } from './values.ts';

/** What the document of a handoff outside runs says: its own record, and what git has of the work. */
export async function recordValues(
  handoff: Handoff,
  { repository }: Pick<Workplace, 'repository'>,
  { project, roles }: Team,
): Promise<HandoffValues> {
  const { id, title, state, from, to, fields, work, verification, history } = handoff;
  const git = gitIn(repository.main ?? repository.worktree);
  const hasWork = work !== undefined && repository.git;
  const commits = hasWork ? await git.commitsBetween(work.base, work.tip) : [];
  const party = (role: string) => ({ part: '', role, title: roles[role]?.title ?? role });
  const layers = verification?.layers ?? [];
  return {
    project,
    handoff: { id, title, state, history: history.map(entryValues) },
    run: {
      id: '',
      playbook: '',
      step: '',
      branch: work?.branch ?? '',
      range: work ? `${short(work.base)}..${short(work.tip)}` : '',
    },
    from: party(from),
    to: party(to),
    fields: fieldValues(fields),
    commits: commits.map(({ commit, subject }) => ({ commit: short(commit), subject })),
    files: hasWork ? (await git.diffStat(work.base, work.tip)).trimEnd() : '',
    unowned: [],
    rounds: [],
    verification: verification
      ? [
          {
            step: 'verify',
            role: from,
            passed: verification.passed,
            layers: layers.map(({ layer, status, checks }) => ({
              layer,
              status,
              checks: checks.map(checkValues),
            })),
          },
        ]
      : [],
    failures: layers.flatMap(({ layer, checks }) =>
      checks.filter(({ passed }) => !passed).map((check) => ({ layer, name: nameOf(check), tail: check.tail ?? '' })),
    ),
    approvals: history.flatMap(({ did, by, at, note = '' }) =>
      did === 'approved' || did === 'rejected' || did === 'emergency'
        ? [{ step: id, approved: did !== 'rejected', by: authorName(by), at, reason: note }]
        : [],
    ),
    refused: [],
  };
}

const short = (commit: string) => commit.slice(0, 12);
