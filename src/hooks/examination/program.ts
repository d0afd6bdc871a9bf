import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { shellWord } from '../../domain/shell-word.ts';
import { type Installation, readInstallation } from '../installation.ts';
import { coordShim } from '../program.ts';
import { closedToOwner } from './entries.ts';
import { isExecutable } from './executable.ts';
import { type Finding, fault, type Scene } from './finding.ts';

/** Whether the hook program, what it loads, and its record are there, and are what this coord installs. */
export function examineProgram(scene: Scene): Finding[] {
  const { layout, source } = scene.workplace;
  const { sources, install } = scene;
  const record = readRecord(layout.installation);
  if (typeof record === 'string') return [fault('record', layout.installation, record, install)];
  const findings: Finding[] = [];
  if (record.configPath !== source.configPath)
    findings.push(
      fault('record', layout.installation, `the hooks serve another config, ${record.configPath}`, install),
    );
  const age =
    record.version === sources.version
      ? 'is not what this coord installs'
      : `is of coord ${record.version}, and this is ${sources.version}`;
  for (const [path, from] of [
    [layout.hookProgram, sources.hookProgram],
    [layout.hookBody, sources.hookBody],
  ] as const) {
    const wrong = wrongWith(path, (text) => text === readFileSync(from, 'utf8'), age);
    if (wrong !== undefined) findings.push(fault('program', path, wrong, install));
  }
  const wrong = wrongWith(layout.coordProgram, isSoundShim, age);
  if (wrong !== undefined) findings.push(fault('program', layout.coordProgram, wrong, install));
  else if (!isExecutable(layout.coordProgram))
    findings.push(fault('program', layout.coordProgram, 'it is not executable', install));
  return [...findings, ...openToOthers(dirname(layout.hookProgram))];
}

function readRecord(path: string): Installation | string {
  if (!existsSync(path)) return 'the record of what is installed is missing';
  try {
    return readInstallation(path);
  } catch (error) {
    return (error as Error).message.replace(`${path}: `, '');
  }
}

function wrongWith(path: string, isRight: (text: string) => boolean, otherwise: string): string | undefined {
  if (!existsSync(path)) return 'it is missing';
  const closed = closedToOwner(path);
  if (closed) return closed.what;
  return isRight(readFileSync(path, 'utf8')) ? undefined : `it ${otherwise}`;
}

/** `coord` as it was put in, by whichever coord: the same text, and both programs that it names are there. */
function isSoundShim(text: string): boolean {
  const [, node, coordCommand] = /^exec (\S+|'.*') (\S+|'.*') "\$@"$/m.exec(text) ?? [];
  if (node === undefined || coordCommand === undefined) return false;
  const [program, command] = [node, coordCommand].map(unquoted) as [string, string];
  return text === coordShim({ node: program, coordCommand: command }) && isExecutable(program) && existsSync(command);
}

const unquoted = (word: string) => (word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word);

function openToOthers(folder: string): Finding[] {
  if (!existsSync(folder)) return [];
  const { mode } = statSync(folder);
  if ((mode & 0o700) !== 0o700)
    return [fault('program', folder, 'its owner may not use this folder', `chmod 700 ${shellWord(folder)}`)];
  return mode & 0o022
    ? [fault('program', folder, 'others may change what is in this folder', `chmod 700 ${shellWord(folder)}`)]
    : [];
}
