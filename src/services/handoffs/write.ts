import { join } from 'node:path';
import { err, ok } from '../../domain/result.ts';
import type { StepKey } from '../../domain/step-key.ts';
import { replaceFile } from '../../store/files/replace-file.ts';
import type { Documents } from '../runner/parts.ts';
import { fileOfKey } from '../runs/file-of-key.ts';
import type { Team } from '../runs/team.ts';
import { renderHandoff } from './document.ts';
import { handoffValues } from './values.ts';

/** The documents of a run, as Markdown files in its folder. @param template the config's `handoff.template` */
export function runDocuments(runDir: string, configDir: string, template: string | undefined, team: Team): Documents {
  return {
    writeHandoff(facts) {
      const rendered = renderHandoff(handoffValues(facts, team), { configDir, template });
      if (!rendered.ok) return err(rendered.error.map(({ message }) => message).join('; '));
      const name = fileOf(facts.key, '.md');
      replaceFile(join(runDir, name), rendered.value);
      return ok({ name, text: rendered.value });
    },
    writeTask(key, task) {
      const path = join(runDir, fileOf(key, '.task.md'));
      replaceFile(path, task);
      return path;
    },
  };
}

/** A step in a loop or a branch writes a file each time. */
function fileOf(key: StepKey, ending: string): string {
  return fileOfKey(key, '.') + ending;
}
