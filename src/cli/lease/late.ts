import { lateWrites, settleLateWrites } from '../../services/leases/late-writes.ts';
import { placeOf } from '../../store/canonical-path.ts';
import { EXIT } from '../exit-codes.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { table } from '../text/table.ts';

interface Options {
  settle?: string[];
  json?: true;
  config?: string;
}

export async function listLateWrites(options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  const { workplace, author } = team;
  if (options.settle) {
    const paths = options.settle.map((path) => {
      const place = placeOf(workplace.repository, terminal.cwd, path);
      return place.kind === 'inside' ? place.path : path;
    });
    const settled = await settleLateWrites(workplace, paths, author);
    for (const path of settled) terminal.out(options.json ? JSON.stringify({ path }) : safeText(`${path} is settled`));
    const unknown = paths.filter((path) => !settled.includes(path));
    if (unknown.length === 0) return;
    terminal.err(safeText(`coord: nothing late is known of ${unknown.join(', ')}.`));
    return terminal.exit(EXIT.refused);
  }
  const late = await lateWrites(workplace.store);
  if (options.json) for (const write of late) terminal.out(JSON.stringify(write));
  else if (late.length === 0) terminal.out('Nothing was written late.');
  else {
    const rows = late.map(({ path, at, by, holder }) => ({ cells: [path, at, by.role ?? by.instance ?? '-', holder] }));
    terminal.out(table(['FILE', 'AT', 'WRITTEN BY', 'LEASE OF'], rows, terminal));
  }
}
