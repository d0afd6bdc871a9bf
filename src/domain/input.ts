/** What a run is told at its start: a playbook's own question. */
export interface Input {
  description: string;
  type: InputType;
  /** The values that there are, for a choice. */
  choices?: string[];
  default?: InputValue;
  /** Never a value: the environment variable that holds it. What texts and conditions read is the variable's name. */
  secret?: { env: string };
}

export type InputType = 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'role' | 'path';

export type InputValue = string | number | boolean;
