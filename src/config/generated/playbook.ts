// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Lower-case letters, digits and underscores; starts with a letter; at most 40 characters.
 */
export type Field = string;
/**
 * What is done in each round.
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps1 = Step[];
/**
 * What is done for each.
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps2 = Step[];
/**
 * What is done, one after the other: each step has an id and does one thing.
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps = Step[];

/**
 * A playbook: steps that a team of agents and people carry out, in order, durably.
 */
export interface Playbook {
  /**
   * The format that the file is written in: 1.
   */
  version: 1;
  /**
   * The file's name without .yaml.
   */
  name: string;
  description?: string;
  /**
   * The parts that are played; the config's playbooks section says by which role.
   */
  parts?: {
    [k: string]: {
      description: string;
      /**
       * Several roles play it, at once: in an each over this part.
       */
      many?: boolean;
    };
  };
  /**
   * Texts given with --input name=value. One without a default is required.
   */
  inputs?: {
    [k: string]: {
      description?: string;
      default?: string;
    };
  };
  limits?: {
    /**
     * Agents at work at the same time, at most. Default: 4.
     */
    agents?: number;
    /**
     * What all agents of a run may cost together, in US dollars: once it is spent, no further agent is started.
     */
    cost_usd?: number;
  };
  steps: Steps;
}
export interface Step {
  /**
   * Lower-case letters, digits and underscores; starts with a letter; at most 40 characters.
   */
  id: string;
  title?: string;
  /**
   * The steps of the same list that this one waits for. Default: the one before it; [] waits for none.
   */
  needs?: Field[];
  /**
   * CEL; the step is skipped when it is false.
   */
  if?: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  agent?: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  not?: string;
  /**
   * Handlebars text for the agent.
   */
  prompt?: string;
  /**
   * read: nothing may be changed. Default: write for an agent, read for run.
   */
  access?: 'read' | 'write';
  /**
   * fresh, or keep: go on in the session this part had before. Default: fresh.
   */
  session?: 'fresh' | 'keep';
  /**
   * A JSON Schema: for an agent's answer, or for the JSON that a command prints.
   */
  output?: {};
  /**
   * A command for sh. Values reach it through env, never through its text.
   */
  run?: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  part?: string;
  /**
   * Handlebars texts, as environment variables of the command.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * The step fails, and its processes end, when it has not ended after this time. Default for run: 10m.
   */
  timeout?: string;
  /**
   * The same when it has printed nothing for this time.
   */
  idle?: string;
  /**
   * What the step's agent may cost, in US dollars, all its attempts to answer together.
   */
  budget_usd?: number;
  loop?: {
    /**
     * Rounds at most; the step fails when they are used up.
     */
    max: number;
    /**
     * CEL, evaluated after each round: true ends the loop.
     */
    until: string;
    steps: Steps1;
  };
  each?: {
    [k: string]: unknown;
  } & {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    part?: string;
    /**
     * CEL for a list: the steps are done once for each of its items, which they read as item.
     */
    in?: string;
    /**
     * How many have to succeed: all, or a number. Default: all.
     */
    need?: 'all' | number;
    /**
     * What has not ended after this time is ended, and counts as failed.
     */
    within?: string;
    steps: Steps2;
  };
  verify?: {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    part: string;
  };
  approve?: {
    /**
     * Handlebars text that a person answers with approve or reject.
     */
    question: string;
  };
  handoff?: {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    from: string;
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    to: string;
    /**
     * The document's fields, each a Handlebars text.
     */
    fields: {
      [k: string]: string;
    };
    /**
     * Fields that must not be empty, besides those the config requires.
     */
    required?: Field[];
  };
}
