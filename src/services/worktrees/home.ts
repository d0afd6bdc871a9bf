import { basename, dirname, join, resolve } from 'node:path';
import type { CoordConfig } from '../../config/generated/config.ts';
import type { Readiness } from '../runs/workspaces.ts';

/** The folder that worktrees are made in: beside the repository, unless the config names another. @param main the main checkout */
export function worktreesHome(main: string, { worktrees }: CoordConfig): string {
  const dir = worktrees?.dir;
  return dir === undefined ? join(dirname(main), `${basename(main)}.worktrees`) : resolve(main, dir);
}

export function readinessOf({ worktrees }: CoordConfig): Readiness {
  const { link = [], copy = [], setup } = worktrees ?? {};
  return { link, copy, ...(setup !== undefined && { setup }) };
}

/** How many ports a worktree gets, from where; undefined where the config gives none. */
export function portPlanOf({ worktrees }: CoordConfig): { from: number; each: number } | undefined {
  const ports = worktrees?.ports;
  return ports && { from: ports.from, each: ports.each ?? PORTS_EACH };
}
const PORTS_EACH = 10;
