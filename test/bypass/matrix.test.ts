import { expect, it } from 'vitest';
import { documentOf, type Section } from './document.ts';
import { tryEnds } from './ends.ts';
import { SETTINGS, type Setting } from './settings.ts';
import { isReal, type Met, tryWay } from './trial.ts';
import { GIT, SHELL, SWITCHES, TOOLS, type Way } from './ways.ts';

const SECTIONS: { title: string; ways: Way[] }[] = [
  { title: 'By tools', ways: TOOLS },
  { title: 'By the shell', ways: SHELL },
  { title: 'By git', ways: GIT },
  { title: 'By switching coord off', ways: SWITCHES },
];

const WAYS = SECTIONS.flatMap(({ ways }) => ways);

it('knows only ways that are ways', async () => {
  const setting = await open('main checkout');
  const unreal: string[] = [];
  for (const way of WAYS) if (!(await isReal(way, setting))) unreal.push(way.name);
  expect(unreal).toEqual([]);
});

it('meets every way to write a file, in every setting, as docs/bypass-matrix.md says', async () => {
  const names = Object.keys(SETTINGS);
  const columns = await Promise.all(names.map(async (name) => tryAll(await open(name))));
  const sections = SECTIONS.map(
    ({ title, ways }): Section => ({
      title,
      rows: ways.map((way) => ({ name: way.name, met: columns.map((column) => column.get(way) ?? []) })),
    }),
  );
  const ends = await tryEnds(await open('main checkout'));

  const unnoticed = sections.flatMap(({ rows }) =>
    rows.filter(({ met }) => met.some((places) => places.length === 0)).map(({ name }) => name),
  );
  expect(unnoticed).toEqual([]);
  await expect(documentOf(names, sections, ends)).toMatchFileSnapshot('../../docs/bypass-matrix.md');
}, 900_000);

function open(name: string): Promise<Setting> {
  return (SETTINGS[name] as () => Promise<Setting>)();
}

async function tryAll(setting: Setting): Promise<Map<Way, Met[]>> {
  const met = new Map<Way, Met[]>();
  for (const [index, way] of WAYS.entries()) met.set(way, await tryWay(way, setting, `session-${index}`));
  return met;
}
