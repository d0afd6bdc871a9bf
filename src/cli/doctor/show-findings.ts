import { relative } from 'node:path';
import type { Finding } from '../../hooks/examination/finding.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

/** Each finding with its mend, worst first. */
export function showFindings(findings: readonly Finding[], sound: string, terminal: Terminal): string {
  const { red, yellow, dim } = terminal.colors;
  const sorted = [...findings.filter(isFault), ...findings.filter((finding) => !isFault(finding))];
  const blocks = sorted.map(({ severity, where, what, mend }) => {
    const paint = severity === 'fault' ? red : yellow;
    const lines = [safeText(what), dim(safeText(`mend: ${mend}`))].map((line) => `       ${line}`);
    return [`${paint(severity.padEnd(5))}  ${safeText(placeFrom(terminal.cwd, where))}`, ...lines].join('\n');
  });
  const faults = findings.filter(isFault).length;
  return [...blocks, faults === 0 ? sound : `${faults} ${faults === 1 ? 'fault' : 'faults'}`].join('\n\n');
}

const isFault = ({ severity }: Finding) => severity === 'fault';

function placeFrom(cwd: string, where: string): string {
  if (!where.startsWith('/')) return where;
  const name = relative(cwd, where);
  return name === '' ? '.' : name.startsWith('..') ? where : name;
}
