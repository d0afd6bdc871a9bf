import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../store/files/replace-file.ts';
import type { StateLayout } from '../store/files/state-layout.ts';
import { StateUnreadable } from '../store/leases.ts';

/** A worktree whose sessions play one role. Only a person and the runner bind; an agent's word never does. */
export interface Binding {
  /** The worktree's top folder, canonical. */
  worktree: string;
  role: string;
}

export function bind(layout: StateLayout, binding: Binding): void {
  replaceFile(layout.bindingOf(binding.worktree), `${JSON.stringify(binding)}\n`);
}

export function unbind(layout: StateLayout, worktree: string): void {
  rmSync(layout.bindingOf(worktree), { force: true });
}

/** The role a worktree is bound to. Throws `StateUnreadable` where the binding is there and can't be understood. */
export function boundRole(layout: StateLayout, worktree: string): string | undefined {
  const path = layout.bindingOf(worktree);
  return existsSync(path) ? readBinding(path).role : undefined;
}

/** Every bound worktree that still exists. */
export function listBindings(layout: StateLayout): Binding[] {
  if (!existsSync(layout.bindings)) return [];
  return readdirSync(layout.bindings)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readBinding(join(layout.bindings, name)))
    .filter((binding) => existsSync(binding.worktree))
    .sort((a, b) => (a.worktree < b.worktree ? -1 : 1));
}

function readBinding(path: string): Binding {
  const value = parse(path) as Partial<Binding> | null;
  if (typeof value?.worktree !== 'string' || typeof value.role !== 'string') {
    throw new StateUnreadable(path, 'this worktree binding is not one that coord wrote');
  }
  return { worktree: value.worktree, role: value.role };
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StateUnreadable(path, `this worktree binding cannot be read: ${(error as Error).message}`);
  }
}
