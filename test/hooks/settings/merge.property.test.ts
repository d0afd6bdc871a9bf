import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCoordHook, mergeHooks, stripHooks } from '../../../src/hooks/settings/merge.ts';
import { twoEntries } from './entries.ts';

// Settings as pairs, not as objects: the order of keys, and keys such as "__proto__", are part of what is kept.
type Json = null | boolean | number | string | Json[] | { pairs: [string, Json][] };
type Printer = (value: Json) => string;

const object = (pairs: [string, Json][]): Json => ({ pairs });

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
);
const anything: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 }).map(object),
  ),
})).value;

const foreignHook = fc.constantFrom('bell.sh', 'node bin/hook.cjs Stop', 'say "}," // [', '').map((command) =>
  object([
    ['type', 'command'],
    ['command', command],
  ]),
);
const group = fc
  .tuple(fc.option(fc.constantFrom('*', 'Bash')), fc.array(foreignHook, { maxLength: 2 }))
  .map(([matcher, hooks]) =>
    object([...(matcher === null ? [] : [['matcher', matcher] satisfies [string, Json]]), ['hooks', hooks]]),
  );
const hooks = fc.uniqueArray(
  fc.tuple(fc.constantFrom('Stop', 'PreToolUse', 'Notification', 'SessionEnd'), fc.array(group, { maxLength: 3 })),
  { selector: ([event]) => event, maxLength: 4 },
);
const settings: fc.Arbitrary<Json> = fc
  .tuple(fc.array(fc.tuple(fc.string(), anything), { maxLength: 3 }), fc.option(hooks), fc.nat(3))
  .map(([others, hooks, at]) => {
    const members: [string, Json][] = others.filter(([key]) => key !== 'hooks');
    return object(hooks === null ? members : members.toSpliced(at, 0, ['hooks', object(hooks)]));
  });

// White space anywhere, or as the usual printers put it.
const wild = fc
  .array(fc.constantFrom('', '', ' ', '\n', '\r\n', '\t', '  \n '), { minLength: 1, maxLength: 40 })
  .map((blanks): Printer => {
    let used = 0;
    const blank = () => blanks[used++ % blanks.length] ?? '';
    return (value) =>
      blank() +
      printed(
        value,
        {
          open: () => blank(),
          between: () => blank() + ',' + blank(),
          close: () => blank(),
          colon: () => blank() + ':' + blank(),
        },
        0,
      ) +
      blank();
  });
const tidy = fc
  .tuple(fc.constantFrom('  ', '    ', '\t', ''), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([unit, eol, hasLastEol, hasMark]): Printer => {
    const line = (depth: number) => (unit === '' ? '' : eol + unit.repeat(depth));
    const style: Style = {
      open: (depth) => line(depth + 1),
      between: (depth) => `,${line(depth + 1)}`,
      close: line,
      colon: () => (unit ? ': ' : ':'),
    };
    return (value) => (hasMark ? '\uFEFF' : '') + printed(value, style, 0) + (hasLastEol ? eol : '');
  });
const file = fc.tuple(settings, fc.oneof(wild, tidy)).map(([value, print]) => print(value));

it('a second install changes nothing', () => {
  fc.assert(
    fc.property(file, (text) => {
      expect(merged(merged(text))).toBe(merged(text));
    }),
    { numRuns: 500 },
  );
});

it('uninstalling gives back the bytes, whatever versions were installed in between', () => {
  const [preToolUse, stop] = twoEntries();
  const versions = fc.array(
    fc.constantFrom([preToolUse, stop], [stop], [preToolUse], twoEntries('/state/coord/bin/hook.cjs')),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(file, versions, (text, installs) => {
      const last = installs.reduce(
        (before, entries) =>
          merged(
            before,
            entries.flatMap((entry) => entry ?? []),
          ),
        text,
      );
      expect(stripHooks(last)).toEqual({ ok: true, value: { kind: 'text', text } });
    }),
    { numRuns: 500 },
  );
});

it('every foreign value, and the order of all, stays', () => {
  fc.assert(
    fc.property(file, (text) => {
      const parsed = parse(merged(text));
      expect(JSON.stringify(withoutOurs(parsed))).toBe(JSON.stringify(withoutOurs(parse(text))));
    }),
    { numRuns: 500 },
  );
});

interface Style {
  open(depth: number): string;
  between(depth: number): string;
  close(depth: number): string;
  colon(): string;
}

function printed(value: Json, style: Style, depth: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item) => printed(item, style, depth + 1))
    : value.pairs.map(([key, item]) => JSON.stringify(key) + style.colon() + printed(item, style, depth + 1));
  const [left, right] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return left + right;
  return left + style.open(depth) + items.join(style.between(depth)) + style.close(depth) + right;
}

function merged(text: string, entries = twoEntries()): string {
  const result = mergeHooks(text, entries);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.error));
}

const parse = (text: string): Record<string, unknown> => JSON.parse(text.replace(/^\uFEFF/, ''));

/** The settings with our groups taken out, and then every list and object of hooks that is empty. */
function withoutOurs(settings: Record<string, unknown>): unknown {
  const hooks = Object.entries((settings['hooks'] ?? {}) as Record<string, { hooks: { command: string }[] }[]>)
    .map(
      ([event, groups]) =>
        [event, groups.filter((group) => !group.hooks.some(({ command }) => isCoordHook(command)))] as const,
    )
    .filter(([, groups]) => groups.length > 0);
  const { hooks: _, ...others } = settings;
  return [others, hooks];
}
