import { join } from 'node:path';
import { shellWord } from '../../domain/shell-word.ts';
import type { StateLayout } from '../../store/files/state-layout.ts';
import type { Repository } from '../../store/repository.ts';
import { gitHooksLayout, JUDGING } from './layout.ts';

/** How every file begins that is coord's. */
export const DISPATCHER_HEAD = '#!/bin/sh\n# Written by `coord hooks install`';

/** What stands under the name of each git hook. Reading it takes no process; only what may have to be judged starts Node. */
export function dispatcherText(repository: Repository, layout: StateLayout, node: string): string {
  return [
    `${DISPATCHER_HEAD}, taken out by \`coord hooks uninstall\`. The hook that git would have run without`,
    '# coord runs first, where it is, and what it says counts; then coord has its say.',
    'name=${0##*/}',
    placesFor(repository, layout, node),
    FIND_THEIRS,
    JUDGE,
    reading(JUDGING.join('|')),
  ].join('\n');
}

function placesFor({ commonDir }: Repository, layout: StateLayout, node: string): string {
  const { theirs, hooks, gitConfig } = gitHooksLayout({ commonDir });
  const places = {
    hooks,
    known: theirs,
    usual: join(commonDir, 'hooks'),
    config: gitConfig,
    bindings: layout.bindings,
    leases: layout.leases,
    events: join(layout.logs, 'events'),
    node,
    program: layout.hookProgram,
  };
  return Object.entries(places)
    .map(([name, path]) => `${name}=${shellWord(path)}`)
    .join('\n');
}

// git config is a process, and a fetch may call reference-transaction a thousand times: there what was found last time is
// used, until one of git's settings is newer.
const FIND_THEIRS = `
find_theirs() {
  theirs=$usual
  while IFS= read -r folder; do
    [ -z "$folder" ] || [ "$folder" = "$hooks" ] || theirs=$folder
  done <<EOF
$(git config --type=path --get-all core.hooksPath)
EOF
}

recall_theirs() {
  [ -s "$known" ] || return 1
  for settings in "$config" "\${HOME:-}/.gitconfig" "\${XDG_CONFIG_HOME:-\${HOME:-}/.config}/git/config" /etc/gitconfig; do
    [ "$settings" -nt "$known" ] && return 1
  done
  IFS= read -r theirs <"$known"
}

keep_theirs() {
  { printf '%s\\n' "$theirs" >"$known.$$" && mv -f "$known.$$" "$known"; } 2>/dev/null
}`;

// Nobody is locked out by a coord that is broken; an agent is not let past one either.
const JUDGE = `
is_agent() {
  [ -n "\${CLAUDECODE+x}\${COORD_RUN+x}\${COORD_INSTANCE:+x}" ]
}

# Whether somebody is at work whom coord holds to a role: an agent, or whoever works in a worktree that is bound.
is_held() {
  is_agent && return 0
  [ -n "\${COORD_ROLE:-}" ] && return 0
  cd -P . || return 0
  case $PWD in *[\\"\\\\[:cntrl:]]*) return 0 ;; esac
  for binding in "$bindings"/*.json; do
    [ -r "$binding" ] && IFS= read -r line <"$binding" || continue
    case $line in *'"worktree":"'"$PWD"'"'*) return 0 ;; esac
  done
  return 1
}

# Whether a person may have to be told of something: what is leased, or was written late. Starting Node takes far longer.
has_news() {
  [ -f "$program" ] && [ -x "$node" ] || return 0
  LC_ALL=C grep -qrsF -e '"state":"held"' -e '"type":"write.late"' "$leases" "$events"
  case $? in 1 | 2) return 1 ;; esac
}

# Whether a branch, or a HEAD on no branch, is to be at another commit than before.
moves_branch() {
  while read -r before after ref; do
    case $ref in
    refs/heads/* | HEAD)
      case $after in
      *[!0]*) [ "$before" = "$after" ] || return 0 ;;
      esac
      ;;
    esac
  done <<EOF
$input
EOF
  return 1
}

judge() {
  unset NODE_EXTRA_CA_CERTS NODE_OPTIONS
  if [ -f "$program" ] && [ -x "$node" ]; then
    "$node" "$program" "git-$name"
    case $? in
    0) exit 0 ;;
    2) exit 1 ;;
    esac
  fi
  if is_agent; then
    echo "coord: its git hook does not run, and without it no agent commits. A person has to put it in again: coord hooks install" >&2
    exit 1
  fi
  echo "coord: its git hook does not run, so nothing was checked. Put it in again with: coord hooks install" >&2
  exit 0
}`;

function reading(judging: string): string {
  return `
case $name in
reference-transaction) recall_theirs || { find_theirs; keep_theirs; } ;;
*) find_theirs ;;
esac
hook=$theirs/$name
[ -f "$hook" ] && [ -x "$hook" ] || hook=

case $name in
${judging}) ;;
*)
  [ -z "$hook" ] || exec "$hook" "$@"
  exit 0
  ;;
esac

if [ "$name" = pre-commit ]; then
  [ -z "$hook" ] || "$hook" "$@" || exit
  is_held || has_news || exit 0
  judge </dev/null
fi

if [ -n "$hook" ]; then
  input=$(cat)
  if [ -n "$input" ]; then printf '%s\\n' "$input"; fi | "$hook" "$@" || exit
fi
[ "$1" = prepared ] && is_held || exit 0
[ -n "$hook" ] || input=$(cat)
moves_branch || exit 0
judge <<EOF
$input
EOF
`;
}
