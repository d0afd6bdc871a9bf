// Generated from schemas/ by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';

interface Validate {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export const config: Validate;
export const playbook: Validate;
export const rehearsal: Validate;
export const decision: Validate;
