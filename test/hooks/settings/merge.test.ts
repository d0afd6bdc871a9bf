import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_PAINT, renderDiagnostics } from '../../../src/config/diagnostics/diagnostic.ts';
import { hookCommand } from '../../../src/hooks/program.ts';
import { installedEvents, isCoordHook, mergeHooks, stripHooks } from '../../../src/hooks/settings/merge.ts';
import { COMMAND, twoEntries } from './entries.ts';

const CASES = resolve('test/fixtures/settings');

describe.each(readdirSync(CASES))('a settings file: %s', (name) => {
  const read = (file: string) => {
    const path = join(CASES, name, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const before = read('before.json');
  const after = read('after.json') ?? '';

  it('gets the hooks', () => expect(merged(before)).toBe(after));
  it('keeps its bytes when they are installed again', () => expect(merged(after)).toBe(after));
  it('gets its old bytes back', () => expect(stripped(after)).toBe(before));
  it('tells which events have a hook', () => {
    expect(installedEvents(after)).toMatchObject({ ok: true, value: expect.arrayContaining(['PreToolUse', 'Stop']) });
    expect(installedEvents(before ?? '{}')).toEqual({ ok: true, value: [] });
  });
});

describe('hooks that coord installed before', () => {
  const before = '{\n  "hooks": {\n    "Stop": [\n      { "hooks": [] }\n    ]\n  }\n}\n';
  const moved = "env -u NODE_EXTRA_CA_CERTS '/opt/my node' '/it'\\''s/state/bin/hook.cjs'";

  it('give way to a new command, in their place', () => {
    const expected = COMMAND.replace('/usr/bin/node', '/opt/node');
    expect(merged(merged(before), expected)).toBe(merged(before).replaceAll(COMMAND, expected));
  });

  it('are brought back to what they were, and only they', () => {
    const edited = merged(before).replace('"timeout": 10,', '"timeout": 600,').replace('"Stop": [', '"Stop":   [');
    expect(merged(edited)).toBe(merged(before).replace('"Stop": [', '"Stop":   ['));
  });

  it('go where a newer coord has none, and where they stand twice', () => {
    const [first] = twoEntries(moved);
    const twice = JSON.stringify({ hooks: { Stop: [{ hooks: [] }] }, ours: 0 }).replace(
      '{"hooks":[]}',
      `{"hooks":[]}, ${JSON.stringify({ hooks: [twoEntries()[1]?.hook, twoEntries(moved)[1]?.hook] })}`,
    );
    const result = mergeHooks(twice, first ? [first] : []);
    expect(result.ok && installedEvents(result.value)).toEqual({ ok: true, value: ['PreToolUse'] });
    expect(result.ok && stripped(result.value)).toBe('{"hooks":{"Stop":[{"hooks":[]}]},"ours":0}');
  });

  it('leave what the person did meanwhile, before, behind and between', () => {
    const edited = merged('{\n  "model": "opus"\n}\n')
      .replace('"model": "opus"', '"env": {},\n  "model":  "haiku"')
      .replace('    "Stop": [', '    "Notification": [],\n    "Stop": [\n      { "hooks": [] },')
      .replace(/\n}\n$/, ',\n  "language": "de"\n}\n');
    expect(stripped(edited)).toBe(`{
  "env": {},
  "model":  "haiku",
  "hooks": {
    "Notification": [],
    "Stop": [
      { "hooks": [] }
    ]
  },
  "language": "de"
}
`);
  });

  it('go alone from a group that the person put another hook into', () => {
    const theirs = '{ "type": "command", "command": "bell.sh" }';
    const edited = merged(undefined).replace(/(Stop",\n {12}"timeout": 10\n {10}\})/, `$1, ${theirs}`);
    expect(stripped(edited)).toBe(
      `{\n  "hooks": {\n    "Stop": [\n      {\n        "hooks": [\n          ${theirs}\n        ]\n      }\n    ]\n  }\n}\n`,
    );
  });

  it('go from a file that a formatter wrote anew', () => {
    const formatted = JSON.stringify(JSON.parse(merged('{"model":"opus","hooks":{"Stop":[]}}')), undefined, 4);
    expect(stripped(formatted)).toBe('{\n    "model": "opus"\n}');
  });
});

describe('the mark of a hook', () => {
  it.each([
    [hookCommand('/repo/.git/coord/bin/hook.cjs', '/usr/bin/node'), true],
    [hookCommand("/it's/my state/bin/hook.cjs", '/opt/my node/bin/node'), true],
    ['"/usr/bin/node" "/repo/.coord/bin/hook.cjs"', true],
    ["true || node '/my repo/.git/coord/bin/hook.cjs'", true],
    ['node /repo/tools/bin/hook.cjs', false],
    ['env -u NODE_EXTRA_CA_CERTS node /repo/scripts/lint.js', false],
    ['cat /repo/.git/coord/bin/hook.cjs |', false],
  ])('%s', (command, expected) => {
    for (const tail of ['', ' || exit 2', ' || true', ' | tee log'])
      expect(isCoordHook(`${command} PreToolUse${tail}`)).toBe(expected);
  });
});

describe('a settings file that coord leaves alone', () => {
  it.each([
    ['', 'broken-json: The file is empty.', 'MOVE', '1:1'],
    ['{\n  // mine\n}', 'broken-json: This is not JSON: it has no comments.', 'MOVE', '2:3'],
    ['{ "a": 1, }', 'broken-json: This is not JSON: no comma may stand before "}".', 'MOVE', '1:11'],
    ['{ "a": [1,] }', 'broken-json: This is not JSON: no comma may stand before "]".', 'MOVE', '1:11'],
    ['{ "a": 1\r\n  "b": 2 }', 'broken-json: This is not JSON: a comma is missing before this.', 'MOVE', '2:3'],
    ['{ "a": }', 'broken-json: This is not JSON: a value is missing here.', 'MOVE', '1:8'],
    ['{ "a" 1 }', 'broken-json: This is not JSON: a ":" is missing here.', 'MOVE', '1:7'],
    ['{ "a": "b', 'broken-json: This is not JSON: the text that begins here does not end on its line.', 'MOVE', '1:8'],
    ['{ "a": 1', 'broken-json: This is not JSON: it ends before all brackets are closed.', 'MOVE', '1:9'],
    ['{} {}', 'broken-json: This is not JSON: it goes on after its end.', 'MOVE', '1:4'],
    ["{ 'a': 1 }", 'broken-json: This is not JSON: "\'a\'" cannot be read here.', 'MOVE', '1:3'],
    ['[]', 'wrong-type: The settings must be an object: { … }.', 'MEND', '1:1'],
    ['{ "hooks": [] }', 'wrong-type: "hooks" must be an object: { "Stop": [ … ] }.', 'MEND', '1:12'],
    [
      '{ "hooks": {}, "hooks": {} }',
      'duplicate-key: "hooks" stands twice; Claude Code reads only the last one.',
      'JOIN hooks',
      '1:16',
    ],
    [
      '{ "hooks": { "Stop": [], "Stop": [] } }',
      'duplicate-key: "Stop" stands twice; Claude Code reads only the last one.',
      'JOIN Stop',
      '1:26',
    ],
    ['{ "hooks": { "Stop": {} } }', 'wrong-type: "Stop" must be a list: [ { "hooks": [ … ] } ].', 'MEND', '1:22'],
    ['{ "hooks": { "Stop": [7] } }', 'wrong-type: This group must be an object with a list "hooks".', 'MEND', '1:23'],
    [
      '{ "hooks": { "Stop": [{ "hooks": [{}] }] } }',
      'wrong-type: This hook must be an object with a "type".',
      'MEND',
      '1:35',
    ],
  ])('%s', (text, message, hint, place) => {
    const result = mergeHooks(text, twoEntries());
    const { at, ...fault } = result.ok ? expect.fail() : result.error;
    expect(`${fault.code}: ${fault.message}`).toBe(message);
    expect(`${at.line}:${at.column}`).toBe(place);
    expect(fault.hint).toBe(HINTS[hint] ?? `Put both into one "${hint.slice(5)}", then run the command again.`);
  });

  it('is shown with the line in question', () => {
    const text = '{\n  "model": "opus",\n}\n';
    const result = stripHooks(text);
    const fault = result.ok ? expect.fail() : result.error;
    expect(renderDiagnostics([{ ...fault, severity: 'error', file: 'settings.json' }], () => text, NO_PAINT)).toContain(
      'settings.json:3:1 error broken-json: This is not JSON: no comma may stand before "}".\n',
    );
  });
});

const HINTS: Record<string, string> = {
  MOVE: 'Mend it, or move the file away, then run the command again. Nothing was changed.',
  MEND: 'Mend it, then run the command again: Claude Code would not run the hooks of this file.',
};

function merged(text: string | undefined, command = COMMAND): string {
  const result = mergeHooks(text, twoEntries(command));
  return result.ok ? result.value : expect.fail(result.error.message);
}

function stripped(text: string): string | undefined {
  const result = stripHooks(text);
  if (!result.ok) return expect.fail(result.error.message);
  return result.value.kind === 'delete' ? undefined : result.value.text;
}
