import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Document } from '../documents.ts';
import { StateUnreadable } from '../leases.ts';
import { syncFolder } from './replace-file.ts';

/**
 * Ids that are file names everywhere, also where case makes no difference: TASK-0001 and task-0001 must not meet. All others
 * are hashed.
 */
const PLAIN = /^(?:(?![a-z]{1,10}-[0-9-]+$)[a-z0-9][a-z0-9._-]{0,99}|[A-Z]{1,10}-[0-9-]{1,30})$/;

/** What a document's file holds. */
export interface DocumentFile extends Document<unknown> {
  id: string;
}

export function fileName(id: string): string {
  return PLAIN.test(id) ? id : `~${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
}

/** Drafts of documents that are being replaced have other names. */
export function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @throws StateUnreadable where the file is not as coord writes them; what the document holds is not looked at */
export function readDocument(path: string): DocumentFile | undefined {
  const text = textOf(path);
  if (text === undefined) return undefined;
  let file: Partial<DocumentFile> | null;
  try {
    file = JSON.parse(text) as Partial<DocumentFile> | null;
  } catch {
    throw new StateUnreadable(path, 'this document is not JSON');
  }
  const { id, revision, value } = file ?? {};
  if (typeof id !== 'string' || typeof revision !== 'number' || basename(path) !== `${fileName(id)}.json`)
    throw new StateUnreadable(path, 'this document has no revision number, or not the id that it is kept under');
  return { id, revision, value };
}

/** Its end is as durable as its last change. */
export function removeDocument(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  syncFolder(dirname(path));
}
