import { InvalidArgumentError } from 'commander';
import type { Bindings } from '../../services/runs/run-parts.ts';

/** Collects `--input name=value` and `--part part=role`, each name once. */
export function collectPair(value: string, previous: Record<string, string> = {}): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('it has to be name=value.');
  const name = value.slice(0, at);
  if (Object.hasOwn(previous, name)) throw new InvalidArgumentError(`${name} is given twice.`);
  return { ...previous, [name]: value.slice(at + 1) };
}

/** `experts=frontend,backend` binds a part that several roles play. */
export function partsOf(pairs: Record<string, string> = {}): Bindings {
  const parts = Object.entries(pairs).map(([part, roles]) => [part, roles.split(',').filter((role) => role !== '')]);
  return Object.fromEntries(parts) as Bindings;
}
