import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outline, Word } from '../outline.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import { type Check, finding } from './check.ts';

/** Roles and layers are named where they exist. */
export const knownNames: Check = (outline) => {
  const { roles, layers, players, flowSteps, verified } = outline;
  const roleWords = [...roles.flatMap((role) => role.collaborators), ...players];
  const layerWords = [
    ...roles.flatMap((role) => [...role.layers, ...role.mustPass]),
    ...layers.flatMap((layer) => layer.needs),
    ...flowSteps.flatMap(({ layer }) => layer ?? []),
    ...verified,
  ];
  return [
    ...unknown(
      outline,
      'role',
      roleWords,
      roles.map((role) => role.id),
    ),
    ...unknown(
      outline,
      'layer',
      layerWords,
      layers.map((layer) => layer.id),
    ),
  ];
};

function unknown(outline: Outline, what: 'role' | 'layer', words: readonly Word[], known: string[]): Diagnostic[] {
  return words
    .filter((word) => !known.includes(word.text))
    .map((word) =>
      finding(outline, word.path, {
        code: `unknown-${what}`,
        message: `there is no ${what} '${word.text}'`,
        hint: hintFor(word.text, known, `the ${what}s are`) ?? `add it under ${what}s`,
      }),
    );
}

/** A role that collaborates with itself is a slip of copying. */
export const othersOnly: Check = (outline) =>
  outline.roles.flatMap(({ id, collaborators }) =>
    collaborators
      .filter((word) => word.text === id)
      .map((word) =>
        finding(outline, word.path, {
          code: 'self-collaboration',
          message: `role '${id}' collaborates with itself`,
          hint: 'name the other role, or remove the entry',
        }),
      ),
  );
