import { join } from 'node:path';
import { StateUnreadable } from '../../leases.ts';
import { checked, DOCUMENT_KINDS, type Kind, SIGNAL_KINDS } from '../../records.ts';
import { documentLock } from '../documents.ts';
import { namesIn, readDocument, textOf } from '../document-files.ts';
import { type Finding, type Inspector, MOVED_ASIDE, moveAside, reasonOf } from './finding.ts';

/** Documents and signals that can't be read, or are not what their kind says. */
export function inspectDocuments({ layout, mutex }: Inspector): Finding[] {
  const documents = DOCUMENT_KINDS.flatMap((kind) =>
    inEach(join(layout.documents, kind), (path, file): Finding | undefined => {
      const look = () => faultOf(path, () => checked(kind, readDocument(path)?.value, path));
      const what = look();
      if (what === undefined) return undefined;
      const repair = () => mutex(documentLock(kind, file), () => look() !== undefined && moveAside(layout, path));
      return { severity: 'fault', path, what, mend: MOVED_ASIDE, repair: async () => void (await repair()) };
    }),
  );
  const signals = SIGNAL_KINDS.flatMap((kind) =>
    inEach(join(layout.signals, kind), (path): Finding | undefined => {
      const look = () => faultOf(path, () => readSignal(kind, path));
      const what = look();
      if (what === undefined) return undefined;
      const repair = () => look() !== undefined && moveAside(layout, path);
      return {
        severity: 'note',
        path,
        what: `${what}; it counts as none`,
        mend: MOVED_ASIDE,
        repair: () => void repair(),
      };
    }),
  );
  return [...documents, ...signals];
}

function inEach(dir: string, look: (path: string, file: string) => Finding | undefined): Finding[] {
  return namesIn(dir).flatMap((file) => look(join(dir, file), file) ?? []);
}

/** What is wrong; undefined also for a file that has gone meanwhile. */
function faultOf(path: string, read: () => unknown): string | undefined {
  if (textOf(path) === undefined) return undefined;
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof StateUnreadable || error instanceof SyntaxError) return reasonOf(error, path);
    throw error;
  }
}

function readSignal(kind: Kind, path: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(textOf(path) ?? '');
  } catch {
    throw new StateUnreadable(path, 'this is not JSON');
  }
  return checked(kind, value, path);
}
