import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import type { Shelf } from '../../config/playbooks/uses.ts';
import { readSourceFile } from '../../config/yaml/source-file.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { PlaybookFiles } from './find-playbook.ts';

/** A playbook without errors, with the texts that a run is pinned to. */
export interface LoadedPlaybook {
  text: string;
  playbook: Playbook;
  script?: { text: string; rehearsal: Rehearsal };
}

/** Reads and checks a playbook. The error holds everything that is wrong. @param withScript its script too */
export function loadPlaybook(
  files: PlaybookFiles,
  shelf: Shelf,
  withScript: boolean,
): Result<LoadedPlaybook, Diagnostic[]> {
  const { path, shown } = files.playbook;
  const text = readSourceFile(path, shown);
  const playbook = text.ok ? parsePlaybook(shown, text.value, files.name, shelf) : text;
  const script = withScript && files.script ? loadScript(files.script, playbook) : undefined;
  if (text.ok && playbook.ok && (!script || script.ok))
    return ok({ text: text.value, playbook: playbook.value, ...(script && { script: script.value }) });
  return err([...(playbook.ok ? [] : playbook.error), ...(script && !script.ok ? script.error : [])]);
}

/** What a script says of its playbook can only be checked where that can be read. */
function loadScript(
  { path, shown }: NonNullable<PlaybookFiles['script']>,
  playbook: Result<Playbook, unknown>,
): Result<NonNullable<LoadedPlaybook['script']>, Diagnostic[]> {
  const text = readSourceFile(path, shown);
  if (!text.ok) return text;
  const rehearsal = parseRehearsal(shown, text.value, playbook.ok ? playbook.value : undefined);
  return rehearsal.ok ? ok({ text: text.value, rehearsal: rehearsal.value }) : rehearsal;
}
