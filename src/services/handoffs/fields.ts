import type { HandoffStep, Step } from '../../domain/playbook.ts';

/** Who asks for a field: the playbook's step, or the config for every document. */
export interface Required {
  step: { id: string; fields: readonly string[] };
  config: readonly string[];
}

/** Whether a field says nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/**
 * Why a document may not be handed over: a required field is one that says something, whoever requires it.
 * @returns one sentence for each field that does not; empty where the document is complete
 */
export function lackingFields(fields: Readonly<Record<string, string>>, { step, config }: Required): string[] {
  const names = new Set([...step.fields, ...config]);
  return [...names]
    .filter((name) => !Object.hasOwn(fields, name) || isBlank(fields[name] ?? ''))
    .map((name) => {
      const asker = step.fields.includes(name)
        ? `step ${step.id} requires it`
        : "the config's handoff.required names it";
      return Object.hasOwn(fields, name)
        ? `field ${name} is empty, and ${asker}`
        : `step ${step.id} has no field ${name}, and ${asker}`;
    });
}

/** Why a playbook's documents can never be handed over: the config requires fields that its steps do not have. */
export function fieldsNotThere(steps: readonly Step[], config: readonly string[]): string[] {
  return handoffsIn(steps).flatMap(({ id, fields }) =>
    config
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => `step ${id} has no field ${name}, and the config's handoff.required names it`),
  );
}

function handoffsIn(steps: readonly Step[]): HandoffStep[] {
  return steps.flatMap((step) =>
    'steps' in step ? handoffsIn(step.steps) : step.verb === 'handoff' && !step.isDraft ? [step] : [],
  );
}
