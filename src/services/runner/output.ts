import { Ajv2020 } from 'ajv/dist/2020.js';

/** What is wrong with a typed output, one line each; empty where nothing is. The schema was checked at load. */
export function checkOutput(schema: Record<string, unknown>, output: unknown): string[] {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  if (validate(output)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the answer'} ${message}`);
}
